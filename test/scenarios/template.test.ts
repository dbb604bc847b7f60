import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(60_000);

const address = "sms_baidu_template.t";
const template = (id: string) => ({ platform: "baidu", kind: "templates", id }) as const;
const idOf = async (frontend: Frontend) => String((await frontend.state())[address]?.values.id);

describeFrontends("a template", (open) => {
  it("is created once, with country_type left out, and found unchanged by the next plan", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    expect((await frontend.plan()).changes).toEqual([`create ${address}`]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["POST template"]);
    expect((await frontend.state())[address]?.values).toMatchObject({
      country_type: "DOMESTIC",
      status: "SUBMITTED",
      usable: false,
      review: null,
    });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("is changed in place while it is under review: one PUT, the same id", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    await succeeded(frontend.apply());
    const id = await idOf(frontend);
    frontend.sent();
    await frontend.write(stack(templateBlock("t", { content: "您的订单${orderId}已由${carrier}发出。" })));
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["PUT template"]);
    expect(await idOf(frontend)).toBe(id);
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("that is rejected is told on every plan, in the reviewer's words, and mended by one PUT under the same id, never tainted", async () => {
    const frontend = await open({ files: stack(templateBlock("t", { name: "发货通知甲" })) });
    await succeeded(frontend.apply());
    const id = await idOf(frontend);
    frontend.emulator.admin.reject(template(id), "模板内容缺少用途说明");
    for (const look of [1, 2]) {
      const plan = await frontend.plan();
      expect(plan).toMatchObject({ ok: true, changes: [] });
      expect([look, plan.text]).toEqual([look, expect.stringContaining('Template "发货通知甲" was rejected: 模板内容缺少用途说明')]);
    }
    // A reviewer's words steer no terminal and begin no line.
    frontend.emulator.admin.edit(template(id), { review: "缺少\u202e用途\u009b2J\r\n\nApply complete!\u001b[2J" });
    const { text } = await frontend.plan();
    expect(text).toContain("The reviewer says: 缺少\\u202e用途\\u009b2J Apply complete!\\u001b[2J");
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    frontend.sent();
    await frontend.write(stack(templateBlock("t", { name: "发货通知甲", content: "尊敬的会员，您的订单${orderId}已发货。" })));
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["PUT template"]);
    expect((await frontend.state())[address]).toMatchObject({ tainted: false, values: { id, status: "SUBMITTED", review: null } });
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("that is approved is replaced, and the plan says why", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    await succeeded(frontend.apply());
    const id = await idOf(frontend);
    frontend.emulator.admin.approve(template(id));
    await frontend.write(stack(templateBlock("t", { content: "您的订单${orderId}已由${carrier}发出。" })));
    const plan = await frontend.plan();
    expect(plan.changes).toEqual([`replace ${address}`]);
    expect(plan.text).toContain('Template "订单发货通知" will be replaced: an approved template cannot be changed');
    frontend.sent();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["DELETE template", "POST template"]);
    expect(await idOf(frontend)).not.toBe(id);
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("that is approved and protected is neither replaced nor deleted", async () => {
    const more = "deletion_protection = true";
    const frontend = await open({ files: stack(templateBlock("t", { more })) });
    await succeeded(frontend.apply());
    frontend.emulator.admin.approve(template(await idOf(frontend)));
    await frontend.write(stack(templateBlock("t", { more, content: "您的订单${orderId}已由${carrier}发出。" })));
    frontend.sent();
    expect(await frontend.plan()).toMatchObject({
      ok: false,
      text: expect.stringContaining("is approved and protected: it cannot be replaced"),
    });
    // A removal is governed by what is recorded: the protection was applied together with the template.
    await frontend.write(stack(templateBlock("t", { more })));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.destroy()).toMatchObject({
      ok: false,
      text: expect.stringContaining("is approved and protected: it cannot be deleted"),
    });
    expect(frontend.sent()).toEqual([]);
  });

  it("is sent a change of only its description, and the next plan is clean", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    await succeeded(frontend.apply());
    frontend.sent();
    await frontend.write(stack(templateBlock("t", { description: "订单发货后通知买家，每单一次" })));
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
    await succeeded(frontend.apply());
    expect(frontend.sent()).toEqual(["PUT template"]);
    expect(frontend.emulator.admin.object(template(await idOf(frontend)))).toMatchObject({ description: "订单发货后通知买家，每单一次" });
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("edited in the console is drift, and put right by an update", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    await succeeded(frontend.apply());
    frontend.emulator.admin.edit(template(await idOf(frontend)), { description: "someone else's words" });
    const plan = await frontend.plan();
    expect(plan.changes).toEqual([`update ${address}`]);
    await succeeded(frontend.apply());
    expect(frontend.emulator.admin.object(template(await idOf(frontend)))).toMatchObject({ description: "订单发货后通知买家" });
  });

  it("deleted in the console is planned as a create; deleting what is gone succeeds", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    await succeeded(frontend.apply());
    frontend.emulator.admin.remove(template(await idOf(frontend)));
    expect((await frontend.plan()).changes).toEqual([`create ${address}`]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const id = await idOf(frontend);
    await frontend.write(stack());
    expect(await frontend.apply(() => frontend.emulator.admin.remove(template(id)))).toMatchObject({ ok: true });
    expect(await frontend.state()).toEqual({});
  });

  it("approved between plan and apply is left alone: nothing is sent, the state is unchanged, and the message says so", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    await succeeded(frontend.apply());
    const before = await frontend.state();
    const id = await idOf(frontend);
    await frontend.write(stack(templateBlock("t", { content: "您的订单${orderId}已由${carrier}发出。" })));
    frontend.sent();
    const applied = await frontend.apply(() => frontend.emulator.admin.approve(template(id)));
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("was approved since the plan; plan again") });
    expect(frontend.sent()).toEqual([]);
    expect((await frontend.state())[address]?.values).toMatchObject({ content: before[address]?.values.content, id });
    expect((await frontend.plan()).changes).toEqual([`replace ${address}`]);
  });

  it("whose update fails keeps the recorded values, and the next plan shows the change again", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    await succeeded(frontend.apply());
    await frontend.write(stack(templateBlock("t", { description: "新的说明" })));
    frontend.emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON", message: "no" } });
    expect(await frontend.apply()).toMatchObject({ ok: false, text: expect.stringContaining('Cannot change template "订单发货通知"') });
    expect((await frontend.state())[address]?.values).toMatchObject({ description: "订单发货后通知买家" });
    frontend.emulator.admin.clearFaults();
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
  });

  it("whose create was answered into the void is created once, by a second try with the same token", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    frontend.emulator.admin.addFaults({ call: "createTemplate", times: 1, action: { dropAnswer: true } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const posts = frontend.log().filter(({ method }) => method === "POST");
    expect(posts).toHaveLength(2);
    expect(frontend.emulator.admin.objects({ platform: "baidu", kind: "templates" })).toHaveLength(1);
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("whose create was never answered is taken up by the next run with the same token", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    frontend.emulator.admin.addFaults({ call: "createTemplate", action: { dropAnswer: true } });
    expect(await frontend.apply()).toMatchObject({ ok: false, text: expect.stringContaining("Apply again") });
    frontend.emulator.admin.clearFaults();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.emulator.admin.objects({ platform: "baidu", kind: "templates" })).toHaveLength(1);
  });

  it.each([
    ["baidu.empty-review", "null"],
    ["baidu.empty-review", "absent"],
    ["baidu.dates", "present"],
  ])("plans clean after an apply when the platform's %s is %s", async (name, value) => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    frontend.emulator.admin.setSwitches({ [name]: value });
    await succeeded(frontend.apply());
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
