import { describeFrontends, type Frontend } from "./frontends";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(60_000);

const template = (id: string) => ({ platform: "baidu", kind: "templates", id }) as const;
const idOf = async (frontend: Frontend) => String((await frontend.state())["sms_baidu_template.t"]?.values.id);

const approvalBlock = (create: string) => `
resource "sms_baidu_approval" "a" {
  template_id = sms_baidu_template.t.id
  timeouts { create = "${create}" }
}
`;
const both = (create: string, content?: string) =>
  stack(templateBlock("t", content === undefined ? {} : { content }), approvalBlock(create));

describeFrontends("an approval", (open) => {
  it("succeeds once the template is approved, takes its id, and plans clean", async () => {
    const frontend = await open({ files: both("30s"), emulator: { review: "approve", reviewDelayMs: 300 } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const id = await idOf(frontend);
    expect((await frontend.state())["sms_baidu_approval.a"]).toMatchObject({
      tainted: false,
      values: { id, template_id: id, status: "READY", usable: true },
    });
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("fails with the reviewer's words, and leaves the template as it is", async () => {
    const frontend = await open({ files: both("30s"), emulator: { review: "reject", reviewDelayMs: 300, rejectReply: "用途不明确" } });
    const applied = await frontend.apply();
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining('template "订单发货通知" was rejected: 用途不明确') });
    const id = await idOf(frontend);
    const state = await frontend.state();
    expect(state["sms_baidu_template.t"]).toMatchObject({ tainted: false, values: { id } });
    expect(state["sms_baidu_approval.a"]).toMatchObject({ tainted: true });
    expect(frontend.sent()).toEqual(["POST template"]);

    // The correction is one PUT under the same id, and the approval looks anew.
    frontend.emulator.admin.setReview({ mode: "manual" });
    await frontend.write(both("0s", "尊敬的会员，您的订单${orderId}已发货，如有疑问请联系客服。"));
    expect(await frontend.apply(() => {})).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    expect(frontend.sent()).toEqual(["PUT template"]);
    expect(await idOf(frontend)).toBe(id);
    frontend.emulator.admin.approve(template(id));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual([]);
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("times out clearly: after one look with 0s, after its time otherwise", async () => {
    const frontend = await open({ files: both("0s") });
    expect(await frontend.apply()).toMatchObject({
      ok: false,
      text: expect.stringContaining('template "订单发货通知" is still under review at the one look that timeouts.create allows'),
    });
    await frontend.write(both("1s"));
    expect(await frontend.apply()).toMatchObject({
      ok: false,
      text: expect.stringContaining('template "订单发货通知" is still under review after 1s'),
    });
    const state = await frontend.state();
    expect(state["sms_baidu_template.t"]).toMatchObject({ tainted: false });
    expect(state["sms_baidu_approval.a"]).toMatchObject({ tainted: true, values: { status: "SUBMITTED", usable: false } });
    expect(frontend.sent()).toEqual(["POST template"]);
  });

  it("asks for exactly one object", async () => {
    const frontend = await open({ files: stack('resource "sms_baidu_approval" "a" {}') });
    expect(await frontend.plan()).toMatchObject({ ok: false, text: expect.stringContaining("An approval waits for exactly one object") });
  });

  it("warns of an id that does not look like one (V53)", async () => {
    const frontend = await open({ files: stack('resource "sms_baidu_approval" "a" { template_id = "tmpl-1" }') });
    expect(await frontend.plan()).toMatchObject({
      ok: true,
      text: expect.stringContaining('baidu.V53, approval "tmpl-1": "tmpl-1" does not look like a template_id'),
    });
  });
});
