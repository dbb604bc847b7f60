/** What users of Tencent's official Terraform provider ran into, each as a promise that it does not happen here. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Door, describeDoors } from "./doors";
import {
  afterSignature,
  giveSignature,
  jpeg,
  refOf,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
  tencentStack,
  writes,
} from "./tencent-stacks";

jest.setTimeout(120_000);

const unprotected = "deletion_protection = false";
const both = (given: { readonly remark?: string; readonly content?: string } = {}) =>
  tencentStack(
    signatureBlock("s", { more: unprotected, ...(given.remark !== undefined && { remark: given.remark }) }),
    templateBlock("t", { more: afterSignature, ...(given.content !== undefined && { content: given.content }) }),
  );
const changed = { remark: "会员通知", content: "您的登录验证码是{1}。" };
const addresses = [signatureAddress, templateAddress];

describeDoors("defect 8, an update in place of what is approved, which the apply refuses: the plan knows the review", (open) => {
  it.each(["approve", "hold"] as const)("after the review's %s it says replace and why, and the apply succeeds", async (action) => {
    const door = await open({ files: both() });
    expect(await door.apply()).toMatchObject({ ok: true });
    for (const address of addresses) door.emulator.admin[action](await refOf(door, address));
    await door.write(both(changed));
    const plan = await door.plan();
    expect(plan).toMatchObject({ ok: true, changes: addresses.map((address) => `replace ${address}`) });
    expect(plan.text).toContain("cannot be changed");
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("and an approval between plan and apply is noticed: nothing is sent", async () => {
    const door = await open({ files: both() });
    expect(await door.apply()).toMatchObject({ ok: true });
    const refs = await Promise.all(addresses.map((address) => refOf(door, address)));
    await door.write(both(changed));
    writes(door);
    const applied = await door.apply(() => {
      for (const ref of refs) door.emulator.admin.approve(ref);
    });
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("was approved since the plan; plan again") });
    expect(writes(door)).toEqual([]);
  });
});

describeDoors("defect 9, values in the state that were never applied: a failed write leaves the recorded values alone", (open) => {
  it("and the next plan shows the change again", async () => {
    const door = await open({ files: both() });
    expect(await door.apply()).toMatchObject({ ok: true });
    await door.write(both(changed));
    const refusal = { status: 200, code: "FailedOperation.OtherError", message: "no" };
    door.emulator.admin.addFaults({ call: "ModifySmsSign", action: refusal }, { call: "ModifySmsTemplate", action: refusal });
    expect(await door.apply()).toMatchObject({ ok: false });
    const state = await door.state();
    expect(state[signatureAddress]?.values.remark ?? null).toBeNull();
    expect(state[templateAddress]?.values.template_content).toBe("您的验证码是{1}，5分钟内有效。");
    door.emulator.admin.clearFaults();
    expect((await door.plan()).changes).toEqual(addresses.map((address) => `update ${address}`));
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

describeDoors("defect 10, a rejection that nobody is told of: status, reason and a warning on every plan", (open) => {
  it("for a signature and a template", async () => {
    const door = await open({ files: both() });
    expect(await door.apply()).toMatchObject({ ok: true });
    for (const address of addresses) door.emulator.admin.reject(await refOf(door, address), "用途说明不清楚");
    for (const look of [1, 2]) {
      const plan = await door.plan();
      expect([look, plan]).toMatchObject([look, { ok: true, changes: [] }]);
      expect(plan.text).toContain('Signature "云杉商城" was rejected: 用途说明不清楚');
      expect(plan.text).toContain('Template "登录验证码" was rejected: 用途说明不清楚');
    }
    expect(await door.apply()).toMatchObject({ ok: true });
    for (const address of addresses) {
      expect((await door.state())[address]).toMatchObject({
        tainted: false,
        values: { status: "-1", usable: false, review: "用途说明不清楚" },
      });
    }
  });
});

describeDoors("defect 11, a template that reads back as valid for both and differs for ever: it is what either value asks for", (open) => {
  it.each([0, 1])("International %i", async (international) => {
    const door = await open({
      files: tencentStack(templateBlock("t", { international })),
      emulator: { switches: { "tencent.template-class": "both" } },
    });
    giveSignature(door);
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await door.state())[templateAddress]?.values.international).toBe(international);
    const { id } = await refOf(door, templateAddress);
    await rm(join(door.folder, "terraform.tfstate"));
    expect(await door.import(templateAddress, id)).toMatchObject({ ok: true });
    writes(door);
    expect((await door.plan()).changes).toEqual([`update ${templateAddress}`]);
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    expect(writes(door)).toEqual([]);
  });
});

describeDoors("defect 12, write-only fields as changes after an import: they are recorded, and nothing is sent", (open) => {
  it("for a template", async () => {
    const door = await open({ files: both() });
    expect(await door.apply()).toMatchObject({ ok: true });
    const { id } = await refOf(door, templateAddress);
    await withoutState(door);
    expect(await door.import(templateAddress, `0/${id}`)).toMatchObject({ ok: true });
    expect(await door.import(signatureAddress, `0/${(await onlySignature(door)).id}`)).toMatchObject({ ok: true });
    writes(door);
    const plan = await door.plan();
    expect(plan.text).toContain('Template "登录验证码": sms_type, remark recorded, nothing is sent');
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(writes(door)).toEqual([]);
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

describeDoors("defect 13, a signature that cannot be imported: it can, by International and id or by the id alone", (open) => {
  it.each(["0/", ""])("%sID", async (prefix) => {
    const door = await open({ files: tencentStack(signatureBlock("s")) });
    expect(await door.apply()).toMatchObject({ ok: true });
    const { id } = await refOf(door, signatureAddress);
    await withoutState(door);
    expect(await door.import(signatureAddress, `${prefix}${id}`)).toMatchObject({ ok: true });
    writes(door);
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    expect(writes(door)).toEqual([]);
  });
});

describeDoors("defect 13, an object deleted outside that breaks plan and destroy: it is planned anew, and its deletion is done", (open) => {
  it.each(["not-exist", "missing"])("where the platform says %s", async (answer) => {
    // Where nothing at all is found, the key may be of another account: something stays.
    const stays = { "stays.tf": templateBlock("stays", { name: "别的通知", more: afterSignature }) };
    const door = await open({ files: { ...both(), ...stays }, emulator: { switches: { "tencent.unknown-id-delete": answer } } });
    expect(await door.apply()).toMatchObject({ ok: true });
    const refs = await Promise.all(addresses.map((address) => refOf(door, address)));
    for (const ref of refs) door.emulator.admin.remove(ref);
    expect(await door.plan()).toMatchObject({ ok: true, changes: addresses.map((address) => `create ${address}`) });
    expect(await door.apply()).toMatchObject({ ok: true });
    // Gone while the run goes on.
    const again = await Promise.all(addresses.map((address) => refOf(door, address)));
    await door.write({ ...tencentStack(), "stays.tf": "" });
    expect(
      await door.apply(() => {
        for (const ref of again) door.emulator.admin.remove(ref);
      }),
    ).toMatchObject({ ok: true });
    expect(await door.state()).toEqual({});
    expect(await door.destroy()).toMatchObject({ ok: true });
  });
});

describeDoors("defect 13, images and request bodies in state and logs: only digests are kept", (open) => {
  it("of what is sent", async () => {
    const proof = jpeg("a proof that nobody else should see");
    const door = await open({ files: { ...tencentStack(signatureBlock("s")), "proof.jpg": proof } });
    const applied = await door.apply();
    const plan = await door.plan();
    const files = (await readdir(door.folder)).filter((name) => !name.endsWith(".jpg"));
    const kept = await Promise.all(files.map((name) => readFile(join(door.folder, name), "utf8").catch(() => "")));
    expect(applied).toMatchObject({ ok: true });
    for (const text of [applied.text, plan.text, ...kept]) {
      expect(text).not.toContain(proof.toString("base64"));
      expect(text).not.toContain("emulator-secret");
    }
    expect(kept.join()).toContain("sha256:");
  });
});

async function withoutState(door: Door): Promise<void> {
  await rm(join(door.folder, "terraform.tfstate"));
}

async function onlySignature({ emulator }: Door) {
  const [only, ...others] = emulator.admin.objects({ platform: "tencent", kind: "signatures" });
  if (!only || others.length > 0) throw new Error(`there are ${others.length + 1} signatures, not one`);
  return only;
}
