/** The plugin as one bundle, and what V8 made of it. */
import { beginProgram, codeCacheName as nameOf, type ProgramParts } from "../../system/compiled-code";
import type { Greeted } from "./greeting";

/** No name begins as the launcher's does: engines take the first file that begins with `terraform-provider-sms` for the plugin. */
export const launcherName = "terraform-provider-sms";
export const bundleName = "smsform-provider.js";
export const executableEntryName = "smsform-executable.js";

/** @param digest of the bundle */
export function codeCacheName(digest: string): string {
  return nameOf("smsform-provider", digest);
}

/** What the bundle exports. */
export interface Plugin {
  /** Serves the engine that was told where to connect, until it ends this process. */
  serveEngine(greeted: Greeted): void;
  /** Serves engines that others start, until it is interrupted. */
  attach(): Promise<void>;
  /** Does once what every start does, and ends it: what V8 compiles for that can be kept, and for the first request. */
  rehearse(): Promise<void>;
}

export interface Bundled {
  readonly plugin: Plugin;
  /** What V8 has compiled so far, for later starts. */
  codeCache(): Buffer;
}

/** @throws when the source is not the plugin's */
export function loadBundled(parts: ProgramParts): Bundled {
  const { exports, codeCache } = beginProgram<Plugin>(parts, require);
  const { serveEngine, attach, rehearse } = exports;
  if (!serveEngine || !attach || !rehearse) throw new Error(`${parts.filename} is not the plugin`);
  return { plugin: { serveEngine, attach, rehearse }, codeCache };
}
