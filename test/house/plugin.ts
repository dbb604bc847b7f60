/** The plugin process of the tests, as engines start it: it serves what is invented beside what is published. */

import { start } from "../../src/plugin/starting/main";
import { clouds, functions } from ".";

void start({ clouds, functions });
