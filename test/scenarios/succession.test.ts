import { type Door, describeTofu } from "./doors";
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

const consumer = async (door: Door) => (await door.state())["terraform_data.consumer"]?.values.output;
const templates = (door: Door) => door.emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => String(id));

describeTofu("the succession of an approved template", (open) => {
  it("keeps the old one in service, through a pending and a rejected successor, until the new one is approved", async () => {
    const door = await open({ files: succession("您的订单${orderId}已发货。"), emulator: { review: "approve", reviewDelayMs: 0 } });
    expect(await door.apply()).toMatchObject({ ok: true });
    const [old = ""] = templates(door);
    expect(await consumer(door)).toBe(old);
    door.sent();

    // First run: the text changes, the successor is pending.
    door.emulator.admin.setReview({ mode: "manual" });
    await door.write(succession("尊敬的会员，您的订单${orderId}已发货。"));
    expect(await door.apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    expect(door.sent()).toEqual(["POST template"]);
    const [successor = ""] = templates(door).filter((id) => id !== old);
    expect(await consumer(door)).toBe(old);

    // Second run: the successor has been rejected.
    door.emulator.admin.reject(template(successor), "请补充商品名称");
    const rejected = await door.apply();
    expect(rejected).toMatchObject({ ok: false, text: expect.stringContaining("请补充商品名称") });
    expect(door.sent()).toEqual([]);
    expect(await consumer(door)).toBe(old);

    // Third run: the text is corrected, in place.
    await door.write(succession("尊敬的会员，您购买的${goods}已发货，订单${orderId}。"));
    expect(await door.apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    expect(door.sent()).toEqual(["PUT template"]);
    expect(await consumer(door)).toBe(old);
    expect(templates(door).sort()).toEqual([old, successor].sort());

    // Fourth run: the successor is approved; the consumer switches, and only then the old one goes.
    door.emulator.admin.approve(template(successor));
    const switched = await door.apply();
    expect(switched).toMatchObject({ ok: true });
    expect(door.sent()).toEqual(["DELETE template"]);
    expect(await consumer(door)).toBe(successor);
    expect(templates(door)).toEqual([successor]);
    expect(switched.text).toMatch(/terraform_data\.consumer: Modifications complete.*sms_baidu_template\.t.*: Destroying/);
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
