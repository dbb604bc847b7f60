/** The processes of a benchmark: the emulator, the bare loop, smsform. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { projectId } from "./huawei-stack.mjs";

const here = dirname(fileURLToPath(import.meta.url));
/** BENCH_DIST measures another build, to compare the two. */
export const dist = resolve(process.env.BENCH_DIST ?? join(dirname(here), "dist"));
const cli = join(dist, "cli", "main.js");

export const credentials = { accessKeyId: "emulator", secretKey: "emulator-secret" };

/** An emulator in a process of its own, without limits unless told otherwise. */
export async function startEmulator(latency, { rateLimits = "off", seed, switches = [] } = {}) {
  const parameters = ["--port", "0", "--latency", latency, "--review", "manual", "--account-limits", "off", "--rate-limits", rateLimits];
  if (seed !== undefined) parameters.push("--seed", seed);
  for (const each of switches) parameters.push("--switch", each);
  const child = spawn(process.execPath, [cli, "emulator", ...parameters], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (url) return emulatorAt(url, child);
  }
  throw new Error("the emulator did not start");
}

function emulatorAt(url, child) {
  const admin = async (method, path, fields) => {
    const response = await fetch(`${url}/_emulator/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: fields && JSON.stringify(fields),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    stop: () => child.kill(),
    /** Makes an object as the console would, e.g. under `tencent/signatures`. */
    create: (path, fields) => admin("POST", path, fields),
    /** All objects of a kind. */
    objects: (platform, kind) => admin("GET", `objects?platform=${platform}&kind=${kind}`),
    /** Runs something and tells which calls arrived meanwhile, by name, and how many were refused. */
    async counting(work) {
      await admin("DELETE", "calls");
      const result = await work();
      const { counts, refused } = await admin("GET", "calls");
      const refusals = Object.values(refused).flatMap(Object.values);
      return { ...result, calls: Object.assign({}, ...Object.values(counts)), refused: refusals.reduce((sum, count) => sum + count, 0) };
    },
  };
}

/** Makes the calls alone: `create`, and later `read` of what was created; `describe` or `list` of what a seed holds; Huawei's by `huawei-…`. @returns wall-clock milliseconds of the whole process */
export async function bareLoop(what, { url, folder, objects, inFlight }) {
  const parameters = [what, url, String(objects), String(inFlight), join(folder, "ids.json")];
  const { ms } = await run(process.execPath, [join(here, "bare-loop.mjs"), ...parameters], { cwd: folder });
  return { ms };
}

/** @returns wall-clock milliseconds of the whole process, its peak memory, processor time and the bytes that it wrote */
export function smsform(parameters, { url, folder }) {
  return probed([cli, ...parameters], { folder, environment: keys(url) });
}

/** The same of a program beside this file, or of one by its path. */
export async function probed([program, ...parameters], { folder, environment }) {
  const report = join(folder, ".probe.json");
  const { ms } = await run(process.execPath, ["--require", join(here, "probe.cjs"), resolve(here, program), ...parameters], {
    cwd: folder,
    environment: { ...environment, BENCH_PROBE: report },
  });
  return { ms, ...JSON.parse(readFileSync(report, "utf8")) };
}

/** A program of Node alone. @returns wall-clock milliseconds of the whole process */
export async function runNode(parameters, { folder, environment }) {
  const { ms } = await run(process.execPath, parameters, { cwd: folder, environment });
  return ms;
}

/** The environment of a program that talks to the emulator. */
export function keys(url) {
  return {
    SMSFORM_ENDPOINT: url,
    BAIDUCLOUD_ACCESS_KEY: credentials.accessKeyId,
    BAIDUCLOUD_SECRET_KEY: credentials.secretKey,
    TENCENTCLOUD_SECRET_ID: credentials.accessKeyId,
    TENCENTCLOUD_SECRET_KEY: credentials.secretKey,
    HW_ACCESS_KEY: credentials.accessKeyId,
    HW_SECRET_KEY: credentials.secretKey,
    HW_PROJECT_ID: projectId,
  };
}

/** Runs a program to its end; one that fails ends the benchmark, because its time would mean nothing. */
async function run(program, parameters, { cwd, environment = {} }) {
  const begun = performance.now();
  const child = spawn(program, parameters, { cwd, env: { ...inherited, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, exitCode] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise((resolve) => child.on("exit", resolve)),
  ]);
  const ms = performance.now() - begun;
  if (exitCode !== 0) throw new Error(`${program} ${parameters.join(" ")} ended with ${exitCode}:\n${(stderr || stdout).slice(0, 2000)}`);
  return { ms, stdout };
}

/** Nothing of the caller's accounts, proxies and settings takes part. */
const inherited = { PATH: process.env.PATH, BENCH_DIST: dist };

async function textOf(stream) {
  let text = "";
  for await (const part of stream.setEncoding("utf8")) text += part;
  return text;
}
