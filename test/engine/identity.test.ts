/**
 * Identities, as engines of protocol 6.9 and later ask for them and check them. No engine at hand speaks that yet, so a model of their core does:
 * it throws where an engine would end with "Provider produced …".
 */
import { clouds } from "../../src/clouds";
import { decodeObject, encodeObject } from "../../src/plugin/codec/dynamic-value";
import { startProvider } from "../../src/plugin/reattach";
import { createSession } from "../../src/plugin/session";
import { createProvider } from "../../src/reconcile";
import type { Attributes, Values } from "../../src/schema";
import { coerceObject } from "../../src/schema/coerce";
import { createWorld, emulatorUrl, type TestWorld } from "../simulation/world/world";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { Notebook, NotebookError, notebookCloud } from "../support/clouds/notebook-cloud";
import { type Core, type CoreObject, createCore, type Told } from "../support/core/core";
import { connectPlugin, type PluginClient } from "../support/engines/plugin-client";
import { folderWith, removeFolders } from "../support/folder";
import { askSession } from "../support/session-client";

const provider = createProvider(clouds);
const environment = { ...emulatorKeys, SMSFORM_ENDPOINT: emulatorUrl };
const attributesOf = (type: string): Attributes => provider.resources.get(type)?.definition.attributes ?? {};

interface Stage {
  readonly world: TestWorld;
  readonly core: Core;
  readonly call: PluginClient["call"];
}

async function stage(settings: object = {}, given: Readonly<Record<string, string>> = environment): Promise<Stage> {
  const world = await createWorld(1);
  // Tencent takes no template before there is a signature.
  const signature = { signName: "云杉商城", signType: 1, documentType: 4, qualificationId: "1000001" };
  world.emulator.admin.create({ platform: "tencent", kind: "signatures" }, signature);
  const call = askSession(createSession({ clouds, world: world.begin(), environment: given, folder: "/stack", log: () => undefined }));
  const configured = await call("ConfigureProvider", { config: encodeObject(provider.attributes, coerced(provider.attributes, settings)) });
  expect(configured.diagnostics).toEqual([]);
  return { world, call, core: await createCore(call, attributesOf) };
}

function coerced(attributes: Attributes, written: object): Values {
  const { values, diagnostics } = coerceObject(written as Values, attributes);
  expect(diagnostics).toEqual([]);
  return values;
}

function given<T>({ result, diagnostics }: Told<T>): T {
  expect(diagnostics.filter(({ severity }) => severity === "ERROR")).toEqual([]);
  if (result === undefined) throw new Error("the answer has no errors and no result");
  return result;
}

async function changed(core: Core, type: string, prior: CoreObject | null, config: Values | null): Promise<CoreObject | null> {
  const plan = given(await core.plan(type, prior, config));
  const { object, diagnostics } = await core.apply(plan);
  expect(diagnostics.filter(({ severity }) => severity === "ERROR")).toEqual([]);
  return object;
}

async function made(core: Core, type: string, written: object): Promise<CoreObject> {
  const object = await changed(core, type, null, coerced(attributesOf(type), written));
  if (!object) throw new Error(`nothing was made of ${type}`);
  return object;
}

const baiduTemplate = {
  name: "订单发货通知",
  content: "您的订单已发货，请保持电话畅通。",
  sms_type: "CommonNotice",
  description: "订单发货后通知买家",
  deletion_protection: false,
};
const tencentTemplate = {
  template_name: "登录验证码",
  template_content: "您的验证码是{1}，5分钟内有效。",
  international: 0,
  sms_type: 3,
  remark: "用户登录时验证手机号",
  deletion_protection: false,
};

interface Life {
  readonly type: string;
  readonly identity: object;
  readonly written: object;
  /** What is changed in place. */
  readonly change?: object;
  /** A type that is never imported. */
  readonly cannotBeImported?: true;
  /** The type of what it is told by its id: made and approved before. */
  readonly needs?: { readonly type: string; readonly written: object; readonly as: string };
}

const lives: readonly Life[] = [
  {
    type: "sms_baidu_template",
    identity: { id: expect.stringMatching(/^sms-tmpl-/), region: "bj" },
    written: baiduTemplate,
    change: { description: "另一个说明" },
  },
  {
    type: "sms_baidu_quota",
    identity: { id: "quota", region: "bj" },
    written: {
      quota_per_day: 10_000,
      quota_per_month: 200_000,
      rate_limit_per_mobile_per_sign_by_minute: 1,
      rate_limit_per_mobile_per_sign_by_hour: 5,
      rate_limit_per_mobile_per_sign_by_day: 10,
    },
    change: { rate_limit_per_mobile_per_sign_by_minute: 2 },
  },
  {
    type: "sms_baidu_blacklist",
    identity: { id: "MerchantBlack", region: "bj" },
    written: { type: "MerchantBlack", phones: ["13800000000"] },
    change: { phones: ["13800000000", "13800000001"] },
  },
  {
    type: "sms_baidu_approval",
    identity: { signature_id: null, template_id: expect.stringMatching(/^sms-tmpl-/), region: "bj" },
    written: { timeouts: { create: "0s" } },
    needs: { type: "sms_baidu_template", written: baiduTemplate, as: "template_id" },
  },
  {
    type: "sms_baidu_message",
    identity: { id: "otp", region: "bj" },
    written: { key: "otp" },
    change: { key: "code" },
    cannotBeImported: true,
    needs: { type: "sms_baidu_template", written: baiduTemplate, as: "template_id" },
  },
  {
    type: "sms_tencent_template",
    identity: { id: expect.stringMatching(/^\d+$/), region: "ap-guangzhou" },
    written: tencentTemplate,
    change: { remark: "另一个说明" },
  },
  {
    type: "sms_tencent_approval",
    identity: { signature_id: null, template_id: expect.stringMatching(/^\d+$/), region: "ap-guangzhou" },
    written: { timeouts: { create: "0s" } },
    needs: { type: "sms_tencent_template", written: tencentTemplate, as: "template_id" },
  },
  {
    type: "sms_huawei_app",
    identity: { id: expect.any(String), project_id: emulatorKeys.HW_PROJECT_ID },
    written: { app_name: "云上书店", region: "cn" },
    change: { up_link_addr: "https://sms.example.com/up" },
  },
  {
    type: "sms_infocloud_message",
    identity: { id: "otp" },
    written: { key: "otp", template_code: "574277763210051584", content: "您的验证码是{验证码,6}。", signature: "云杉" },
    change: { key: "code" },
    cannotBeImported: true,
  },
];

describe("an identity", () => {
  it.each(lives)("goes with every $type, from its create to its end", async (life) => {
    const { type, identity, change = {}, needs } = life;
    const { world, core } = await stage();
    const needed = needs && (await made(core, needs.type, needs.written));
    if (needed) world.emulator.admin.approve({ platform: String(type.split("_")[1]), kind: "templates", id: String(needed.values.id) });
    const written = { ...life.written, ...(needed && needs && { [needs.as]: needed.values.id }) };
    const config = coerced(attributesOf(type), written);

    const first = await made(core, type, written);
    expect(first.identity).toEqual(identity);
    const seen = given(await core.read(first));
    expect(seen?.identity).toEqual(first.identity);
    expect(given(await core.plan(type, seen, config))).toMatchObject({ action: "none", identity: first.identity });

    // A state that was written before there were identities.
    const older = seen && { ...seen, identity: null };
    expect(given(await core.plan(type, older, config)).identity).toEqual(first.identity);
    const again = older && given(await core.read(older));
    expect(again?.identity).toEqual(first.identity);

    const other = coerced(attributesOf(type), { ...written, ...change });
    const renewed = await changed(core, type, again, other);
    expect(renewed?.identity).toEqual(first.identity);
    const fromOlder = older && (await changed(core, type, older, other));
    expect(fromOlder?.identity).toEqual(first.identity);

    const byIdentity = await core.import(type, { identity: first.identity ?? {} });
    if (life.cannotBeImported) {
      expect(byIdentity.diagnostics).toMatchObject([{ severity: "ERROR", summary: "A message cannot be imported" }]);
    } else {
      const imported = given(await core.read(given(byIdentity)));
      expect(imported?.values.id).toEqual(first.values.id);
      expect(imported?.identity).toEqual(first.identity);
    }
    expect(renewed && (await changed(core, type, renewed, null))).toBeNull();
  });

  it.each(lives.filter(({ type }) => /template$|app$/.test(type)))("stays with a $type that is gone, recorded or not", async (life) => {
    const { type, written } = life;
    const { core, world } = await stage();
    const object = await made(core, type, written);
    const [, platform = ""] = type.split("_");
    world.emulator.admin.remove({ platform, kind: type.endsWith("app") ? "apps" : "templates", id: String(object.values.id) });
    expect(given(await core.read(object))).toBeNull();
    expect(given(await core.read({ ...object, identity: null }))).toBeNull();
  });

  it("of a successor is its own", async () => {
    const { world, core } = await stage();
    const type = "sms_baidu_template";
    const object = await made(core, type, baiduTemplate);
    world.emulator.admin.approve({ platform: "baidu", kind: "templates", id: String(object.values.id) });
    const approved = given(await core.read(object));
    const plan = given(await core.plan(type, approved, coerced(attributesOf(type), { ...baiduTemplate, description: "新的说明" })));
    expect(plan).toMatchObject({ action: "replace", identity: null });
    const { object: successor } = await core.apply({ ...plan, action: "create", prior: null });
    expect(successor?.identity).toEqual({ id: successor?.values.id, region: "bj" });
    expect(successor?.identity).not.toEqual(object.identity);
  });

  it("names the place that the provider block or the environment gives, and stays what was recorded when that changes", async () => {
    const type = "sms_baidu_template";
    const { world, core } = await stage({ baidu: { region: "su" } });
    const object = await made(core, type, baiduTemplate);
    expect(object.identity).toMatchObject({ region: "su" });
    const call = askSession(createSession({ clouds, world: world.begin(), environment, folder: "/stack", log: () => undefined }));
    await call("ConfigureProvider", { config: encodeObject(provider.attributes, {}) });
    const elsewhere = await createCore(call, attributesOf);
    expect(given(await elsewhere.read(object))?.identity).toEqual(object.identity);
  });

  it("is described by the same sources as the schema: by type, what it holds and what an import needs", async () => {
    const { core } = await stage();
    expect([...core.identities.keys()].sort()).toEqual([...provider.resources.keys()].sort());
    const table = [...core.identities].map(([type, attributes]) => [
      type,
      Object.entries(attributes).map(([name, { presence }]) => (presence === "required" ? name : `${name}?`)),
    ]);
    expect(Object.fromEntries(table)).toMatchObject({
      sms_baidu_signature: ["id", "region?"],
      sms_tencent_approval: ["signature_id?", "template_id?", "region?"],
      sms_huawei_approval: ["app?", "signature?", "template?", "project_id?"],
      sms_huawei_template: ["id", "project_id?"],
      sms_infocloud_message: ["id"],
      sms_infocloud_verification_send: ["id"],
    });
  });
});

describe("an import by identity", () => {
  const type = "sms_tencent_template";

  async function refused(core: Core, of: string, identity: Values): Promise<string> {
    const { diagnostics } = await core.import(of, { identity });
    return diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n");
  }

  it("fills in the place, and takes the one that it names only if the provider block looks there", async () => {
    const { core } = await stage();
    const { values } = await made(core, type, tencentTemplate);
    const imported = given(await core.import(type, { identity: { id: values.id ?? null } }));
    expect(imported.identity).toEqual({ id: values.id, region: "ap-guangzhou" });
    expect(await refused(core, type, { id: values.id ?? null, region: "ap-beijing" })).toBe(
      "The identity names a template of another region: " +
        'It says region = "ap-beijing", and the provider block looks in "ap-guangzhou". ' +
        "Import it with a provider block whose region in tencent { … } is that one, or correct the identity.",
    );
  });

  it("says which part names no object", async () => {
    const { core } = await stage();
    expect(await refused(core, type, { id: " " })).toBe("The identity names no template: It needs id, a text; none is given.");
    expect(await refused(core, "sms_tencent_approval", {})).toBe(
      "The identity names no approval: It needs exactly one of signature_id, template_id; none is given.",
    );
    expect(await refused(core, "sms_tencent_approval", { signature_id: "1", template_id: "2" })).toBe(
      "The identity names no approval: It needs exactly one of signature_id, template_id; signature_id and template_id are given.",
    );
  });

  it("does not take an id as import commands take it: an identity is compared", async () => {
    const { core } = await stage();
    const { values } = await made(core, type, tencentTemplate);
    const start = given(await core.import(type, { identity: { id: `0/${String(values.id)}` } }));
    const { diagnostics } = await core.read(start);
    expect(diagnostics).toMatchObject([
      {
        severity: "ERROR",
        summary: "The identity is not that of the template that was found",
        detail: `It says id = "0/${String(values.id)}". Write id = "${String(values.id)}".`,
      },
    ]);
    const byId = given(await core.import(type, { id: `0/${String(values.id)}` }));
    expect(byId.identity).toBeNull();
    expect(given(await core.read(byId))?.identity).toEqual({ id: values.id, region: "ap-guangzhou" });
  });

  it("is refused beside an id, and without what the place is known by", async () => {
    const { call, core } = await stage();
    const identities = core.identities.get(type) ?? {};
    const identity = { identityData: encodeObject(identities, { id: "1", region: null }) };
    expect((await call("ImportResourceState", { typeName: type, id: "1", identity })).diagnostics).toMatchObject([
      { summary: "A template is imported by an id or by an identity" },
    ]);
    const without = await stage({}, {});
    expect(await refused(without.core, type, { id: "1" })).toContain("No secret_id and no secret_key for Tencent Cloud SMS");
  });
});

describe("a stored identity", () => {
  const type = "sms_baidu_template";

  it("is taken as it is, with what its version lacked as null", async () => {
    const { core } = await stage();
    expect(given(await core.upgrade(type, { version: 0, json: '{"id":"sms-tmpl-1","region":"bj"}' }))).toEqual({
      id: "sms-tmpl-1",
      region: "bj",
    });
    expect(given(await core.upgrade(type, { version: 0, json: '{"id":"sms-tmpl-1","more":1}' }))).toEqual({
      id: "sms-tmpl-1",
      region: null,
    });
  });

  it.each([
    [1, '{"id":"a"}', `The identity of ${type} was written by a newer version of this provider`],
    [0, '{"id":["a"]}', `The identity of ${type} is not what this provider writes`],
    [0, "", `The identity of ${type} is not in JSON`],
  ])("of version %s that reads %s is refused", async (version, json, summary) => {
    const { core } = await stage();
    expect((await core.upgrade(type, { version, json })).diagnostics).toMatchObject([{ severity: "ERROR", summary }]);
  });

  it("moves along between addresses of one type", async () => {
    const { core, call } = await stage();
    const { values } = await made(core, type, baiduTemplate);
    const move = (json: string) =>
      call("MoveResourceState", {
        sourceProviderAddress: "registry.terraform.io/smsform/sms",
        sourceTypeName: type,
        targetTypeName: type,
        sourceState: { json: Buffer.from(JSON.stringify({ id: values.id })) },
        sourceIdentity: { json: Buffer.from(json) },
      });
    const { targetIdentity, diagnostics } = await move('{"id":"sms-tmpl-1","region":"su"}');
    expect([diagnostics, decodeObject(core.identities.get(type) ?? {}, targetIdentity?.identityData ?? null)]).toEqual([
      [],
      { id: "sms-tmpl-1", region: "su" },
    ]);
    expect((await move("no JSON")).targetIdentity).toBeNull();
  });
});

describe("over the wire", () => {
  afterAll(removeFolders);
  const type = "sms_notebook_note";

  it("a failed change, a failed deletion and a lost client keep an identity, and what was never made has none", async () => {
    const notebook = new Notebook();
    const notes = createProvider([notebookCloud(notebook)]);
    const serving = await startProvider({
      clouds: [notebookCloud(notebook)],
      environment: { NOTEBOOK_KEY: "k" },
      folder: folderWith({}),
      log: () => undefined,
    });
    const client = connectPlugin(serving.address);
    const attributes = notes.resources.get(type)?.definition.attributes ?? {};
    const configure = (settings: Values) => client.call("ConfigureProvider", { config: encodeObject(notes.attributes, settings) });
    await configure({});
    const core = await createCore(client.call, () => attributes);
    const config = coerced(attributes, { title: "a", kind: "MEMO" });
    notebook.failNext("create", new NotebookError("denied", "no"));
    expect((await core.apply(given(await core.plan(type, null, config)))).object).toBeNull();
    const { object } = await core.apply(given(await core.plan(type, null, config)));
    if (!object) throw new Error("no note was made");
    for (const prior of [object, { ...object, identity: null }]) {
      const update = given(await core.plan(type, prior, { ...config, title: "b" }));
      notebook.failNext("update", new NotebookError("denied", "no"));
      expect((await core.apply(update)).object?.identity).toEqual({ id: object.values.id });
      notebook.failNext("delete", new NotebookError("throttled", "later"));
      expect((await core.apply(given(await core.plan(type, prior, null)))).object?.identity).toEqual({ id: object.values.id });
    }
    notebook.failNext("read", new NotebookError("denied", "no"));
    expect((await core.read(object)).diagnostics).toHaveLength(1);
    client.close();
    await serving.close();
  });
});
