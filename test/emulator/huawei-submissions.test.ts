/** Applications, signatures and templates of the emulated Huawei, from their making to their end. */
import { createClock, type Emulator } from "../../src/emulator";
import { emulators } from "./caller";
import { call, codeOf, newApp, newSignature, newStack, newTemplate, ref, signatureBody, templateBody } from "./huawei-caller";

const noon = Date.UTC(2026, 1, 6, 12);
const standing = () => createClock({ offsetMs: 0, frozenAt: noon });

const show = async (emulator: Emulator, kind: string, id: string) => (await call(emulator, "GET", `${kind}/${id}`)).body;

describe("the objects of Huawei", () => {
  const start = emulators();

  it("go through their reviews in the order in which they depend on each other", async () => {
    const emulator = await start({ clock: standing(), reviewDelayMs: 1000 });
    const { app, signature, template } = await newStack(emulator);
    const look = async () => [
      (await show(emulator, "apps", app)).status,
      (await show(emulator, "signatures", signature)).status,
      (await show(emulator, "templates", template)).flow_status,
    ];
    expect(await look()).toEqual(["LAUNCHED", "PENDING_REVIEW", "SignReviewing"]);
    emulator.admin.setClock({ advanceMs: 1000 });
    expect(await look()).toEqual(["LAUNCHED", "REVIEW_PROCESSING_COMPLETED", "Reviewing"]);
    emulator.admin.setClock({ advanceMs: 1000 });
    expect(await look()).toEqual(["LAUNCHED", "REVIEW_PROCESSING_COMPLETED", "Adopted"]);
  });

  it("get what sends need once they are approved", async () => {
    const emulator = await start({ review: "manual" });
    const { app, signature, template } = await newStack(emulator);
    expect((await show(emulator, "signatures", signature)).channel_num).toBeUndefined();
    expect((await show(emulator, "templates", template)).template_id).toBeUndefined();
    emulator.admin.approve(ref("signatures", signature));
    emulator.admin.approve(ref("templates", template));
    expect((await show(emulator, "signatures", signature)).channel_num).toMatch(/^csms\d{9}$/);
    expect((await show(emulator, "templates", template)).template_id).toMatch(/^[0-9a-f]{32}$/);
    expect((await show(emulator, "apps", app)).app_secret).toBeUndefined();
  });

  it("are listed with the fields with which they are shown", async () => {
    const emulator = await start();
    const stack = await newStack(emulator);
    for (const [kind, id] of [
      ["apps", stack.app],
      ["signatures", stack.signature],
      ["templates", stack.template],
    ] as const) {
      expect((await call(emulator, "GET", kind)).body).toEqual({ results: [await show(emulator, kind, id)], total: 1 });
    }
  });

  it("are listed newest first, page by page, or the other way round", async () => {
    const emulator = await start();
    const app = await newApp(emulator);
    const ids = [];
    for (const number of [1, 2, 3]) ids.push(await newSignature(emulator, { app_id: app, signature_name: `云杉${number}` }));
    const list = async (query: Record<string, string>) => {
      const { body } = await call(emulator, "GET", "signatures", { query });
      return [body.results, body.total].map((part) => (Array.isArray(part) ? part.map(({ id }) => id) : part));
    };
    expect(await list({})).toEqual([[...ids].reverse(), 3]);
    expect(await list({ sort_dir: "asc", limit: "2" })).toEqual([ids.slice(0, 2), 3]);
    expect(await list({ sort_dir: "asc", limit: "2", offset: "2" })).toEqual([ids.slice(2), 3]);
    expect(await list({ signature_name: "云杉2" })).toEqual([[ids[1]], 1]);
  });

  it("are found by what a query says of them, all of it at once", async () => {
    const emulator = await start({ review: "manual" });
    const { app, signature, template } = await newStack(emulator);
    const other = await newSignature(emulator, { app_id: app, signature_name: "云杉会员", signature_type: "VERIFY_CODE_TYPE" });
    emulator.admin.approve(ref("signatures", signature));
    const second = await newTemplate(emulator, {
      app_id: app,
      sign_id: signature,
      template_name: "第二",
      template_content: "您好",
      variable_attributes: [],
    });
    emulator.admin.approve(ref("templates", second));
    const { app_key } = await show(emulator, "apps", app);
    const { template_id } = await show(emulator, "templates", second);
    const found = async (kind: string, query: Record<string, unknown>) => {
      const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
      const { results } = (await call(emulator, "GET", kind, { query: Object.fromEntries(pairs) })).body;
      return Array.isArray(results) ? results.map(({ id }) => id) : [];
    };
    expect(await found("signatures", { status: "PENDING_REVIEW", signature_type: "VERIFY_CODE_TYPE", app_name: "云杉" })).toEqual([other]);
    expect(await found("signatures", { signature_id: (await show(emulator, "signatures", signature)).signature_id })).toEqual([signature]);
    expect(await found("templates", { app_key, sort_dir: "asc" })).toEqual([template, second]);
    expect(await found("templates", { has_variable: "No" })).toEqual([second]);
    expect(await found("templates", { template_id, flow_status: "Adopted", region: "cn", template_type: "NOTIFY_TYPE" })).toEqual([second]);
    expect(await found("templates", { sign_name: "会员" })).toEqual([]);
    expect(await found("templates", { template_id: emulator.admin.object(ref("templates", template)).templateId })).toEqual([]);
    expect(await found("apps", { status: "SUSPENDED" })).toEqual([]);
  });

  it("are the caller's alone, and the project's", async () => {
    const emulator = await start({ credentials: { emulator: { secret: "emulator-secret" }, other: { secret: "other-secret" } } });
    const { signature } = await newStack(emulator);
    const key = { accessKey: "other", secretKey: "other-secret" };
    expect(codeOf(await call(emulator, "GET", `signatures/${signature}`, { key }))).toEqual([404, "MSGSMS.0005"]);
    const second = { id: "0123456789abcdef0123456789abcdef", name: "cn-south-1" };
    emulator.admin.edit(ref("accounts", "emulator"), {
      projects: [{ id: "845ada5bc7444f1295cd517af0123da1", name: "cn-north-4" }, second],
    });
    expect(codeOf(await call(emulator, "GET", `/v2/${second.id}/msgsms/signatures/${signature}`))).toEqual([404, "MSGSMS.0005"]);
    expect((await call(emulator, "GET", `/v2/${second.id}/msgsms/apps`)).body).toEqual({ results: [], total: 0 });
  });

  it("tell the secret of an application once, where that is asked for", async () => {
    const emulator = await start();
    const { body } = await call(emulator, "POST", "apps", { body: { app_name: "a", region: "cn", show_secret: true } });
    expect(body).toMatchObject({ app_key: expect.stringMatching(/./), app_secret: expect.stringMatching(/./) });
    const silent = await call(emulator, "POST", "apps", { body: { app_name: "b", region: "cn" } });
    expect(Object.keys(silent.body)).toEqual(["id", "app_key", "app_name"]);
  });

  it("begin with a signature and a template for tests, where that is asked for", async () => {
    const emulator = await start();
    await newApp(emulator, { create_sign_and_template: 1 });
    const [template] = (await call(emulator, "GET", "templates")).body.results as { status: string; flow_status: string }[];
    expect(template).toMatchObject({ status: "Test", flow_status: "Adopted", has_variable: "Yes" });
    await newApp(emulator, { app_name: "abroad", region: "intl", create_sign_and_template: true });
    expect((await call(emulator, "GET", "templates")).body.total).toBe(1);
  });

  it("take their templates with them when a signature goes", async () => {
    const emulator = await start();
    const { signature, template } = await newStack(emulator);
    expect((await call(emulator, "DELETE", `signatures/${signature}`)).status).toBe(204);
    expect(codeOf(await call(emulator, "GET", `templates/${template}`))).toEqual([404, "MSGSMS.0077"]);
  });

  it("are deleted in a batch, of which a part may fail", async () => {
    const emulator = await start();
    const { template } = await newStack(emulator);
    const { status, body } = await call(emulator, "POST", "templates/batch-delete", { body: { ids: [template, "no-such-template"] } });
    expect([status, body]).toEqual([
      200,
      {
        success_count: 1,
        success_ids: [template],
        failed_count: 1,
        failed_template_list: [{ id: "no-such-template", error_msg: "Message Template Info does not EXIST" }],
      },
    ]);
  });

  it("show variables with their lengths under both spellings", async () => {
    const emulator = await start();
    const { template } = await newStack(emulator);
    const { body } = await call(emulator, "GET", `templates/${template}/varilable`);
    expect(body).toMatchObject({
      total: 2,
      results: [{ variable_index: 1, variable_type: "CHARDIGIT", variable_length: 20 }, { variable_desc: "地址" }],
    });
    expect((await call(emulator, "GET", `templates/${template}/variable`)).body).toEqual(body);
  });

  it("have a template of the type of its signature", async () => {
    const emulator = await start();
    const { app, signature } = await newStack(emulator);
    const template = await newTemplate(emulator, { app_id: app, sign_id: signature, template_type: "PROMOTION_TYPE" });
    expect((await show(emulator, "templates", template)).template_type).toBe("NOTIFY_TYPE");
    const universal = await newTemplate(emulator, { app_id: app, universal_template: 1, template_type: "PROMOTION_TYPE" });
    expect((await show(emulator, "templates", universal)).template_type).toBe("PROMOTION_TYPE");
  });

  it("are rejected without an approved qualification", async () => {
    const emulator = await start({ reviewDelayMs: 0 });
    const { app } = await newStack(emulator);
    emulator.admin.create({ platform: "huawei", kind: "qualifications" }, { id: "q1", status: "REVIEWING" });
    for (const [qualification_id, reason] of [
      [undefined, "A signature needs a qualification (qualification_id)."],
      ["nobody's", "There is no qualification nobody's."],
      ["q1", "The qualification q1 is REVIEWING."],
    ]) {
      const id = await newSignature(emulator, { app_id: app, signature_name: `云杉${reason?.length}`, qualification_id });
      expect(await show(emulator, "signatures", id)).toMatchObject({ status: "REVIEW_NOT_PASS", review_desc: reason });
    }
  });

  it("can be edited once rejected, and are reviewed again", async () => {
    const emulator = await start({ review: "manual" });
    const { app, signature } = await newStack(emulator);
    const put = () => call(emulator, "PUT", `signatures/${signature}`, { body: { ...signatureBody, app_id: app, signature_source: "2" } });
    expect(codeOf(await put())).toEqual([400, "MSGSMS.0007"]);
    emulator.admin.reject(ref("signatures", signature), "不清楚");
    expect(await show(emulator, "signatures", signature)).toMatchObject({ status: "REVIEW_NOT_PASS", review_desc: "不清楚" });
    expect((await put()).status).toBe(200);
    expect(await show(emulator, "signatures", signature)).toMatchObject({ status: "PENDING_REVIEW", signature_source: 2 });
  });

  it("are activated from TO_BE_ACTIVATED alone", async () => {
    const emulator = await start({ review: "manual" });
    const { signature } = await newStack(emulator);
    const enable = () => call(emulator, "PUT", `signatures/${signature}/active`);
    expect((await enable()).body).toEqual({
      error_code: "MSGSMS.0130",
      error_msg: "Signature status should be to be activated.",
      error_detail: "Signature status should be TO_BE_ACTIVATED.",
    });
    emulator.admin.deprecate(ref("signatures", signature));
    expect((await enable()).status).toBe(200);
    expect((await show(emulator, "signatures", signature)).status).toBe("PENDING_ACTIVATE");
  });

  it("have a template follow what becomes of its signature", async () => {
    const emulator = await start({ review: "manual" });
    const { signature, template } = await newStack(emulator);
    emulator.admin.reject(ref("signatures", signature));
    expect((await show(emulator, "templates", template)).flow_status).toBe("SignReviewing");
    emulator.admin.edit(ref("signatures", signature), { status: "REVIEW_PASSED" });
    expect((await show(emulator, "templates", template)).flow_status).toBe("Reviewing");
    const second = await newTemplate(emulator, {
      ...templateBody,
      app_id: emulator.admin.object(ref("templates", template)).appId,
      sign_id: signature,
    });
    expect((await show(emulator, "templates", second)).flow_status).toBe("Reviewing");
  });
});
