/** A plugin process that serves the ticket cloud, as engines start it. */
import { start } from "../../../src/plugin/starting/main";
import { office } from "../clouds/ticket-cloud";

void start({ clouds: [office] });
