/** What users of Tencent's official Terraform provider ran into, each as a promise that it does not happen here. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describeFrontends, type Frontend } from "./frontends";
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

describeFrontends("defect 8, an update in place of what is approved, which the apply refuses: the plan knows the review", (open) => {
  it.each(["approve", "hold"] as const)("after the review's %s it says replace and why, and the apply succeeds", async (action) => {
    const frontend = await open({ files: both() });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    for (const address of addresses) frontend.emulator.admin[action](await refOf(frontend, address));
    await frontend.write(both(changed));
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: true, changes: addresses.map((address) => `replace ${address}`) });
    expect(plan.text).toContain("cannot be changed");
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("and an approval between plan and apply is noticed: nothing is sent", async () => {
    const frontend = await open({ files: both() });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const refs = await Promise.all(addresses.map((address) => refOf(frontend, address)));
    await frontend.write(both(changed));
    writes(frontend);
    const applied = await frontend.apply(() => {
      for (const ref of refs) frontend.emulator.admin.approve(ref);
    });
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("was approved since the plan; plan again") });
    expect(writes(frontend)).toEqual([]);
  });
});

describeFrontends("defect 9, values in the state that were never applied: a failed write leaves the recorded values alone", (open) => {
  it("and the next plan shows the change again", async () => {
    const frontend = await open({ files: both() });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    await frontend.write(both(changed));
    const refusal = { status: 200, code: "FailedOperation.OtherError", message: "no" };
    frontend.emulator.admin.addFaults({ call: "ModifySmsSign", action: refusal }, { call: "ModifySmsTemplate", action: refusal });
    expect(await frontend.apply()).toMatchObject({ ok: false });
    const state = await frontend.state();
    expect(state[signatureAddress]?.values.remark ?? null).toBeNull();
    expect(state[templateAddress]?.values.template_content).toBe("您的验证码是{1}，5分钟内有效。");
    frontend.emulator.admin.clearFaults();
    expect((await frontend.plan()).changes).toEqual(addresses.map((address) => `update ${address}`));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

describeFrontends("defect 10, a rejection that nobody is told of: status, reason and a warning on every plan", (open) => {
  it("for a signature and a template", async () => {
    const frontend = await open({ files: both() });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    for (const address of addresses) frontend.emulator.admin.reject(await refOf(frontend, address), "用途说明不清楚");
    for (const look of [1, 2]) {
      const plan = await frontend.plan();
      expect([look, plan]).toMatchObject([look, { ok: true, changes: [] }]);
      expect(plan.text).toContain('Signature "云杉商城" was rejected: 用途说明不清楚');
      expect(plan.text).toContain('Template "登录验证码" was rejected: 用途说明不清楚');
    }
    expect(await frontend.apply()).toMatchObject({ ok: true });
    for (const address of addresses) {
      expect((await frontend.state())[address]).toMatchObject({
        tainted: false,
        values: { status: "-1", usable: false, review: "用途说明不清楚" },
      });
    }
  });
});

describeFrontends(
  "defect 11, a template that reads back as valid for both and differs for ever: it is what either value asks for",
  (open) => {
    it.each([0, 1])("International %i", async (international) => {
      const frontend = await open({
        files: tencentStack(templateBlock("t", { international })),
        emulator: { switches: { "tencent.template-class": "both" } },
      });
      giveSignature(frontend);
      expect(await frontend.apply()).toMatchObject({ ok: true });
      expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
      expect((await frontend.state())[templateAddress]?.values.international).toBe(international);
      const { id } = await refOf(frontend, templateAddress);
      await rm(join(frontend.folder, "terraform.tfstate"));
      expect(await frontend.import(templateAddress, id)).toMatchObject({ ok: true });
      writes(frontend);
      expect((await frontend.plan()).changes).toEqual([`update ${templateAddress}`]);
      expect(await frontend.apply()).toMatchObject({ ok: true });
      expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
      expect(writes(frontend)).toEqual([]);
    });
  },
);

describeFrontends("defect 12, write-only fields as changes after an import: they are recorded, and nothing is sent", (open) => {
  it("for a template", async () => {
    const frontend = await open({ files: both() });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const { id } = await refOf(frontend, templateAddress);
    await withoutState(frontend);
    expect(await frontend.import(templateAddress, `0/${id}`)).toMatchObject({ ok: true });
    expect(await frontend.import(signatureAddress, `0/${(await onlySignature(frontend)).id}`)).toMatchObject({ ok: true });
    writes(frontend);
    const plan = await frontend.plan();
    expect(plan.text).toContain('Template "登录验证码": sms_type, remark recorded, nothing is sent');
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(writes(frontend)).toEqual([]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

describeFrontends("defect 13, a signature that cannot be imported: it can, by International and id or by the id alone", (open) => {
  it.each(["0/", ""])("%sID", async (prefix) => {
    const frontend = await open({ files: tencentStack(signatureBlock("s")) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const { id } = await refOf(frontend, signatureAddress);
    await withoutState(frontend);
    expect(await frontend.import(signatureAddress, `${prefix}${id}`)).toMatchObject({ ok: true });
    writes(frontend);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(writes(frontend)).toEqual([]);
  });
});

describeFrontends(
  "defect 13, an object deleted outside that breaks plan and destroy: it is planned anew, and its deletion is done",
  (open) => {
    it.each(["not-exist", "missing"])("where the platform says %s", async (answer) => {
      // Where nothing at all is found, the key may be of another account: something stays.
      const stays = { "stays.tf": templateBlock("stays", { name: "别的通知", more: afterSignature }) };
      const frontend = await open({ files: { ...both(), ...stays }, emulator: { switches: { "tencent.unknown-id-delete": answer } } });
      expect(await frontend.apply()).toMatchObject({ ok: true });
      const refs = await Promise.all(addresses.map((address) => refOf(frontend, address)));
      for (const ref of refs) frontend.emulator.admin.remove(ref);
      expect(await frontend.plan()).toMatchObject({ ok: true, changes: addresses.map((address) => `create ${address}`) });
      expect(await frontend.apply()).toMatchObject({ ok: true });
      // Gone while the run goes on.
      const again = await Promise.all(addresses.map((address) => refOf(frontend, address)));
      await frontend.write({ ...tencentStack(), "stays.tf": "" });
      expect(
        await frontend.apply(() => {
          for (const ref of again) frontend.emulator.admin.remove(ref);
        }),
      ).toMatchObject({ ok: true });
      expect(await frontend.state()).toEqual({});
      expect(await frontend.destroy()).toMatchObject({ ok: true });
    });
  },
);

describeFrontends("defect 13, images and request bodies in state and logs: only digests are kept", (open) => {
  it("of what is sent", async () => {
    const proof = jpeg("a proof that nobody else should see");
    const frontend = await open({ files: { ...tencentStack(signatureBlock("s")), "proof.jpg": proof } });
    const applied = await frontend.apply();
    const plan = await frontend.plan();
    const files = (await readdir(frontend.folder)).filter((name) => !name.endsWith(".jpg"));
    const kept = await Promise.all(files.map((name) => readFile(join(frontend.folder, name), "utf8").catch(() => "")));
    expect(applied).toMatchObject({ ok: true });
    for (const text of [applied.text, plan.text, ...kept]) {
      expect(text).not.toContain(proof.toString("base64"));
      expect(text).not.toContain("emulator-secret");
    }
    expect(kept.join()).toContain("sha256:");
  });
});

async function withoutState(frontend: Frontend): Promise<void> {
  await rm(join(frontend.folder, "terraform.tfstate"));
}

async function onlySignature({ emulator }: Frontend) {
  const [only, ...others] = emulator.admin.objects({ platform: "tencent", kind: "signatures" });
  if (!only || others.length > 0) throw new Error(`there are ${others.length + 1} signatures, not one`);
  return only;
}
