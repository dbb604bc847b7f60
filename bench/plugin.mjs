/** The plugin: how fast it starts, what it adds to an engine's own time, and how both engines compare. */
import { spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { hasOpenTofu, tofu } from "./opentofu.mjs";
import { dist, smsform } from "./programs.mjs";
import { writeStack } from "./stack.mjs";
import { makeStubProvider } from "./stub-provider.mjs";

const require = createRequire(import.meta.url);

/**
 * From starting the shipped plugin to its handshake, and to its answer about the schema, beside a Node that does nothing; they take turns.
 * @returns milliseconds, medians; the ratio is the median of the pairs' own
 */
export async function measureStartUp({ pairs = 15 } = {}) {
  const { certificatePem, createCertificate } = require(join(dist, "plugin", "starting", "certificate.js"));
  const { cookie } = require(join(dist, "plugin", "starting", "handshake.js"));
  const own = createCertificate(Date.now());
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    [cookie.name]: cookie.value,
    PLUGIN_CLIENT_CERT: certificatePem(own),
  };
  const toSchema = () =>
    timed(join(dist, "terraform-provider-sms"), [], environment, async (child) =>
      askForSchema(String(await onceOf(child.stdout, "data")), own),
    );
  const toHandshake = () => timed(join(dist, "terraform-provider-sms"), [], environment, (child) => onceOf(child.stdout, "data"));
  const bareNode = () => timed(process.execPath, ["-e", "0"], environment, (child) => onceOf(child, "exit"));
  await toHandshake();
  const times = [];
  for (let pair = 0; pair < pairs; pair++) times.push({ bare: await bareNode(), plugin: await toHandshake(), schema: await toSchema() });
  return {
    pairs,
    bare: median(times.map(({ bare }) => bare)),
    plugin: median(times.map(({ plugin }) => plugin)),
    schema: median(times.map(({ schema }) => schema)),
    ratio: median(times.map(({ bare, plugin }) => plugin / bare)),
    target: 2.2,
  };
}

async function timed(program, parameters, env, reached) {
  const begun = performance.now();
  const child = spawn(program, parameters, { env, stdio: ["ignore", "pipe", "inherit"] });
  const exited = onceOf(child, "exit");
  await reached(child);
  const ms = performance.now() - begun;
  child.kill("SIGKILL");
  await exited;
  return ms;
}

/** What engines ask first, and of most plugins nothing else. */
async function askForSchema(handshake, own) {
  const { certificatePem } = require(join(dist, "plugin", "starting", "certificate.js"));
  const { providerService } = require(join(dist, "plugin", "services.js"));
  const { Client, credentials } = require("@grpc/grpc-js");
  const [, , network, address, , certificate] = handshake.trim().split("|");
  const authority = new X509Certificate(Buffer.from(certificate, "base64")).toString();
  const keys = credentials.createSsl(Buffer.from(authority), Buffer.from(own.key), Buffer.from(certificatePem(own)));
  const client = new Client(network === "unix" ? `unix:${address}` : address, keys, { "grpc.ssl_target_name_override": "localhost" });
  const { path, requestSerialize } = providerService.GetProviderSchema;
  await new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      (bytes) => bytes,
      {},
      (failure) => (failure ? reject(failure) : resolve()),
    );
  });
  client.close();
}

function onceOf(emitter, event) {
  return new Promise((resolve) => emitter.once(event, resolve));
}

/**
 * A plan of so many templates through OpenTofu: with this plugin, with a stub that only waits and codes, and what cannot be saved: the
 * latency of all calls and the engine's own time. Rounds take turns.
 * @param emulator answers after `latencyMs`
 * @returns milliseconds, medians; undefined where OpenTofu is not installed
 */
export async function measurePluginPlan({ objects = 1000, rounds = 3, inFlight = 10, latencyMs = 50, folder, emulator }) {
  if (!hasOpenTofu) return undefined;
  const stack = join(folder, "plugin-plan");
  const own = join(folder, "engine-alone");
  writeStack(stack, objects);
  writeEngineStack(own, objects);
  await smsform(["apply", "--auto-approve"], { url: emulator.url, folder: stack });
  const stub = await makeStubProvider(join(folder, "stub"));
  const environment = { STUB_LATENCY_MS: String(latencyMs) };
  const plan = (stack, provider) => tofu(["plan"], { folder: stack, provider, inFlight, environment, url: emulator.url });
  const times = { plugin: [], stub: [], engine: [] };
  for (let round = 0; round < rounds; round++) {
    times.plugin.push((await plan(stack, dist)).ms);
    times.stub.push((await plan(stack, stub)).ms);
    times.engine.push((await plan(own, dist)).ms);
  }
  const [plugin, stubbed, engine] = [median(times.plugin), median(times.stub), median(times.engine)];
  const floor = (objects / inFlight) * latencyMs;
  return {
    objects,
    inFlight,
    latencyMs,
    plugin,
    stub: stubbed,
    engine,
    floor,
    ofStub: { ratio: plugin / stubbed, target: 1.15 },
    ofFloor: { ratio: plugin / (floor + engine), target: 1.5 },
  };
}

/**
 * The same stack through both engines, each on an account of its own making: apply, then plan.
 * @returns rows `{ who, what, ms, calls, peakBytes }`; those of OpenTofu are missing where it is not installed
 */
export async function compareEngines({ objects = 200, inFlight = 10, folder, emulator }) {
  const { url } = emulator;
  const rows = [];
  const ours = join(folder, "compare-smsform");
  writeStack(ours, objects);
  for (const [what, parameters] of [
    ["apply", ["apply", "--auto-approve"]],
    ["plan", ["plan"]],
  ]) {
    const run = () => smsform([...parameters, "--parallelism", String(inFlight)], { url, folder: ours });
    const { ms, calls, peakBytes } = await emulator.counting(run);
    rows.push({ who: "smsform", what, ms, calls, peakBytes });
  }
  if (!hasOpenTofu) return { objects, inFlight, rows };
  const theirs = join(folder, "compare-tofu");
  writeStack(theirs, objects);
  for (const [what, parameters] of [
    ["apply", ["apply", "-auto-approve"]],
    ["plan", ["plan"]],
  ]) {
    const run = () => tofu(parameters, { folder: theirs, inFlight, url });
    const { ms, calls, peakBytes } = await emulator.counting(run);
    rows.push({ who: "tofu", what, ms, calls, peakBytes });
  }
  return { objects, inFlight, rows };
}

/** As many objects of the engine's own, with a state that has them all: what a plan costs without any provider. */
function writeEngineStack(folder, objects) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = Array.from({ length: objects }, (_, number) => `bench_${number}`);
  const blocks = Object.fromEntries(names.map((name) => [name, { input: name }]));
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ resource: { terraform_data: blocks } }));
  const resources = names.map((name) => ({
    mode: "managed",
    type: "terraform_data",
    name,
    provider: 'provider["terraform.io/builtin/terraform"]',
    instances: [
      {
        schema_version: 0,
        attributes: { id: name, input: text(name), output: text(name), triggers_replace: null },
        sensitive_attributes: [],
      },
    ],
  }));
  const state = { version: 4, terraform_version: "1.6.2", serial: 1, lineage: "bench", outputs: {}, resources, check_results: null };
  writeFileSync(join(folder, "terraform.tfstate"), JSON.stringify(state));
}

/** A value whose type the state tells beside it. */
function text(value) {
  return { value, type: "string" };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
