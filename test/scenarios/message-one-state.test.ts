/** A message's days with one state that both engines run by turns: each finds what the other did, and on no day in between anything to do. */
import { describeOneState, type Frontend, type Pair } from "./frontends";
import { signatureBlock, stack, templateBlock } from "./stacks";

jest.setTimeout(120_000);

const outlives = "depends_on = [sms_baidu_signature.s]\n  skip_destroy = true\n  lifecycle { create_before_destroy = true }";
const template = (name: string, content: string) => templateBlock(name, { name: `通知 ${name}`, content, more: outlives });
const message = (key: string, templateId = `sms_baidu_template.${key}.id`) => `
resource "sms_baidu_message" "${key}" {
  key          = "${key}"
  template_id  = ${templateId}
  signature_id = sms_baidu_signature.s.id
}
output "live_${key}" { value = sms_baidu_message.${key}.live_template_id }
`;
const signature = signatureBlock("s", { description: "用于会员通知", more: "deletion_protection = false" });

const [first, second] = ["您的订单${orderId}已发货。", "尊敬的会员，您的订单${orderId}已发货。"];
const other = "您的订单${orderId}已签收。";
const texts = (content: string) =>
  stack(signature, template("shipped", content), message("shipped"), template("signed", other), message("signed"));

const of = async (frontend: Frontend, key: string) => (await frontend.state())[`sms_baidu_message.${key}`]?.values;
const idOf = async (frontend: Frontend, name: string) => String((await frontend.state())[`sms_baidu_template.${name}`]?.values.id);

/** Both, which have to agree. */
async function plans({ embedded, tofu }: Pair) {
  const [ours, theirs] = [await embedded.plan(), await tofu.plan()];
  expect([theirs.ok, theirs.changes]).toEqual([ours.ok, ours.changes]);
  for (const [address, after] of Object.entries(theirs.after)) if (after) expect(ours.after[address]).toMatchObject(after);
  return { changes: ours.changes, text: ours.text, theirText: theirs.text };
}

describeOneState("messages with one state and two engines", (open) => {
  it("go live, wait, switch and go on, and each day between ends with a clean plan in both", async () => {
    const pair = await open({ files: texts(first) });
    const { embedded, tofu } = pair;
    const { admin } = embedded.emulator;
    const ref = (id: string, kind: "templates" | "signatures" = "templates") => ({ platform: "baidu", kind, id }) as const;

    // All is new.
    expect(await tofu.apply()).toMatchObject({ ok: true });
    const old = await idOf(embedded, "shipped");
    admin.approve(ref(old));
    expect((await plans(pair)).changes).toEqual([]);

    // The signature comes last: the pair goes live at once. The other text was rejected, which holds back nothing.
    const [brand] = admin.objects({ platform: "baidu", kind: "signatures" });
    admin.approve(ref(String(brand?.id), "signatures"));
    admin.reject(ref(await idOf(embedded, "signed")), "请补充商品名称");
    const { changes, text, theirText } = await plans(pair);
    expect(changes).toEqual(["update sms_baidu_message.shipped"]);
    for (const told of [text, theirText]) expect(told).toContain('Message "signed": its candidate was rejected: 请补充商品名称');
    const saved = await tofu.savePlan();
    admin.edit(ref(old), { status: "DEPRECATED" });
    expect(await saved()).toMatchObject({ ok: false, text: expect.stringContaining("plan again") });
    expect((await plans(pair)).changes).toEqual([]);
    admin.edit(ref(old), { status: "READY" });
    expect(await (await embedded.savePlan())()).toMatchObject({ ok: true });
    expect(await of(embedded, "shipped")).toMatchObject({ live_template_id: old, live_sender: brand?.id, usable: true });
    expect(await of(embedded, "signed")).toMatchObject({ live_template_id: null, usable: false });
    expect((await plans(pair)).changes).toEqual([]);

    // The next text is reviewed, by an apply of the other engine. What is only recorded does not switch.
    await embedded.write(texts(second));
    expect(await embedded.apply()).toMatchObject({ ok: true });
    const next = await idOf(embedded, "shipped");
    expect(next).not.toBe(old);
    expect((await plans(pair)).changes).toEqual([]);
    admin.approve(ref(next));
    expect(await embedded.refresh()).toMatchObject({ ok: true });
    expect(await of(embedded, "shipped")).toMatchObject({ live_template_id: old, candidate: { template_id: next } });
    expect((await plans(pair)).changes).toEqual(["update sms_baidu_message.shipped"]);
    expect(await tofu.refresh()).toMatchObject({ ok: true });
    expect(await of(embedded, "shipped")).toMatchObject({ live_template_id: old });

    // A plan that was saved switches.
    expect(await (await tofu.savePlan())()).toMatchObject({ ok: true });
    expect(await of(embedded, "shipped")).toMatchObject({ live_template_id: next, superseded: [{ template_id: old }] });
    expect((await plans(pair)).changes).toEqual([]);
    expect(admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => id)).toContain(old);

    // The template's block is taken out first, then the message.
    await embedded.write(stack(signature, message("shipped", JSON.stringify(next)), template("signed", other), message("signed")));
    expect(await tofu.apply()).toMatchObject({ ok: true });
    expect((await plans(pair)).changes).toEqual([]);
    expect(await of(embedded, "shipped")).toMatchObject({ live_template_id: next, usable: true });
    await embedded.write(stack(signature, template("signed", other), message("signed")));
    expect(await embedded.apply()).toMatchObject({ ok: true });
    expect((await plans(pair)).changes).toEqual([]);
    expect(admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => id)).toEqual(expect.arrayContaining([old, next]));
  });
});
