import { type Door, describeDoors } from "./doors";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(60_000);

const template = (id: string) => ({ platform: "baidu", kind: "templates", id }) as const;
const idOf = async (door: Door) => String((await door.state())["sms_baidu_template.t"]?.values.id);

const approvalBlock = (create: string) => `
resource "sms_baidu_approval" "a" {
  template_id = sms_baidu_template.t.id
  timeouts { create = "${create}" }
}
`;
const both = (create: string, content?: string) =>
  stack(templateBlock("t", content === undefined ? {} : { content }), approvalBlock(create));

describeDoors("an approval", (open) => {
  it("succeeds once the template is approved, takes its id, and plans clean", async () => {
    const door = await open({ files: both("30s"), emulator: { review: "approve", reviewDelayMs: 300 } });
    expect(await door.apply()).toMatchObject({ ok: true });
    const id = await idOf(door);
    expect((await door.state())["sms_baidu_approval.a"]).toMatchObject({
      tainted: false,
      values: { id, template_id: id, status: "READY", usable: true },
    });
    expect((await door.plan()).changes).toEqual([]);
  });

  it("fails with the reviewer's words, and leaves the template as it is", async () => {
    const door = await open({ files: both("30s"), emulator: { review: "reject", reviewDelayMs: 300, rejectReply: "用途不明确" } });
    const applied = await door.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining('template "订单发货通知" was rejected: 用途不明确') });
    const id = await idOf(door);
    const state = await door.state();
    expect(state["sms_baidu_template.t"]).toMatchObject({ tainted: false, values: { id } });
    expect(state["sms_baidu_approval.a"]).toMatchObject({ tainted: true });
    expect(door.sent()).toEqual(["POST template"]);

    // The correction is one PUT under the same id, and the approval looks anew.
    door.emulator.admin.setReview({ mode: "manual" });
    await door.write(both("0s", "尊敬的会员，您的订单${orderId}已发货，如有疑问请联系客服。"));
    expect(await door.apply(() => {})).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    expect(door.sent()).toEqual(["PUT template"]);
    expect(await idOf(door)).toBe(id);
    door.emulator.admin.approve(template(id));
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual([]);
    expect((await door.plan()).changes).toEqual([]);
  });

  it("times out clearly: after one look with 0s, after its time otherwise", async () => {
    const door = await open({ files: both("0s") });
    expect(await door.apply()).toMatchObject({
      ok: false,
      text: expect.stringContaining('template "订单发货通知" is still under review at the one look that timeouts.create allows'),
    });
    await door.write(both("1s"));
    expect(await door.apply()).toMatchObject({
      ok: false,
      text: expect.stringContaining('template "订单发货通知" is still under review after 1 s'),
    });
    expect((await door.state())["sms_baidu_template.t"]).toMatchObject({ tainted: false });
    expect(door.sent()).toEqual(["POST template"]);
  });

  it("asks for exactly one object", async () => {
    const door = await open({ files: stack('resource "sms_baidu_approval" "a" {}') });
    expect(await door.plan()).toMatchObject({ ok: false, text: expect.stringContaining("An approval waits for exactly one object") });
  });

  it("warns of an id that does not look like one (V53)", async () => {
    const door = await open({ files: stack('resource "sms_baidu_approval" "a" { template_id = "tmpl-1" }') });
    expect(await door.plan()).toMatchObject({
      ok: true,
      text: expect.stringContaining('V53, approval "tmpl-1": "tmpl-1" does not look like a template_id'),
    });
  });
});
