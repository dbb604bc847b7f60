import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectPlugin, type PluginClient } from "../../test/support/engines/plugin-client";
import { type Body, configurablePaths, exampleOf, type Written, worldOnExampleDay } from "../../test/support/stacks/example-objects";
import { clouds } from "../clouds";
import { createProvider } from "../reconcile";
import { type Attributes, containsUnknown, isObject, type Type, UNKNOWN, type Value, type Values } from "../schema";
import { coerceObject } from "../schema/coerce";
import { decodeObject, encodeObject } from "./codec/dynamic-value";
import { startProvider } from "./reattach";
import type { Serving } from "./serve";

jest.setTimeout(60_000);

/** Under review, approved, rejected and withdrawn, as each platform says it. */
const statuses = [
  ...["SUBMITTED", "READY", "REJECTED"],
  ...["1", "0", "-1"],
  ...[
    "Reviewing",
    "Adopted",
    "Reject",
    "Pending",
    "PENDING_REVIEW",
    "REVIEW_PROCESSING_COMPLETED",
    "REVIEW_NOT_PASS",
    "TO_BE_ACTIVATED",
    "LAUNCHED",
  ],
];

const proof = join(__dirname, "..", "..", "examples", "tencent", "proof.jpg");
const provider = createProvider(clouds);
const types = [...provider.resources.keys()];

describe("a value that is not known while planning", () => {
  let folder: string;
  let serving: Serving;
  let client: PluginClient;
  const environment = Object.fromEntries(
    clouds.flatMap(({ settings, needs }) =>
      Object.keys(Object.assign({}, ...[needs].flat())).flatMap((name) => (settings[name]?.env ?? []).map((variable) => [variable, "key"])),
    ),
  );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-unknown-"));
    serving = await startProvider({
      clouds,
      environment,
      folder,
      log: () => undefined,
      world: worldOnExampleDay,
    });
    client = connectPlugin(serving.address);
  });
  afterEach(async () => {
    client.close();
    await serving.close();
    await rm(folder, { recursive: true, force: true });
  });

  const configure = (config: Values) => client.call("ConfigureProvider", { config: encodeObject(provider.attributes, config) });
  const attributesOf = (typeName: string): Attributes => provider.resources.get(typeName)?.definition.attributes ?? {};

  async function plan(typeName: string, prior: Values | null, config: Values) {
    const attributes = attributesOf(typeName);
    const answer = await client.call("PlanResourceChange", {
      typeName,
      priorState: encodeObject(attributes, prior),
      proposedNewState: encodeObject(attributes, config),
      config: encodeObject(attributes, config),
    });
    const errors = answer.diagnostics.filter(({ severity }) => severity === "ERROR");
    return { errors, planned: decodeObject(attributes, answer.plannedState) };
  }

  async function exampleConfig(typeName: string): Promise<Values> {
    const written = await exampleOf("resource", typeName);
    const { values, diagnostics } = coerceObject(
      asValues({
        ...written,
        ...("signature_file" in written && { signature_file: null }),
        ...("proof_image_file" in written && { proof_image_file: proof }),
        ...(typeName === "sms_huawei_signature_file" && { file: proof }),
      }),
      attributesOf(typeName),
    );
    expect(diagnostics).toEqual([]);
    return values;
  }

  it.each(types)(
    "may come into every attribute of a %s that is there, whatever its status; what is configured is planned",
    async (typeName) => {
      await configure({});
      const attributes = attributesOf(typeName);
      const example = await exampleConfig(typeName);
      const { planned } = await plan(typeName, null, example);
      const review = provider.resources.get(typeName)?.definition.review;
      for (const status of statuses) {
        const values = settled(attributes, planned ?? {});
        const usable = review?.stateOf?.(status, values) === "usable";
        const prior = { ...values, ...("status" in attributes && { status, usable }) };
        for (const path of configurablePaths(attributes)) {
          const config = withUnknown(example, path);
          const change = await plan(typeName, prior, config);
          const allowed = change.errors.filter(({ summary }) => /protected/.test(summary));
          expect([path, status, change.errors]).toEqual([path, status, allowed]);
          for (const [name, value] of Object.entries(config)) {
            if (value !== null && allowed.length === 0) expect([name, change.planned?.[name]]).toEqual([name, value]);
          }
        }
      }
    },
  );

  it.each(clouds.flatMap(({ name, settings }) => Object.keys(settings).map((setting) => [name, setting] as const)))(
    "may be the setting %s.%s of the provider block: planning goes on",
    async (cloud, setting) => {
      expect((await configure({ [cloud]: { [setting]: UNKNOWN } })).diagnostics).toEqual([]);
      for (const typeName of types) {
        const { errors, planned } = await plan(typeName, null, await exampleConfig(typeName));
        expect(errors).toEqual([]);
        expect(planned).not.toBeNull();
      }
    },
  );

  it("may be a whole block of the provider", async () => {
    for (const { name } of clouds) expect((await configure({ [name]: UNKNOWN })).diagnostics).toEqual([]);
    expect((await configure({ rules: UNKNOWN })).diagnostics).toEqual([]);
    expect((await configure({ rules: { V16: UNKNOWN } })).diagnostics).toEqual([]);
  });
});

/** A body as the engine evaluates it: blocks are objects, and escaped variables are the platform's. */
function asValues(body: Body): Values {
  const evaluated = (written: Written): Value => {
    if (typeof written === "string") return written.replaceAll("$${", () => "${");
    if (Array.isArray(written)) return written.map(evaluated);
    return typeof written === "object" && written !== null ? asValues(written as Body) : (written as Value);
  };
  return Object.fromEntries(Object.entries(body).map(([name, written]) => [name, evaluated(written)]));
}

/** What a planned object may have become. */
function settled(attributes: Attributes, planned: Values): Values {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => {
      const value = planned[name] ?? null;
      return [name, containsUnknown(value) ? anyOf(type) : value];
    }),
  );
}

function anyOf(type: Type): Value {
  if (type.kind === "string") return "made-up";
  if (type.kind === "number") return 1;
  return type.kind === "bool" ? true : null;
}

function withUnknown(values: Values, [name = "", ...rest]: readonly string[]): Values {
  const inside = values[name] ?? null;
  return { ...values, [name]: rest.length === 0 ? UNKNOWN : withUnknown(isObject(inside) ? inside : {}, rest) };
}
