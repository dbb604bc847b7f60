/** Whatever is called in whatever order, the emulated Huawei answers and holds together. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { flowStatuses, messageRegions, messageTypes, signatureStatuses, variableTypes } from "../../src/clouds/huawei/client/enumerations";
import { authorizationOf, timestampOf } from "../../src/clouds/huawei/client/signing/sign";
import { createClock, createEmulator, type ObjectView } from "../../src/emulator";
import { huaweiSwitches } from "../../src/emulator/huawei/switches";
import { emulatorKey, management, signatureBody } from "./huawei-caller";

type Emulator = Awaited<ReturnType<typeof createEmulator>>;

const name = fc.constantFrom("云杉", "云杉商城", "auto_test", "", "a b", "𝒳");
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.anything() });
const place = fc.nat({ max: 3 });

const variables = fc.array(
  fc.record({
    variable_index: fc.integer({ min: 0, max: 3 }),
    variable_type: maybe(fc.constantFrom(...variableTypes, "URL")),
    variable_desc: name,
  }),
  { maxLength: 3 },
);

/** Bodies that are mostly what a call takes. Ids are filled in when the call is made. */
const bodies = {
  apps: fc.record({
    app_name: maybe(name),
    region: maybe(fc.constantFrom(...messageRegions)),
    create_sign_and_template: fc.boolean(),
    up_link_addr: fc.constantFrom(undefined, "", "http://example.com"),
  }),
  signatures: fc.record({
    ...fromValues(signatureBody),
    signature_name: maybe(name),
    signature_type: maybe(fc.constantFrom(...messageTypes)),
    is_involved_third: fc.constantFrom("Yes", "No"),
    apply_desc: maybe(name),
  }),
  templates: fc.record({
    region: fc.constantFrom(...messageRegions),
    template_name: maybe(name),
    template_content: maybe(fc.constantFrom("您好", "${1}", "${1}和${2}", "${")),
    template_type: fc.constantFrom(...messageTypes),
    universal_template: fc.constantFrom(undefined, 0, 1, "1"),
    brackets: fc.anything(),
    send_country: maybe(fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 4 })),
    variable_attributes: fc.option(variables, { nil: undefined }),
    flow_status: fc.option(fc.constantFrom(...flowStatuses), { nil: undefined }),
  }),
};

function fromValues(values: object) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)]));
}

type Kind = keyof typeof bodies;
const kinds = ["apps", "signatures", "templates"] as const satisfies readonly Kind[];
const kind = fc.constantFrom(...kinds);

type Step =
  | {
      readonly do: "create" | "update";
      readonly kind: Kind;
      readonly body: Record<string, unknown>;
      readonly of: readonly [number, number, number];
    }
  | { readonly do: "show" | "remove" | "more"; readonly kind: Kind; readonly id: number }
  | { readonly do: "list"; readonly kind: Kind; readonly query: Record<string, string> }
  | { readonly do: "send"; readonly app: number; readonly fields: Record<string, string> }
  | { readonly do: "decide"; readonly kind: Kind; readonly id: number; readonly status: string }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "switch"; readonly name: string; readonly value: number };

const steps: fc.Arbitrary<Step>[] = [
  ...kinds.map((each) =>
    fc.record({ do: fc.constantFrom("create", "update"), kind: fc.constant(each), body: bodies[each], of: fc.tuple(place, place, place) }),
  ),
  fc.record({ do: fc.constantFrom("show", "remove", "more"), kind, id: place }),
  fc.record({
    do: fc.constant("list"),
    kind,
    query: fc.dictionary(
      fc.constantFrom("limit", "offset", "sort_dir", "status", "template_name", "start_time"),
      fc.constantFrom("0", "5", "asc", "Adopted", "云杉", "2026-02-06 12:00:00"),
      { maxKeys: 3 },
    ),
  }),
  fc.record({
    do: fc.constant("send"),
    app: place,
    fields: fc.record({
      from: fc.string(),
      to: fc.constantFrom("13800138000", "+441632960000", "1", "13800138000,13800138000"),
      templateId: fc.string(),
      templateParas: fc.constantFrom("", "[]", '["1"]', '["1","2"]', "{"),
    }),
  }),
  fc.record({ do: fc.constant("decide"), kind: fc.constant("signatures"), id: place, status: fc.constantFrom(...signatureStatuses) }),
  fc.record({
    do: fc.constant("decide"),
    kind: fc.constant("templates"),
    id: place,
    status: fc.constantFrom(...flowStatuses.filter((status) => status !== "SignReviewing")),
  }),
  fc.record({ do: fc.constant("wait"), ms: fc.constantFrom(500, 2000, 86_400_000) }),
  fc.record({ do: fc.constant("switch"), name: fc.constantFrom(...Object.keys(huaweiSwitches)), value: fc.nat({ max: 3 }) }),
];

const options = { review: "approve", reviewDelayMs: 1000 } as const;
const standing = () => createClock({ offsetMs: 0, frozenAt: Date.UTC(2026, 1, 6, 12) });

describe("whatever is asked of Huawei", () => {
  it("is answered, and leaves what holds together and survives a restart", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...steps), { minLength: 5, maxLength: 40 }), async (taken) => {
        const data = join(mkdtempSync(join(tmpdir(), "emulator-")), "data.json");
        const emulator = await createEmulator({ ...options, data, clock: standing() });
        const keys: Keys = [];
        for (const step of taken) {
          await take(emulator, step, keys);
          expectWhole(emulator);
        }
        const held = emulator.admin.objects({ platform: "huawei" });
        const clock = createClock({ offsetMs: 0, frozenAt: emulator.admin.clock().epochMs });
        await emulator.close();
        const restarted = await createEmulator({ ...options, data, clock });
        expect(restarted.admin.objects({ platform: "huawei" })).toEqual(held);
        await restarted.close();
      }),
      { numRuns: 60 },
    );
  });
});

const objectsOf = ({ admin }: Emulator, each: string): ObjectView[] => admin.objects({ platform: "huawei", kind: each });
/** One of those that exist, or an id of none. */
const idOf = (emulator: Emulator, each: Kind, index: number): string => objectsOf(emulator, each)[index]?.id ?? "nothing";

/** Of the applications that were made, to send with. */
type Keys = (typeof emulatorKey)[];

async function take(emulator: Emulator, step: Step, keys: Keys): Promise<void> {
  switch (step.do) {
    case "create":
    case "update": {
      const [app, signature, own] = step.of;
      const ids = {
        app_id: idOf(emulator, "apps", app),
        ...(step.kind === "templates" && { sign_id: idOf(emulator, "signatures", signature) }),
      };
      const path = step.do === "create" ? step.kind : `${step.kind}/${idOf(emulator, step.kind, own)}`;
      const { app_key, app_secret } = await ask(emulator, step.do === "create" ? "POST" : "PUT", path, {
        ...step.body,
        ...ids,
        show_secret: true,
      });
      if (app_secret !== undefined) keys.push({ accessKey: String(app_key), secretKey: String(app_secret) });
      return;
    }
    case "show":
      await ask(emulator, "GET", `${step.kind}/${idOf(emulator, step.kind, step.id)}`);
      return;
    case "remove":
      await ask(emulator, "DELETE", `${step.kind}/${idOf(emulator, step.kind, step.id)}`);
      return;
    case "more": {
      await ask(emulator, "GET", `templates/${idOf(emulator, "templates", step.id)}/varilable`);
      await ask(emulator, "PUT", `signatures/${idOf(emulator, "signatures", step.id)}/active`);
      await ask(emulator, "POST", "templates/batch-delete", { ids: [idOf(emulator, "templates", step.id), "nothing"] });
      return;
    }
    case "list":
      await ask(emulator, "GET", step.kind, undefined, { rawQuery: new URLSearchParams(step.query).toString().replaceAll("+", "%20") });
      return;
    case "send": {
      const [template] = objectsOf(emulator, "templates");
      const [signature] = objectsOf(emulator, "signatures");
      const fields = {
        ...step.fields,
        from: String(signature?.channelNum ?? step.fields.from),
        templateId: String(template?.templateId ?? step.fields.templateId),
      };
      await ask(emulator, "POST", "/sms/batchSendSms/v1", new URLSearchParams(fields).toString(), { key: keys[step.app] ?? emulatorKey });
      return;
    }
    case "decide": {
      const id = idOf(emulator, step.kind, step.id);
      if (id !== "nothing") emulator.admin.edit({ platform: "huawei", kind: step.kind, id }, { status: step.status });
      return;
    }
    case "wait":
      emulator.admin.setClock({ advanceMs: step.ms });
      return;
    case "switch": {
      const values = Object.entries(huaweiSwitches).find(([each]) => each === step.name)?.[1].values ?? [];
      emulator.admin.setSwitches({ [step.name]: values[step.value % values.length] ?? "" });
    }
  }
}

/** No answer is a failure of the emulator itself, and each is JSON or empty. */
async function ask(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
  { rawQuery = "", key = emulatorKey }: { readonly rawQuery?: string; readonly key?: typeof emulatorKey } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const rawPath = path.startsWith("/") ? path : `${management}/${path}`;
  const bytes = Buffer.from(body === undefined ? "" : typeof body === "string" ? body : (JSON.stringify(body) ?? ""));
  const headers: Record<string, string> = {
    host: "sms.example",
    "content-type": typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json",
    "x-sdk-date": timestampOf(emulator.admin.clock().epochMs),
  };
  const query = [...new URLSearchParams(rawQuery)];
  headers.authorization = authorizationOf({ method, path: rawPath, query, headers, body: bytes }, key, Object.keys(headers));
  const outcome = await emulator.answer({ method, rawPath, rawQuery, headers, body: bytes });
  if (typeof outcome === "string") throw new Error(outcome);
  expect(outcome.status).toBeLessThan(500);
  return outcome.body === "" ? {} : JSON.parse(outcome.body);
}

/** What refers to each other exists, what must be there once is, and nobody waits for what has come. */
function expectWhole(emulator: Emulator): void {
  const [apps, signatures, templates] = kinds.map((each) => objectsOf(emulator, each)) as [ObjectView[], ObjectView[], ObjectView[]];
  const appIds = new Set(apps.map(({ id }) => id));
  for (const { appId } of [...signatures, ...templates]) expect(appIds).toContain(appId);
  for (const values of [
    apps.map(({ appKey }) => appKey),
    signatures.map(({ channelNum }) => channelNum),
    templates.map(({ templateId }) => templateId),
  ]) {
    expect(new Set(values).size).toBe(values.length);
  }
  for (const { signId } of templates.filter(({ status }) => status === "SignReviewing")) {
    const signature = signatures.find(({ id }) => id === signId);
    expect(["REVIEW_PROCESSING_COMPLETED", "REVIEW_PASSED"]).not.toContain(signature?.status);
  }
}
