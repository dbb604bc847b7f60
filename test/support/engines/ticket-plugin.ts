/** A plugin process that serves the ticket cloud, as engines start it. */
import { pluginOf } from "../../../src/plugin/starting/plugin";
import { start } from "../../../src/plugin/starting/start";
import { office } from "../clouds/ticket-cloud";

void start(() => pluginOf({ clouds: [office] }));
