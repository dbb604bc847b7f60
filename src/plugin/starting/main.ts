/** What the launchers load: the plugin that serves all that is published. */
import { pluginOf } from "./plugin";

const loadClouds = (): typeof import("../../clouds") => require("../../clouds");

/** Put in by the build, in base64. */
declare const ENCODED_SCHEMA: string;

export const { serveEngine, attach, rehearse } = pluginOf({
  clouds: () => loadClouds().clouds,
  functions: () => loadClouds().functions,
  schema: () => Buffer.from(ENCODED_SCHEMA, "base64"),
});
