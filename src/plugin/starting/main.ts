/** What the launchers load: the plugin that serves all that is published. */
import { pluginOf } from "./plugin";

const loadClouds = (): typeof import("../../clouds") => require("../../clouds");

/** Put in by the build, in base64, by the method that they answer. */
declare const ENCODED_SCHEMAS: Readonly<Record<"GetProviderSchema" | "GetResourceIdentitySchemas", string>>;

export const { serveEngine, attach, rehearse } = pluginOf({
  clouds: () => loadClouds().clouds,
  functions: () => loadClouds().functions,
  schema: (method) => Buffer.from(ENCODED_SCHEMAS[method], "base64"),
});
