/** Programs that are one file, and what V8 has compiled of them: to compile one anew takes longer than the rest of its start. */
import { readFileSync, statSync } from "node:fs";
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

/**
 * What was kept at a path. V8 runs it as it is: what is not this user's own, or the administrator's, or what others may write, counts as nothing
 * kept, and so does what is no file.
 */
export function keptCode(path: string): Buffer | undefined {
  try {
    const found = statSync(path);
    const isOurs = process.getuid === undefined || (ownersOfCode().includes(found.uid) && (found.mode & 0o022) === 0);
    return found.isFile() && isOurs ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function ownersOfCode(): readonly (number | undefined)[] {
  return [0, process.getuid?.()];
}

export interface ProgramParts {
  readonly source: string;
  /** A cache that does not fit is as good as none. */
  readonly codeCache: Buffer | undefined;
  /** For the stacks of errors. What is kept tells it as well, wherever else the same program lies: so it names no place of this machine. */
  readonly filename: string;
  /** In which the program lies, where it asks for that. */
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
  const wrapped = `(function (exports, require, module, __dirname) {${source}\n})`;
  const script = new Script(wrapped, { filename, ...(codeCache && { cachedData: codeCache }) });
  const module: { exports: Partial<Exports> } = { exports: {} };
  script.runInThisContext()(module.exports, load, module, folder);
  return {
    exports: module.exports,
    wasCompiled: codeCache !== undefined && script.cachedDataRejected === false,
    codeCache: () => script.createCachedData(),
  };
}
