/** Files that prove something of Huawei's signatures: their content decides. */

import { succeeded } from "../support/steps";
import { describeFrontends } from "./frontends";
import {
  appBlock,
  fileAddress,
  fileBlock,
  huaweiStack,
  png,
  refOf,
  signatureAddress,
  signatureBlock,
  unprotected,
  writes,
} from "./huawei-stacks";

jest.setTimeout(120_000);

const files = { platform: "huawei", kind: "files" } as const;
const alone = { ...huaweiStack(fileBlock("f")), "licence.png": png("first") };
const licensed = signatureBlock("s", { more: `${unprotected}\n  file_id = sms_huawei_signature_file.f.id` });
const withSignature = { ...huaweiStack(appBlock("a"), fileBlock("f"), licensed), "licence.png": png("first") };

describeFrontends("a file of a signature of Huawei", (open) => {
  it("is uploaded once; another path with the same content uploads nothing, another content is another file", async () => {
    const it = await open({ files: alone });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UploadSignatureFile"]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    const { [fileAddress]: uploaded } = await it.state();
    expect(uploaded?.values).toMatchObject({ file_name: "licence.png", file_digest: expect.stringMatching(/^sha256:/) });

    await it.write({ ...huaweiStack(fileBlock("f", "renamed.png", 'file_desc = "营业执照"')), "renamed.png": png("first") });
    expect((await it.plan()).changes).toEqual([`update ${fileAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual([]);
    expect((await it.state())[fileAddress]?.values).toMatchObject({ id: uploaded?.values.id, file: "renamed.png" });

    await it.write({ "renamed.png": png("renewed") });
    expect((await it.plan()).changes).toEqual([`replace ${fileAddress}`]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UploadSignatureFile"]);
    expect((await it.state())[fileAddress]?.values.id).not.toBe(uploaded?.values.id);
    expect(it.emulator.admin.objects(files)).toHaveLength(2);
  });

  it("leaves the stack and stays on the platform", async () => {
    const it = await open({ files: alone });
    await succeeded(it.apply());
    await it.write(huaweiStack());
    expect((await it.plan()).text).toContain("Huawei has no call that deletes a file");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.emulator.admin.objects(files)).toHaveLength(1);
  });

  it("that is taken in is compared from then on: nothing is uploaded", async () => {
    const it = await open({ files: alone });
    await succeeded(it.apply());
    const id = String((await it.state())[fileAddress]?.values.id);
    const other = await open({ files: alone, environment: { SMSFORM_ENDPOINT: it.emulator.url } });
    expect(await other.import(fileAddress, id)).toMatchObject({ ok: true });
    expect(await other.apply()).toMatchObject({ ok: true });
    expect(await other.plan()).toMatchObject({ ok: true, changes: [] });
    expect(it.emulator.admin.objects(files)).toHaveLength(1);
  });

  it("goes with the application for a signature, whose approval a renewed one does not cost", async () => {
    const it = await open({ files: withSignature });
    expect(await it.apply()).toMatchObject({ ok: true });
    const { [fileAddress]: uploaded, [signatureAddress]: signed } = await it.state();
    expect(it.emulator.admin.object(await refOf(it, signatureAddress))).toMatchObject({ fileId: uploaded?.values.id });
    it.emulator.admin.approve(await refOf(it, signatureAddress));
    writes(it);

    await it.write({ "licence.png": png("renewed") });
    const plan = await it.plan();
    expect(plan.ok).toBe(true);
    expect([...plan.changes].sort()).toEqual([`replace ${fileAddress}`, `update ${signatureAddress}`]);
    expect(plan.text).toContain('Signature "云上书店": file_id recorded, not sent');
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UploadSignatureFile"]);
    const after = await it.state();
    expect(after[signatureAddress]?.values).toMatchObject({ id: signed?.values.id, file_id: after[fileAddress]?.values.id, usable: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    it.emulator.admin.reject(await refOf(it, signatureAddress), "执照过期");
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(writes(it)).toEqual(["UpdateSignature"]);
    expect(it.emulator.admin.object(await refOf(it, signatureAddress))).toMatchObject({ fileId: after[fileAddress]?.values.id });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("whose upload was not answered is uploaded again by the next run: nobody sees the first", async () => {
    const it = await open({ files: alone });
    it.emulator.admin.addFaults({ call: "UploadSignatureFile", times: 1, action: { dropAnswer: true } });
    expect(await it.apply()).toMatchObject({ ok: false });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it.each([
    ["a space", "my licence.png", "huawei.F3"],
    ["a forbidden character", "licence#1.png", "huawei.F4"],
  ])("whose name has %s is an error of the plan", async (_what, path, rule) => {
    const it = await open({ files: { ...huaweiStack(fileBlock("f", path)), [path]: png("first") } });
    expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining(rule) });
    expect(it.log()).toEqual([]);
  });

  it("of more than 12 MB is an error of the plan", async () => {
    const it = await open({ files: { ...alone, "licence.png": png("x".repeat(12 * 1024 * 1024)) } });
    expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining("huawei.F2") });
    expect(it.log()).toEqual([]);
  });
});
