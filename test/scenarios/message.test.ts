import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(120_000);

const template = (id: string) => ({ platform: "baidu", kind: "templates", id }) as const;
const outlives = "skip_destroy = true\n  lifecycle { create_before_destroy = true }";

const variables = JSON.stringify([{ name: "order", type: "text", max: 20, example: "20260001" }]);

const messageBlock = (more = "") => `
resource "sms_baidu_message" "m" {
  key         = "shipped"
  audience    = "domestic"
  template_id = sms_baidu_template.t.id
  variables   = ${JSON.stringify(variables)}
  ${more}
}
output "live" { value = sms_baidu_message.m.live_template_id }
`;
const saying = (content: string, more?: string) => stack(templateBlock("t", { content, more: outlives }), messageBlock(more));

const first = "您的订单${orderId}已发货。";
const second = "尊敬的会员，您的订单${orderId}已发货。";

async function message(frontend: Frontend) {
  const values = (await frontend.state())["sms_baidu_message.m"]?.values;
  if (!values) throw new Error("there is no message");
  return values;
}
const templates = (frontend: Frontend) =>
  frontend.emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => String(id));
const other = (frontend: Frontend, ...known: readonly string[]) => templates(frontend).filter((id) => !known.includes(id))[0] ?? "";
const clean = { ok: true, changes: [] };

describeFrontends("a message", (open) => {
  it("goes live by a plan of its own once its template is approved, and waits for it without a change or an error", async () => {
    const frontend = await open({ files: saying(first) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const [id = ""] = templates(frontend);
    expect(await message(frontend)).toMatchObject({ status: "SUBMITTED", usable: false, candidate: null, live_template_id: null });

    const waiting = await frontend.plan();
    expect(waiting).toMatchObject(clean);
    expect(waiting.text).toContain('Message "shipped" waits for the review of its candidate');
    expect(waiting.text).toContain("Nothing is live");

    frontend.emulator.admin.approve(template(id));
    const planned = await frontend.plan();
    expect(planned).toMatchObject({ ok: true, changes: ["update sms_baidu_message.m"] });
    expect(planned.after["sms_baidu_message.m"]).toMatchObject({ live_template_id: id, live_text: first, usable: true });
    expect(planned.text).toContain(`its candidate is approved, so programs are to send with ${id}`);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_template_id: id, live_text: first, usable: true, superseded: [] });
    expect(await frontend.plan()).toMatchObject(clean);
    expect(frontend.sent()).toEqual(["POST template"]);
  });

  it("goes on with its live version while the next is pending, rejected and edited, and leaves it behind when it switches", async () => {
    const frontend = await open({ files: saying(first), emulator: { review: "approve", reviewDelayMs: 0 } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const [old = ""] = templates(frontend);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_template_id: old });
    frontend.sent();

    frontend.emulator.admin.setReview({ mode: "manual" });
    await frontend.write(saying(second));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const next = other(frontend, old);
    expect(await message(frontend)).toMatchObject({
      template_id: next,
      live_template_id: old,
      live_text: first,
      usable: true,
      candidate: null,
    });
    expect(await frontend.plan()).toMatchObject({ ...clean, text: expect.stringContaining(`${old} goes on being sent with`) });

    frontend.emulator.admin.reject(template(next), "请补充商品名称");
    expect(await frontend.plan()).toMatchObject({ ...clean, text: expect.stringContaining("its candidate was rejected: 请补充商品名称") });
    await frontend.write(saying("尊敬的会员，您购买的${orderId}已发货。"));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["POST template", "PUT template"]);
    expect(await frontend.plan()).toMatchObject(clean);

    frontend.emulator.admin.approve(template(next));
    expect(await frontend.plan()).toMatchObject({
      changes: ["update sms_baidu_message.m"],
      text: expect.stringContaining(`programs are to send with ${next} in place of ${old}`),
    });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({
      live_template_id: next,
      live_text: "尊敬的会员，您购买的${orderId}已发货。",
      superseded: [{ template_id: old }],
      retiring: [],
    });
    // Programs that have not heard of it still send with the old one.
    expect(templates(frontend).sort()).toEqual([old, next].sort());
    expect(await frontend.plan()).toMatchObject(clean);
    expect(frontend.sent()).toEqual([]);
  });

  it("sends nothing when the review has moved between plan and apply", async () => {
    const frontend = await open({ files: saying(first) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const [id = ""] = templates(frontend);
    // Approved since the plan: a clean plan stays what it was.
    expect(await frontend.apply(() => frontend.emulator.admin.approve(template(id)))).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_template_id: null });
    const switching = await frontend.apply(() => frontend.emulator.admin.edit(template(id), { status: "DEPRECATED" }));
    expect(switching).toMatchObject({ ok: false, text: expect.stringContaining("has moved on since the plan; plan again") });
    expect(await message(frontend)).toMatchObject({ live_template_id: null });
    expect(await frontend.plan()).toMatchObject({ ...clean, text: expect.stringContaining("its candidate is not in use: DEPRECATED") });
  });

  it("deletes what it has left behind once its time is over, by a plan that says so", async () => {
    const frontend = await open({ files: saying(first, 'retire_after = "72h"'), emulator: { review: "approve", reviewDelayMs: 0 } });
    await succeeded(frontend.apply());
    await frontend.write(saying(second, 'retire_after = "72h"'));
    await succeeded(frontend.apply());
    await succeeded(frontend.apply());
    const { live_template_id: live, superseded } = await message(frontend);
    const [old = ""] = templates(frontend).filter((id) => id !== live);
    expect(superseded).toMatchObject([{ template_id: old }]);
    expect(await frontend.plan()).toMatchObject(clean);
    frontend.sent();

    await frontend.write(saying(second, 'retire_after = "0s"'));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual([]);
    const planned = await frontend.plan();
    expect(planned).toMatchObject({ ok: true, changes: ["update sms_baidu_message.m"] });
    expect(planned.text).toContain(`which is deleted from the platform: template ${old} (superseded since`);
    expect(planned.after["sms_baidu_message.m"]).toMatchObject({ superseded: [], retiring: [] });
    expect(frontend.sent()).toEqual([]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["DELETE template"]);
    expect(templates(frontend)).toEqual([live]);
    expect(await frontend.plan()).toMatchObject(clean);
  });

  it("outlives its template: what is gone is told, and another candidate takes its place", async () => {
    const frontend = await open({ files: saying(first), emulator: { review: "approve", reviewDelayMs: 0 } });
    await succeeded(frontend.apply());
    const { template_id: old } = await message(frontend);
    const byId = (id: unknown) => stack(messageBlock().replace("sms_baidu_template.t.id", JSON.stringify(id)));
    // Its block goes, the template stays on the platform: the message does not notice.
    await frontend.write(byId(old));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_template_id: old, usable: true });
    frontend.emulator.admin.remove(template(String(old)));
    const planned = await frontend.plan();
    expect(planned).toMatchObject(clean);
    expect(planned.text).toContain(`the platform has its candidate no more, template ${String(old)}`);
    expect(planned.text).toContain('Message "shipped" cannot be sent');
    await frontend.write(stack(templateBlock("t", { content: second, more: outlives }), messageBlock()));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await message(frontend)).toMatchObject({ live_text: second, usable: true });
    await frontend.write(stack(templateBlock("t", { content: second, more: outlives })));
    expect(await frontend.apply()).toMatchObject({
      ok: true,
      text: expect.stringContaining('Message "shipped" is only taken out of the state'),
    });
  });
});
