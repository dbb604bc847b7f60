/** The entry of the single executable: the bundle and its compiled code are within it. */
import { getAsset } from "node:sea";
import { bundleName, loadBundled } from "./bundled";
import { start } from "./start";

void start(() => {
  const source = Buffer.from(getAsset(bundleName)).toString("latin1");
  // Empty where none could be made.
  const codeCache = Buffer.from(getAsset("code-cache"));
  return loadBundled({ source, codeCache: codeCache.length > 0 ? codeCache : undefined, filename: bundleName }).plugin;
});
