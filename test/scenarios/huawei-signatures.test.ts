/** Huawei's signatures, which can be changed only after a review refused them. */

import { succeeded } from "../support/steps";
import { describeFrontends } from "./frontends";
import { appAddress, appBlock, huaweiStack, refOf, signatureAddress, signatureBlock, unprotected, writes } from "./huawei-stacks";

jest.setTimeout(120_000);

const signatures = { platform: "huawei", kind: "signatures" } as const;
const first = huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected }));
const changed = (text: Parameters<typeof signatureBlock>[1]) =>
  huaweiStack(appBlock("a"), signatureBlock("s", { more: unprotected, ...text }));

describeFrontends("a signature of Huawei", (open, frontend) => {
  it("is applied for, is found unchanged, gets its channel number with the approval, and is deleted", async () => {
    const it = await open({ files: first });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["CreateApp", "CreateSignature"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[signatureAddress]?.values).toMatchObject({ status: "PENDING_REVIEW", usable: false, channel_num: null });

    it.emulator.admin.approve(await refOf(it, signatureAddress));
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    await succeeded(it.apply());
    expect((await it.state())[signatureAddress]?.values).toMatchObject({
      status: "REVIEW_PROCESSING_COMPLETED",
      usable: true,
      channel_num: expect.any(String),
    });

    await it.write(huaweiStack(appBlock("a")));
    const plan = await it.plan();
    expect(plan.changes).toEqual([`delete ${signatureAddress}`]);
    expect(plan.text).toContain("Its templates and its channel number go with it");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteSignature"]);
    expect(it.emulator.admin.objects(signatures)).toEqual([]);
  });

  it("that was rejected is changed in place, and reviewed again", async () => {
    const it = await open({ files: first });
    await succeeded(it.apply());
    const id = (await it.state())[signatureAddress]?.values.id;
    it.emulator.admin.reject(await refOf(it, signatureAddress), "与资质不符");
    expect((await it.plan()).text).toContain('Signature "云上书店" was rejected: 与资质不符');
    await it.write(changed({ name: "云上书城", desc: "书店" }));
    expect((await it.plan()).changes).toEqual([`update ${signatureAddress}`]);
    writes(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UpdateSignature"]);
    expect((await it.state())[signatureAddress]?.values).toMatchObject({ id, status: "PENDING_REVIEW", review: null });
    expect(it.emulator.admin.object(await refOf(it, signatureAddress))).toMatchObject({ signatureName: "云上书城", applyDesc: "书店" });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that was rejected loses what the configuration takes out", async () => {
    const it = await open({ files: changed({ desc: "书店" }) });
    await succeeded(it.apply());
    it.emulator.admin.reject(await refOf(it, signatureAddress));
    await it.write(first);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.emulator.admin.object(await refOf(it, signatureAddress))).toMatchObject({ applyDesc: null });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is approved is replaced by a change of its name, with a warning of what goes with it", async () => {
    const it = await open({ files: first });
    await succeeded(it.apply());
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    writes(it);
    await it.write(changed({ name: "云上书城" }));
    const plan = await it.plan();
    expect(plan.changes).toEqual([`replace ${signatureAddress}`]);
    expect(plan.text).toContain("a signature can be changed only after its review refused it");
    expect(plan.text).toContain("Its templates and its channel number go with it");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["DeleteSignature", "CreateSignature"]);
  });

  it("that is approved is not replaced as long as it is protected, which it is by default", async () => {
    const it = await open({ files: huaweiStack(appBlock("a"), signatureBlock("s")) });
    await succeeded(it.apply());
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    writes(it);
    await it.write(huaweiStack(appBlock("a"), signatureBlock("s", { name: "云上书城" })));
    expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining("is approved and protected") });
    expect(writes(it)).toEqual([]);
  });

  it("that is approved only records other evidence, once, and sends it when it is rejected", async () => {
    const it = await open({ files: changed({ desc: "书店" }) });
    await succeeded(it.apply());
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    writes(it);
    await it.write(changed({ desc: "网上书店" }));
    const plan = await it.plan();
    expect(plan).toMatchObject({ ok: true, changes: [`update ${signatureAddress}`] });
    expect(plan.text).toContain('Signature "云上书店": apply_desc recorded, not sent');
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual([]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [], text: expect.not.stringContaining("recorded") });

    it.emulator.admin.reject(await refOf(it, signatureAddress));
    expect((await it.plan()).changes).toEqual([`update ${signatureAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.emulator.admin.object(await refOf(it, signatureAddress))).toMatchObject({ applyDesc: "网上书店" });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that waits for its activation is activated, unless the configuration says otherwise", async () => {
    const it = await open({ files: changed({ more: `${unprotected}\n  activate = false` }) });
    await succeeded(it.apply());
    it.emulator.admin.deprecate(await refOf(it, signatureAddress));
    writes(it);
    const asleep = await it.plan();
    expect(asleep).toMatchObject({ ok: true, changes: [], text: expect.stringContaining("is not in use: TO_BE_ACTIVATED") });
    await it.write(first);
    const plan = await it.plan();
    expect(plan).toMatchObject({ changes: [`update ${signatureAddress}`] });
    expect(plan.text).toContain("the platform waits for its activation");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["EnableSignature"]);
    expect((await it.state())[signatureAddress]?.values).toMatchObject({ status: "PENDING_ACTIVATE" });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that was activated elsewhere since the plan is not activated again", async () => {
    const it = await open({ files: first });
    await succeeded(it.apply());
    const ref = await refOf(it, signatureAddress);
    it.emulator.admin.deprecate(ref);
    writes(it);
    const applied = await it.apply(() => it.emulator.admin.approve(ref));
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining("has moved on since the plan; plan again") });
    expect(writes(it)).toEqual([]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("that is taken in is found in its application without a request for one, and plans clean", async () => {
    const it = await open({ files: huaweiStack(appBlock("a")) });
    await succeeded(it.apply());
    const appId = (await it.state())[appAddress]?.values.id;
    const { id } = it.emulator.admin.create(signatures, { appId, signatureName: "云上书店", qualificationId: "q-1" });
    await it.write(first);
    writes(it);
    expect(await it.import(signatureAddress, id)).toMatchObject({ ok: true });
    expect((await it.state())[signatureAddress]?.values).toMatchObject({ app_id: appId, signature_name: "云上书店" });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(writes(it)).toEqual([]);
  });

  it("of the same name and type is refused before its predecessor is gone, or warned of where the order is not known", async () => {
    const lifecycle = `${unprotected}\n  lifecycle {\n    create_before_destroy = true\n  }`;
    const it = await open({ files: changed({ more: lifecycle }) });
    await succeeded(it.apply());
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    writes(it);
    await it.write(changed({ more: `${lifecycle}\n  registration_number = "12345678"` }));
    const plan = await it.plan();
    if (frontend === "embedded")
      expect(plan).toMatchObject({ ok: false, text: expect.stringContaining("cannot be made anew before it is deleted") });
    else expect(plan).toMatchObject({ ok: true, text: expect.stringContaining("must be deleted before it is made anew") });
    expect(writes(it)).toEqual([]);
  });

  it("that the console deleted is planned anew", async () => {
    const it = await open({ files: first });
    await succeeded(it.apply());
    it.emulator.admin.remove(await refOf(it, signatureAddress));
    expect((await it.plan()).changes).toEqual([`create ${signatureAddress}`]);
  });

  it("whose creation was not answered is looked for, and never made twice", async () => {
    const it = await open({ files: first });
    it.emulator.admin.addFaults({ call: "CreateSignature", times: 1, action: { dropAnswer: true } });
    const applied = await it.apply();
    const [{ id } = { id: "" }] = it.emulator.admin.objects(signatures);
    if (frontend === "embedded") expect(applied).toMatchObject({ ok: true });
    else {
      expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(`import ADDRESS ${id}`) });
      expect(await it.import(signatureAddress, id)).toMatchObject({ ok: true });
      expect(await it.apply()).toMatchObject({ ok: true });
    }
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[signatureAddress]?.values).toMatchObject({ id });
    expect(writes(it)).toEqual(["CreateApp", "CreateSignature"]);
  });

  it("is read with all others from the pages of a list, and their applications likewise", async () => {
    const many = Array.from({ length: 12 }, (_, i) => signatureBlock(`s${i}`, { name: `云上书店${i}`, more: unprotected }));
    const it = await open({ files: huaweiStack(appBlock("a"), ...many) });
    await succeeded(it.apply());
    it.log();
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    const reads = it.log().map(({ call }) => call);
    expect(reads.filter((call) => call === "ListSignatureDetails").length).toBeLessThanOrEqual(2);
    expect(reads.length).toBeLessThanOrEqual(5);
  });
});
