import { describeTofu, type Frontend } from "./frontends";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(120_000);

const template = (id: string) => ({ platform: "baidu", kind: "templates", id }) as const;

/** An approved template, what waits for its approval, and a consumer that takes the id from there. */
const succession = (content: string) =>
  stack(
    templateBlock("t", { content, more: "lifecycle { create_before_destroy = true }" }),
    `
resource "sms_baidu_approval" "a" {
  template_id = sms_baidu_template.t.id
  timeouts { create = "0s" }
}
resource "terraform_data" "consumer" {
  input = sms_baidu_approval.a.id
}
`,
  );

const consumer = async (frontend: Frontend) => (await frontend.state())["terraform_data.consumer"]?.values.output;
const templates = (frontend: Frontend) =>
  frontend.emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => String(id));

describeTofu("the succession of an approved template", (open) => {
  it("keeps the old one in service, through a pending and a rejected successor, until the new one is approved", async () => {
    const frontend = await open({ files: succession("您的订单${orderId}已发货。"), emulator: { review: "approve", reviewDelayMs: 0 } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const [old = ""] = templates(frontend);
    expect(await consumer(frontend)).toBe(old);
    frontend.sent();

    // First run: the text changes, the successor is pending.
    frontend.emulator.admin.setReview({ mode: "manual" });
    await frontend.write(succession("尊敬的会员，您的订单${orderId}已发货。"));
    expect(await frontend.apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    expect(frontend.sent()).toEqual(["POST template"]);
    const [successor = ""] = templates(frontend).filter((id) => id !== old);
    expect(await consumer(frontend)).toBe(old);

    // Second run: the successor has been rejected.
    frontend.emulator.admin.reject(template(successor), "请补充商品名称");
    const rejected = await frontend.apply();
    expect(rejected).toMatchObject({ ok: false, text: expect.stringContaining("请补充商品名称") });
    expect(frontend.sent()).toEqual([]);
    expect(await consumer(frontend)).toBe(old);

    // Third run: the text is corrected, in place.
    await frontend.write(succession("尊敬的会员，您购买的${goods}已发货，订单${orderId}。"));
    expect(await frontend.apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    expect(frontend.sent()).toEqual(["PUT template"]);
    expect(await consumer(frontend)).toBe(old);
    expect(templates(frontend).sort()).toEqual([old, successor].sort());

    // Fourth run: the successor is approved; the consumer switches, and only then the old one goes.
    frontend.emulator.admin.approve(template(successor));
    const switched = await frontend.apply();
    expect(switched).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["DELETE template"]);
    expect(await consumer(frontend)).toBe(successor);
    expect(templates(frontend)).toEqual([successor]);
    expect(switched.text).toMatch(/terraform_data\.consumer: Modifications complete.*sms_baidu_template\.t.*: Destroying/);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
