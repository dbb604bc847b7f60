/** The plugin process of the tests, as engines start it: it serves what is invented beside what is published. */

import { pluginOf } from "../../src/plugin/starting/plugin";
import { start } from "../../src/plugin/starting/start";
import { clouds, functions } from ".";

void start(() => pluginOf({ clouds, functions }));
