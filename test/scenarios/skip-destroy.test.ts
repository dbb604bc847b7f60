/** Objects that are let go of instead of deleted, on both platforms. */

import { succeeded } from "../support/steps";
import { describeFrontends } from "./frontends";
import { templateBlock as baiduTemplate, stack } from "./stacks";
import {
  afterSignature,
  giveSignature,
  refOf,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
  tencentStack,
  writes,
} from "./tencent-stacks";

jest.setTimeout(120_000);

const skip = "skip_destroy = true";

describeFrontends("with skip_destroy", (open, frontend) => {
  /** An approved template of Tencent. */
  async function approvedTemplate(more: string) {
    const it = await open({ files: tencentStack(templateBlock("t", { more })) });
    giveSignature(it);
    await succeeded(it.apply());
    const ref = await refOf(it, templateAddress);
    it.emulator.admin.approve(ref);
    writes(it);
    return { it, ref };
  }

  it("what is taken out of the stack is forgotten, the plan says so, and the platform keeps it", async () => {
    const { it, ref } = await approvedTemplate(`${skip}\n  deletion_protection = true`);
    await succeeded(it.apply());
    await it.write(tencentStack());
    const plan = await it.plan();
    expect(plan).toMatchObject({ ok: true, changes: [`${frontend === "embedded" ? "forget" : "delete"} ${templateAddress}`] });
    expect(plan.text).toContain('Template "登录验证码" is only forgotten: skip_destroy is set');
    expect(plan.text).toContain(`with id ${ref.id}`);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual([]);
    expect(await it.state()).toEqual({});
    expect(it.emulator.admin.object(ref)).toMatchObject({ status: "0" });
  });

  it("a destruction forgets, whatever deletion_protection says", async () => {
    const it = await open({ files: tencentStack(signatureBlock("s", { more: skip }), templateBlock("t", { more: afterSignature })) });
    await succeeded(it.apply());
    const ref = await refOf(it, signatureAddress);
    it.emulator.admin.approve(ref);
    writes(it);
    expect(await it.destroy()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteSmsTemplate"]);
    expect(await it.state()).toEqual({});
    expect(it.emulator.admin.object(ref)).toMatchObject({ status: "0" });
  });

  it.each([
    ["in the default order", ""],
    ["with create_before_destroy", "lifecycle {\n    create_before_destroy = true\n  }"],
  ])("a replaced predecessor stays on the platform, %s", async (_, lifecycle) => {
    const { it, ref } = await approvedTemplate(`${skip}\n  ${lifecycle}`);
    await it.write(tencentStack(templateBlock("t", { content: "验证码{1}", more: `${skip}\n  ${lifecycle}` })));
    const plan = await it.plan();
    expect(plan).toMatchObject({ ok: true, changes: [`replace ${templateAddress}`] });
    expect(plan.text).toContain("is only forgotten: skip_destroy is set");
    expect(plan.text).not.toContain("a gap in service");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["AddSmsTemplate"]);
    expect((await it.state())[templateAddress]?.values.id).not.toBe(ref.id);
    expect(it.emulator.admin.object(ref)).toMatchObject({ status: "0" });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("asked for in the change that replaces: counts where the block is known, and is told to be too late elsewhere", async () => {
    const { it, ref } = await approvedTemplate("");
    await it.write(tencentStack(templateBlock("t", { content: "验证码{1}", more: skip })));
    if (frontend === "embedded") {
      expect(await it.apply()).toMatchObject({ ok: true });
      expect(writes(it)).toEqual(["AddSmsTemplate"]);
    } else {
      expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining("Apply skip_destroy = true alone first") });
      expect(writes(it)).toEqual([]);
    }
    expect(it.emulator.admin.object(ref)).toMatchObject({ status: "0" });
  });

  it("a signature that keeps its name cannot be replaced: its predecessor would keep the name", async () => {
    const more = `${skip}\n  deletion_protection = false`;
    const it = await open({ files: tencentStack(signatureBlock("s", { more })) });
    await succeeded(it.apply());
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    writes(it);
    await it.write(tencentStack(signatureBlock("s", { more, remark: "会员通知" })));
    expect(await it.plan()).toMatchObject({
      ok: false,
      text: expect.stringContaining("cannot be made anew while its predecessor stays"),
    });
    expect(writes(it)).toEqual([]);
  });

  it("a template of Baidu is forgotten, and setting it back is recorded and deletes again", async () => {
    const it = await open({ files: stack(baiduTemplate("t", { more: skip })) });
    await succeeded(it.apply());
    it.sent();
    await it.write(stack(baiduTemplate("t")));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.sent()).toEqual([]);
    await it.write(stack());
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.sent()).toEqual(["DELETE template"]);
  });
});
