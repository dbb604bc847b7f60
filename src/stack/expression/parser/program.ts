/** HCL's own parser, a WebAssembly program. It takes a moment to start and stays in memory: it is started where something needs it, once. */
import { readFile } from "node:fs";

/** What it can do. An answer is there when the call returns. @throws RangeError where something is nested too deep for it */
export interface HclProgram {
  /** A whole file, as JSON. */
  parse(fileName: string, text: string, answer: Answer): void;
  /** One expression, as the JSON of its syntax tree. */
  getExpressionAst(fileName: string, text: string, answer: Answer): void;
}

type Answer = (failure: string | null, json: string) => void;

declare global {
  /** Where the program leaves what it can do. */
  var __parse_terraform_config_wasm__: Partial<HclProgram> | undefined;
}

/** As far as they are used here. The types of the first come with those of browsers; a file of the library defines the second. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<object>;
};
declare const Go: new () => { readonly importObject: object; run(instance: object): Promise<void> };

let starting: Promise<HclProgram> | undefined;
let running: HclProgram | undefined;

/** Starts it, unless it was: reading and compiling it takes other threads than this one, as long as there is something else to do here. */
export function startParser(): Promise<HclProgram> {
  starting ??= start();
  return starting;
}

/** The same, for who will need it later: who asks for it then is told why it could not be started. */
export function startParserAhead(): void {
  startParser().catch(() => {});
}

/** The program, for who knows that it was started. */
export function startedParser(): HclProgram {
  if (running) return running;
  throw new Error("the HCL parser is asked before it was started");
}

/** The library would start it as well, and load thrice as much for it. */
async function start(): Promise<HclProgram> {
  const unpacking = unpacked(await packed());
  require("@cdktn/hcl2json/wasm/bridge_wasm_exec.js");
  const module = await WebAssembly.compile(await unpacking);
  const go = new Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  const can: Partial<HclProgram> = {};
  globalThis.__parse_terraform_config_wasm__ = can;
  // It waits for calls, and does not end.
  void go.run(instance);
  if (!isComplete(can)) throw new Error("the HCL parser has started, and cannot parse");
  running = can;
  return can;
}

function isComplete(can: Partial<HclProgram>): can is HclProgram {
  return can.parse !== undefined && can.getExpressionAst !== undefined;
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
