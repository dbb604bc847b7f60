import { type Door, describeDoors } from "./doors";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(60_000);

const address = "sms_baidu_template.t";
const template = (id: string) => ({ platform: "baidu", kind: "templates", id }) as const;
const idOf = async (door: Door) => String((await door.state())[address]?.values.id);

describeDoors("a template", (open) => {
  it("is created once, with country_type left out, and found unchanged by the next plan", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    expect((await door.plan()).changes).toEqual([`create ${address}`]);
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual(["POST template"]);
    expect((await door.state())[address]?.values).toMatchObject({
      country_type: "DOMESTIC",
      status: "SUBMITTED",
      usable: false,
      review: null,
    });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("is changed in place while it is under review: one PUT, the same id", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    await door.apply();
    const id = await idOf(door);
    door.sent();
    await door.write(stack(templateBlock("t", { content: "您的订单${orderId}已由${carrier}发出。" })));
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual(["PUT template"]);
    expect(await idOf(door)).toBe(id);
    expect((await door.plan()).changes).toEqual([]);
  });

  it("that is rejected is told on every plan, in the reviewer's words, and mended by one PUT under the same id, never tainted", async () => {
    const door = await open({ files: stack(templateBlock("t", { name: "发货通知甲" })) });
    await door.apply();
    const id = await idOf(door);
    door.emulator.admin.reject(template(id), "模板内容缺少用途说明");
    for (const look of [1, 2]) {
      const plan = await door.plan();
      expect(plan).toMatchObject({ ok: true, changes: [] });
      expect([look, plan.text]).toEqual([look, expect.stringContaining('Template "发货通知甲" was rejected: 模板内容缺少用途说明')]);
    }
    // A reviewer's words steer no terminal and begin no line.
    door.emulator.admin.edit(template(id), { review: "缺少\u202e用途\u009b2J\r\n\nApply complete!\u001b[2J" });
    const { text } = await door.plan();
    expect(text).toContain("The reviewer says: 缺少\\u202e用途\\u009b2J Apply complete!\\u001b[2J");
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    door.sent();
    await door.write(stack(templateBlock("t", { name: "发货通知甲", content: "尊敬的会员，您的订单${orderId}已发货。" })));
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual(["PUT template"]);
    expect((await door.state())[address]).toMatchObject({ tainted: false, values: { id, status: "SUBMITTED", review: null } });
    expect((await door.plan()).changes).toEqual([]);
  });

  it("that is approved is replaced, and the plan says why", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    await door.apply();
    const id = await idOf(door);
    door.emulator.admin.approve(template(id));
    await door.write(stack(templateBlock("t", { content: "您的订单${orderId}已由${carrier}发出。" })));
    const plan = await door.plan();
    expect(plan.changes).toEqual([`replace ${address}`]);
    expect(plan.text).toContain('Template "订单发货通知" will be replaced: an approved template cannot be changed');
    door.sent();
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual(["DELETE template", "POST template"]);
    expect(await idOf(door)).not.toBe(id);
    expect((await door.plan()).changes).toEqual([]);
  });

  it("that is approved and protected is neither replaced nor deleted", async () => {
    const more = "deletion_protection = true";
    const door = await open({ files: stack(templateBlock("t", { more })) });
    await door.apply();
    door.emulator.admin.approve(template(await idOf(door)));
    await door.write(stack(templateBlock("t", { more, content: "您的订单${orderId}已由${carrier}发出。" })));
    door.sent();
    expect(await door.plan()).toMatchObject({
      ok: false,
      text: expect.stringContaining("is approved and protected: it cannot be replaced"),
    });
    // A removal is governed by what is recorded: the protection was applied together with the template.
    await door.write(stack(templateBlock("t", { more })));
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(await door.destroy()).toMatchObject({
      ok: false,
      text: expect.stringContaining("is approved and protected: it cannot be deleted"),
    });
    expect(door.sent()).toEqual([]);
  });

  it("is sent a change of only its description, and the next plan is clean", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    await door.apply();
    door.sent();
    await door.write(stack(templateBlock("t", { description: "订单发货后通知买家，每单一次" })));
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
    await door.apply();
    expect(door.sent()).toEqual(["PUT template"]);
    expect(door.emulator.admin.object(template(await idOf(door)))).toMatchObject({ description: "订单发货后通知买家，每单一次" });
    expect((await door.plan()).changes).toEqual([]);
  });

  it("edited in the console is drift, and put right by an update", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    await door.apply();
    door.emulator.admin.edit(template(await idOf(door)), { description: "someone else's words" });
    const plan = await door.plan();
    expect(plan.changes).toEqual([`update ${address}`]);
    await door.apply();
    expect(door.emulator.admin.object(template(await idOf(door)))).toMatchObject({ description: "订单发货后通知买家" });
  });

  it("deleted in the console is planned as a create; deleting what is gone succeeds", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    await door.apply();
    door.emulator.admin.remove(template(await idOf(door)));
    expect((await door.plan()).changes).toEqual([`create ${address}`]);
    expect(await door.apply()).toMatchObject({ ok: true });
    const id = await idOf(door);
    await door.write(stack());
    expect(await door.apply(() => door.emulator.admin.remove(template(id)))).toMatchObject({ ok: true });
    expect(await door.state()).toEqual({});
  });

  it("approved between plan and apply is left alone: nothing is sent, the state is unchanged, and the message says so", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    await door.apply();
    const before = await door.state();
    const id = await idOf(door);
    await door.write(stack(templateBlock("t", { content: "您的订单${orderId}已由${carrier}发出。" })));
    door.sent();
    const applied = await door.apply(() => door.emulator.admin.approve(template(id)));
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("was approved since the plan; plan again") });
    expect(door.sent()).toEqual([]);
    expect((await door.state())[address]?.values).toMatchObject({ content: before[address]?.values.content, id });
    expect((await door.plan()).changes).toEqual([`replace ${address}`]);
  });

  it("whose update fails keeps the recorded values, and the next plan shows the change again", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    await door.apply();
    await door.write(stack(templateBlock("t", { description: "新的说明" })));
    door.emulator.admin.addFaults({ call: "modifyTemplate", action: { status: 400, code: "InappropriateJSON", message: "no" } });
    expect(await door.apply()).toMatchObject({ ok: false, text: expect.stringContaining('Cannot change template "订单发货通知"') });
    expect((await door.state())[address]?.values).toMatchObject({ description: "订单发货后通知买家" });
    door.emulator.admin.clearFaults();
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
  });

  it("whose create was answered into the void is created once, by a second try with the same token", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    door.emulator.admin.addFaults({ call: "createTemplate", times: 1, action: { dropAnswer: true } });
    expect(await door.apply()).toMatchObject({ ok: true });
    const posts = door.log().filter(({ method }) => method === "POST");
    expect(posts).toHaveLength(2);
    expect(door.emulator.admin.objects({ platform: "baidu", kind: "templates" })).toHaveLength(1);
    expect((await door.plan()).changes).toEqual([]);
  });

  it("whose create was never answered is taken up by the next run with the same token", async () => {
    const door = await open({ files: stack(templateBlock("t")) });
    door.emulator.admin.addFaults({ call: "createTemplate", action: { dropAnswer: true } });
    expect(await door.apply()).toMatchObject({ ok: false, text: expect.stringContaining("Apply again") });
    door.emulator.admin.clearFaults();
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.emulator.admin.objects({ platform: "baidu", kind: "templates" })).toHaveLength(1);
  });

  it.each([
    ["baidu.empty-review", "null"],
    ["baidu.empty-review", "absent"],
    ["baidu.dates", "present"],
  ])("plans clean after an apply when the platform's %s is %s", async (name, value) => {
    const door = await open({ files: stack(templateBlock("t")) });
    door.emulator.admin.setSwitches({ [name]: value });
    await door.apply();
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
