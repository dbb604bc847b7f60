/**
 * The examples of the reference documentation: each is planned on an emulator that holds what they name (`accounts/CLOUD.json`), once
 * as HCL and once as what its TypeScript synthesizes. The types of the TypeScript are checked with those of all other programs.
 */

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { SmsProvider } from "../../dist/cdktf";
import { clouds } from "../../src/clouds";
import { createClock, type Emulator, startEmulator } from "../../src/emulator";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { createProvider } from "../../src/reconcile";
import { isUnknown, type Value, type Values } from "../../src/schema";
import { openStack, plan } from "../../src/stack";
import { systemWorld } from "../../src/system/world";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { exampleDay } from "../support/stacks/example-objects";

const examples = join(__dirname, "..", "..", "examples");
const accounts = join(__dirname, "accounts");
const provider = createProvider(clouds);
const pathAttributes = [...provider.resources.values()].flatMap(({ definition }) => (definition.files ?? []).map(({ path }) => path));
const time = createClock({ offsetMs: 0, frozenAt: exampleDay });

let emulator: Emulator;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "smsform-reference-"));
  const contents = readdirSync(accounts).map((file) => [basename(file, ".json"), JSON.parse(readFileSync(join(accounts, file), "utf8"))]);
  const seed = join(root, "seed.json");
  writeFileSync(seed, JSON.stringify({ platforms: Object.fromEntries(contents) }));
  emulator = await startEmulator({ review: "manual", clock: time, seed });
});
afterAll(async () => {
  await emulator.close();
  rmSync(root, { recursive: true, force: true });
});

describe.each([...provider.resources])("the examples of the resource %s", (type, { definition }) => {
  const folder = join(examples, "resources", type);

  it("plan the same objects in HCL and in TypeScript", async () => {
    const hcl = await planned(written(join(folder, "resource.tf")));
    expect(hcl.errors).toEqual([]);
    expect(hcl.objects).toContainEqual([expect.stringMatching(`^${type}\\.`), "create", expect.anything()]);
    expect(await planned(synthesized(join(folder, "resource.ts")))).toEqual(hcl);
  });

  (definition.importId === undefined ? it.skip : it)("import an object that the HCL declares", () => {
    const declared = [...readFileSync(join(folder, "resource.tf"), "utf8").matchAll(/^resource "(\w+)" "(\w+)"/gm)];
    const imported = [...readFileSync(join(folder, "import.sh"), "utf8").matchAll(/^terraform import (\S+) /gm)];
    const addresses = declared.map(([, type, name]) => `${type}.${name}`);
    expect(imported).not.toEqual([]);
    for (const [, address] of imported) expect(addresses).toContain(address);
  });
});

describe.each([...provider.dataSources.keys()])("the examples of the data source %s", (type) => {
  const folder = join(examples, "data-sources", type);

  it("read the same in HCL and in TypeScript", async () => {
    const hcl = await planned(written(join(folder, "data-source.tf")));
    expect(hcl.errors).toEqual([]);
    expect(hcl.objects).toContainEqual([expect.stringMatching(`^data\\.${type}\\.`), expect.anything(), expect.anything()]);
    expect(hcl.outputs).not.toEqual([]);
    expect(await planned(synthesized(join(folder, "data-source.ts")))).toEqual(hcl);
  });
});

it("the examples of the provider set the same in HCL and in TypeScript", async () => {
  const hcl = await planned(written(join(examples, "provider", "provider.tf")));
  const typescript = await planned(synthesized(join(examples, "provider", "provider.ts")));
  expect(hcl).toMatchObject({ errors: [], settings: [["sms", expect.objectContaining({ baidu: expect.anything() })]] });
  expect(typescript).toEqual(hcl);
});

interface Planned {
  /** Address, action and values of every object. */
  readonly objects: readonly (readonly [string, string, unknown])[];
  readonly outputs: readonly (readonly [string, unknown])[];
  /** Blocks with `create_before_destroy`. */
  readonly createdFirst: readonly string[];
  readonly settings: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  readonly errors: readonly string[];
}

async function planned(folder: string): Promise<Planned> {
  const environment = { SMSFORM_ENDPOINT: emulator.url, TF_VAR_first_day: "2026-10-01", TF_VAR_last_day: "2026-10-07", ...emulatorKeys };
  const clock = { now: time.now, sleep: async (ms: number) => void time.advance(ms) };
  const { stack, diagnostics } = await openStack({
    machine: systemWorld,
    stack: folder,
    cwd: folder,
    environment,
    provider,
    variables: [],
  });
  const options = {
    runtime: { clock, concurrency: createConcurrencyLimit(10), environment },
    signal: new AbortController().signal,
    lockTimeoutMs: 0,
  };
  const made = stack && (await plan(stack, options));
  const told = [...diagnostics, ...(made?.diagnostics ?? [])].filter(({ severity }) => severity === "error");
  return {
    objects: (made?.changes ?? []).map(({ address, action, after }) => [address, action, plain(withoutPaths(after))] as const).sort(),
    outputs: (made?.outputs ?? []).map(({ name, after }) => [name, plain(after ?? null)] as const).sort(),
    createdFirst: [...(stack?.configuration.resources.values() ?? [])]
      .filter(({ lifecycle }) => lifecycle.createBeforeDestroy)
      .map(({ blockAddress }) => blockAddress),
    settings: [...(stack?.configuration.providers ?? [])].map(([key, { body }]) => [key, withoutLists(body.raw)]),
    errors: told.map(({ summary, detail }) => `${summary}: ${detail}`),
  };
}

/** A block in HCL is a list of one, or the block itself. */
function withoutLists(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) && value.length === 1 ? value[0] : value]),
  );
}

/** HCL takes a proof from its own folder; a program copies it beside the stack. The digest tells that it is the same. */
function withoutPaths(values: Values | null): Values | null {
  return values && Object.fromEntries(Object.entries(values).filter(([name]) => !pathAttributes.includes(name)));
}

function plain(value: Value): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      isUnknown(part as Value) ? "(not known yet)" : typeof part === "bigint" ? `${part}` : part,
    ),
  );
}

/** The HCL in a stack of its own. */
function written(file: string): string {
  const folder = withProofs(mkdtempSync(join(root, "hcl-")));
  const text = readFileSync(file, "utf8");
  const header = 'terraform {\n  required_providers {\n    sms = { source = "smsform/sms" }\n  }\n}\n';
  writeFileSync(join(folder, "main.tf"), text.includes("required_providers") ? text : `${header}${text}`);
  return folder;
}

/** The stack that the functions of a module declare. */
function synthesized(file: string): string {
  const functions: Readonly<Record<string, (scope: Construct) => void>> = require(file);
  const project = withProofs(mkdtempSync(join(root, "program-")));
  const app = new App({ outdir: join(project, "out"), context: { cdktfJsonPath: join(project, "cdktf.json") } });
  const stack = new TerraformStack(app, "shop");
  for (const declare of Object.values(functions)) declare(stack);
  if (!stack.node.children.some((child) => child instanceof SmsProvider)) new SmsProvider(stack, "sms");
  app.synth();
  return join(project, "out", "stacks", "shop");
}

/** Puts the proofs of the clouds' example programs where the examples look for theirs. */
function withProofs(folder: string): string {
  for (const name of clouds.map(({ name }) => join(examples, name)).filter(existsSync)) {
    for (const file of readdirSync(name).filter((file) => /\.(png|jpe?g)$/.test(file))) cpSync(join(name, file), join(folder, file));
  }
  return folder;
}
