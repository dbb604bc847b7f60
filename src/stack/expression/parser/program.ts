/** HCL's own parser, a WebAssembly program. It takes a moment to start and stays in memory: it is started where something needs it. */
import { readFile } from "node:fs";
import { FILE } from "./mistakes";

/** What it can do: read a whole file as JSON, and one expression as the JSON of its syntax tree. An answer is there when the call returns. */
interface HclProgram {
  parse: Ask;
  getExpressionAst: Ask;
}

type Ask = (fileName: string, text: string, answer: (failure: string | null, json: string) => void) => void;

declare global {
  /** Where the program leaves what it can do. */
  var __parse_terraform_config_wasm__: Partial<HclProgram> | undefined;
}

/** As far as they are used here. The types of the first come with those of browsers; a file of the library defines the second. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  readonly Instance: new (module: object, imports: object) => object;
};
declare const Go: new () => GoProgram;
interface GoProgram {
  readonly importObject: object;
  _scheduledTimeouts: Map<number, NodeJS.Timeout>;
  run(instance: object): Promise<void>;
}

let compiling: Promise<object> | undefined;
let compiled: object | undefined;
let running: { readonly go: GoProgram; readonly can: HclProgram } | undefined;

/**
 * Reads and compiles it, for who will most likely need it: other threads do, as long as there is something else to do here. Who needs it then is told
 * why it cannot be had.
 */
export function compileParserAhead(): void {
  compiling ??= compile();
  compiling.catch(() => {});
}

/** From then on it can be asked. */
export async function parserReady(): Promise<void> {
  compiling ??= compile();
  compiled = await compiling;
}

export interface Answer {
  readonly json?: string;
  /** What it says, or a RangeError where something is nested too deep for it. */
  readonly failure?: unknown;
}

export function askParser(what: keyof HclProgram, text: string): Answer {
  if (!compiled) throw new Error("the HCL parser is asked before it is ready");
  running ??= start(compiled);
  let answer: Answer = {};
  try {
    running.can[what](FILE, text, (failure, json) => {
      answer = failure ? { failure } : { json };
    });
  } catch (failure) {
    // It was interrupted where it stood, and would come to a bad end with the next text, or with what it wanted to do later.
    for (const timeout of running.go._scheduledTimeouts.values()) clearTimeout(timeout);
    running = undefined;
    return { failure };
  }
  return answer;
}

/** Go's collector of garbage looks again after a second: no process that is done waits for that, and no call does. */
class UnheldTimeouts extends Map<number, NodeJS.Timeout> {
  override set(id: number, timeout: NodeJS.Timeout): this {
    timeout.unref();
    return super.set(id, timeout);
  }
}

/** The library would start it as well, and load thrice as much for it. */
function start(module: object): NonNullable<typeof running> {
  const go = new Go();
  go._scheduledTimeouts = new UnheldTimeouts();
  const can: Partial<HclProgram> = {};
  globalThis.__parse_terraform_config_wasm__ = can;
  // It waits for calls, and does not end.
  void go.run(new WebAssembly.Instance(module, go.importObject));
  if (!isComplete(can)) throw new Error("the HCL parser has started, and cannot parse");
  return { go, can };
}

function isComplete(can: Partial<HclProgram>): can is HclProgram {
  return can.parse !== undefined && can.getExpressionAst !== undefined;
}

async function compile(): Promise<object> {
  const unpacking = unpacked(await packed());
  require("@cdktn/hcl2json/wasm/bridge_wasm_exec.js");
  return WebAssembly.compile(await unpacking);
}

function packed(): Promise<Buffer> {
  return new Promise((settle, fail) => {
    readFile(require.resolve("@cdktn/hcl2json/main.wasm.gz"), (failure, content) => (failure ? fail(failure) : settle(content)));
  });
}

/** In one piece, as far as is known: pieces would be put together once more. */
const unpackedBytes = 8 << 20;

function unpacked(content: Buffer): Promise<Buffer> {
  const { gunzip }: typeof import("node:zlib") = require("node:zlib");
  return new Promise((settle, fail) => {
    gunzip(content, { chunkSize: unpackedBytes }, (failure, bytes) => (failure ? fail(failure) : settle(bytes)));
  });
}
