/** Programs that are one file, and what V8 has compiled of them: to compile one anew takes longer than the rest of its start. */
import { homedir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";

/** Compiled code is good for one version of Node and one kind of machine: names of such files end so. */
export const codeCacheEnd = `-node-${process.version}-${process.platform}-${process.arch}.cache`;

/** And for one program, of which V8 itself looks at no more than the length. @param digest of the program */
export function codeCacheName(program: string, digest: string): string {
  return `${program}-${digest}${codeCacheEnd}`;
}

/** The folder of this user in which lies what can be made anew. */
export function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), ".cache"), "smsform");
}

export interface ProgramParts {
  readonly source: string;
  /** A cache that does not fit is as good as none. */
  readonly codeCache: Buffer | undefined;
  /** Absolute, or a name for the stacks of errors alone. */
  readonly filename: string;
  readonly folder?: string;
}

export interface Begun<Exports> {
  readonly exports: Partial<Exports>;
  /** It ran from the code that was given. */
  readonly wasCompiled: boolean;
  /** What V8 has compiled so far, for later starts. */
  codeCache(): Buffer;
}

/** Runs a program in this process. @param load how it loads what is not within it */
export function beginProgram<Exports>({ source, codeCache, filename, folder = "" }: ProgramParts, load: NodeJS.Require): Begun<Exports> {
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new Script(wrapped, { filename, ...(codeCache && { cachedData: codeCache }) });
  const module: { exports: Partial<Exports> } = { exports: {} };
  script.runInThisContext()(module.exports, load, module, filename, folder);
  return {
    exports: module.exports,
    wasCompiled: codeCache !== undefined && script.cachedDataRejected === false,
    codeCache: () => script.createCachedData(),
  };
}
