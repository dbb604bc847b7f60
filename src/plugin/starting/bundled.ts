/** The plugin as one bundle, and what V8 made of it. */
import { Script } from "node:vm";
import type { Greeted } from "./greeting";

/** No name begins as the launcher's does: engines take the first file that begins with `terraform-provider-sms` for the plugin. */
export const launcherName = "terraform-provider-sms";
export const bundleName = "smsform-provider.js";
export const executableEntryName = "smsform-executable.js";

/** Compiled code is good for one version of Node and one kind of machine: names of such files end so. */
export const codeCacheEnd = `-node-${process.version}-${process.platform}-${process.arch}.cache`;

/** And for one bundle, of which V8 itself looks at no more than the length. @param digest of the bundle */
export function codeCacheName(digest: string): string {
  return `smsform-provider-${digest}${codeCacheEnd}`;
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

export interface BundleParts {
  readonly source: string;
  /** A cache that does not fit is as good as none. */
  readonly codeCache: Buffer | undefined;
  /** For the stacks of errors. */
  readonly filename: string;
}

/** @throws when the source is not the plugin's */
export function loadBundled({ source, codeCache, filename }: BundleParts): Bundled {
  const wrapped = `(function (exports, require, module) {${source}\n})`;
  const script = new Script(wrapped, { filename, ...(codeCache && { cachedData: codeCache }) });
  const module: { exports: Partial<Plugin> } = { exports: {} };
  script.runInThisContext()(module.exports, require, module);
  const { serveEngine, attach, rehearse } = module.exports;
  if (!serveEngine || !attach || !rehearse) throw new Error(`${filename} is not the plugin`);
  return { plugin: { serveEngine, attach, rehearse }, codeCache: () => script.createCachedData() };
}
