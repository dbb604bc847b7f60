/** A template that one message has left and something else of the stack still needs: it is never deleted. */
import { describeFrontends, type Frontend } from "./frontends";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(120_000);

const approving = { review: "approve", reviewDelayMs: 0 } as const;
const clean = { ok: true, changes: [] };
const [first, second] = ["您的订单${orderId}已发货。", "尊敬的会员，您的订单${orderId}已发货。"];

const template = (name: string, content = first) =>
  templateBlock(name, { name: `订单通知 ${name}`, content, more: "skip_destroy = true\n  lifecycle { create_before_destroy = true }" });
const message = (name: string, id: string, more = "") => `
resource "sms_baidu_message" "${name}" {
  key         = "${name}"
  template_id = ${id}
  ${more}
}
`;

const of = async (frontend: Frontend, address: string) => (await frontend.state())[address]?.values ?? {};
const templates = ({ emulator }: Frontend) => emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => id);

describeFrontends("a template that a message has left", (open) => {
  it("is not deleted as long as another message or a block of the stack has it, and every plan says who", async () => {
    const frontend = await open({
      files: stack(template("t"), message("a", "sms_baidu_template.t.id"), message("b", "sms_baidu_template.t.id")),
      emulator: approving,
    });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const old = String((await of(frontend, "sms_baidu_template.t")).id);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await of(frontend, "sms_baidu_message.b")).toMatchObject({ live_template_id: old });

    const moved = (retireAfter: string) => [
      template("u", second),
      message("a", "sms_baidu_template.u.id", `retire_after = "${retireAfter}"`),
    ];
    const b = message("b", JSON.stringify(old));
    await frontend.write(stack(template("t"), ...moved("72h"), b));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await of(frontend, "sms_baidu_message.a")).toMatchObject({ superseded: [{ template_id: old }] });
    const waiting = await frontend.plan();
    expect(waiting).toMatchObject(clean);
    expect(waiting.text).toContain(`keeps ${old}, which it is to delete: `);
    expect(waiting.text).toMatch(/sms_baidu_message\S* (\(message "b"\) )?sends with it/);
    expect(waiting.text).toMatch(/sms_baidu_template\S* (\(template "订单通知 t"\) )?manages it/);

    // Its time is over, and nothing happens, be the other read before or after.
    await frontend.write(stack(template("t"), ...moved("0s"), b));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    await frontend.write(stack(...moved("0s"), b));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject(clean);
    expect(await of(frontend, "sms_baidu_message.a")).toMatchObject({ superseded: [{ template_id: old }] });

    // The other leaves it, and keeps it for as long as it says.
    const left = (retireAfter: string) => stack(...moved("0s"), message("b", "sms_baidu_template.u.id", `retire_after = "${retireAfter}"`));
    await frontend.write(left("72h"));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await of(frontend, "sms_baidu_message.b")).toMatchObject({ superseded: [{ template_id: old }] });
    expect(await frontend.plan()).toMatchObject(clean);
    expect(templates(frontend)).toContain(old);
    await frontend.write(left("0s"));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(templates(frontend)).not.toContain(old);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await of(frontend, "sms_baidu_message.a")).toMatchObject({ superseded: [], usable: true });
    expect(await of(frontend, "sms_baidu_message.b")).toMatchObject({ superseded: [], usable: true });
    expect(await frontend.plan()).toMatchObject(clean);
  });

  it("is not deleted when it becomes a candidate again, of the same message or of another", async () => {
    const saying = (id: string) => stack(template("t"), template("u", second), message("a", id, 'retire_after = "0s"'));
    const frontend = await open({ files: saying("sms_baidu_template.t.id"), emulator: approving });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const old = String((await of(frontend, "sms_baidu_message.a")).live_template_id);
    await frontend.write(stack(template("u", second), message("a", "sms_baidu_template.u.id", 'retire_after = "0s"')));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await of(frontend, "sms_baidu_message.a")).toMatchObject({ superseded: [{ template_id: old }], retiring: [old] });
    frontend.sent();

    // Somebody else takes it in by the plan that would delete it: that is refused, whichever of the two is planned first.
    const other = message("b", JSON.stringify(old));
    await frontend.write(stack(template("u", second), message("a", "sms_baidu_template.u.id", 'retire_after = "0s"'), other));
    const refused = await frontend.apply();
    expect(refused).toMatchObject({ ok: false, text: expect.stringContaining(`must not delete ${old}: sms_baidu_message`) });
    expect(refused.text).toContain("a message does without retire_after");
    expect(frontend.sent()).toEqual([]);
    await frontend.write(stack(template("u", second), message("a", "sms_baidu_template.u.id"), other));
    expect(await frontend.apply()).toMatchObject({ ok: true });

    await frontend.write(stack(template("u", second), message("a", JSON.stringify(old), 'retire_after = "0s"')));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(templates(frontend)).toContain(old);
    expect(await of(frontend, "sms_baidu_message.a")).toMatchObject({ live_template_id: old, usable: true });
  });
});
