import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import { signatureBlock, stack } from "./stacks";

jest.setTimeout(60_000);

const address = "sms_baidu_signature.s";
const signature = (id: string) => ({ platform: "baidu", kind: "signatures", id }) as const;
const idOf = async (frontend: Frontend) => String((await frontend.state())[address]?.values.id);
/** Small, and with bytes whose base64 is easily told from anything else. */
const png = (mark: string) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(mark.repeat(20))]);
const withProof = (path: string) => signatureBlock("s", { more: `signature_file = "${path}"` });

describeFrontends("a signature", (open, through) => {
  it("is created and found unchanged, whatever the platform leaves out", async () => {
    const frontend = await open({ files: stack(signatureBlock("s", { description: "用于会员通知" })) });
    frontend.emulator.admin.setSwitches({ "baidu.signature-get-description": "omit", "baidu.empty-review": "null" });
    await succeeded(frontend.apply());
    expect((await frontend.state())[address]?.values).toMatchObject({
      country_type: "DOMESTIC",
      status: "SUBMITTED",
      deletion_protection: true,
    });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("without a description stays without one", async () => {
    const frontend = await open({ files: stack(signatureBlock("s")) });
    await succeeded(frontend.apply());
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("is changed by PUT under its id, approved or not, and the plan tells what that means", async () => {
    const frontend = await open({ files: stack(signatureBlock("s")) });
    await succeeded(frontend.apply());
    const id = await idOf(frontend);
    frontend.emulator.admin.approve(signature(id));
    await frontend.write(stack(signatureBlock("s", { content: "云杉优选" })));
    const plan = await frontend.plan();
    expect(plan.changes).toEqual([`update ${address}`]);
    expect(plan.text).toContain('Signature "云杉商城" is approved and will be changed');
    frontend.sent();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["PUT signature"]);
    expect((await frontend.state())[address]?.values).toMatchObject({ id, content: "云杉优选", status: "SUBMITTED" });
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("keeps its description and proof when only its name changes, though the platform clears what a change leaves out", async () => {
    const block = (content: string) => signatureBlock("s", { content, description: "用于会员通知", more: 'signature_file = "proof.png"' });
    const frontend = await open({ files: { ...stack(block("云杉商城")), "proof.png": png("A") } });
    frontend.emulator.admin.setSwitches({ "baidu.signature-put-omitted": "clear" });
    await succeeded(frontend.apply());
    const before = frontend.emulator.admin.object(signature(await idOf(frontend)));
    await frontend.write(stack(block("云杉优选")));
    await succeeded(frontend.apply());
    expect(frontend.emulator.admin.object(signature(await idOf(frontend)))).toMatchObject({
      content: "云杉优选",
      description: "用于会员通知",
      proofFile: before.proofFile,
    });
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("is sent a change of only its description, and one that takes the description away", async () => {
    const frontend = await open({ files: stack(signatureBlock("s", { description: "一" })) });
    await succeeded(frontend.apply());
    frontend.sent();
    await frontend.write(stack(signatureBlock("s", { description: "二" })));
    await succeeded(frontend.apply());
    expect(frontend.sent()).toEqual(["PUT signature"]);
    expect(frontend.emulator.admin.object(signature(await idOf(frontend)))).toMatchObject({ description: "二" });
    await frontend.write(stack(signatureBlock("s")));
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
    await succeeded(frontend.apply());
    expect(frontend.emulator.admin.object(signature(await idOf(frontend))).description ?? "").toBe("");
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("is sent a changed proof file; a changed path with the same content sends nothing", async () => {
    const frontend = await open({ files: { ...stack(withProof("proof.png")), "proof.png": png("A"), "copy.png": png("A") } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect((await frontend.state())[address]?.values).toMatchObject({
      signature_file: "proof.png",
      signature_file_format: "PNG",
      signature_file_digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect((await frontend.plan()).changes).toEqual([]);
    frontend.sent();

    await frontend.write({ "proof.png": png("B") });
    expect((await frontend.plan()).changes).toEqual([`update ${address}`]);
    await succeeded(frontend.apply());
    expect(frontend.sent()).toEqual(["PUT signature"]);
    expect((await frontend.plan()).changes).toEqual([]);

    await frontend.write({ ...stack(withProof("copy.png")), "copy.png": png("B") });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual([]);
    expect((await frontend.state())[address]?.values).toMatchObject({ signature_file: "copy.png" });
    expect((await frontend.plan()).changes).toEqual([]);
  });

  it("leaves the content of its proof file in no state, plan, message or file", async () => {
    const frontend = await open({ files: { ...stack(withProof("proof.png")), "proof.png": png("secret-proof") } });
    const said = [(await frontend.plan()).text];
    said.push((await frontend.apply()).text);
    await frontend.write({ "proof.png": png("other-proof") });
    frontend.emulator.admin.addFaults({ call: "modifySignature", action: { status: 400, code: "InappropriateJSON", message: "no" } });
    said.push((await frontend.apply()).text);
    const stored = await Promise.all(
      (await readdir(frontend.folder, { withFileTypes: true, recursive: true }))
        .filter((entry) => entry.isFile() && !entry.name.endsWith(".png"))
        .map((entry) => readFile(join(entry.parentPath, entry.name), "latin1")),
    );
    for (const mark of ["secret-proof", "other-proof"]) {
      const base64 = png(mark).toString("base64").slice(12, 60);
      for (const text of [...said, ...stored, JSON.stringify(frontend.log())]) {
        expect(text).not.toContain(mark);
        expect(text).not.toContain(base64);
      }
    }
  });

  it("whose proof changed after the plan is not sent", async () => {
    const frontend = await open({ files: { ...stack(withProof("proof.png")), "proof.png": png("A") } });
    const applied = await frontend.apply(() => writeFileSync(join(frontend.folder, "proof.png"), png("B")));
    // OpenTofu notices it before it asks the provider, and says so in its own words.
    const words = through === "embedded" ? "has changed since the plan; plan again" : "inconsistent final plan";
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(words) });
    expect(frontend.sent()).toEqual([]);
  });

  it("is protected once it is approved: it is deleted only after deletion_protection was taken back by an apply", async () => {
    const frontend = await open({ files: stack(signatureBlock("s")) });
    await succeeded(frontend.apply());
    const id = await idOf(frontend);
    frontend.emulator.admin.approve(signature(id));
    frontend.sent();
    expect(await frontend.destroy()).toMatchObject({
      ok: false,
      text: expect.stringContaining("is approved and protected: it cannot be deleted"),
    });
    await frontend.write(stack(signatureBlock("s", { more: "deletion_protection = false" })));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual([]);
    expect(await frontend.destroy()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["DELETE signature"]);
  });

  it("whose create was answered into the void is created once", async () => {
    const frontend = await open({ files: stack(signatureBlock("s")) });
    frontend.emulator.admin.addFaults({ call: "createSignature", times: 1, action: { dropAnswer: true } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.emulator.admin.objects({ platform: "baidu", kind: "signatures" })).toHaveLength(1);
  });
});

describeFrontends("a proof file that cannot be used", (open) => {
  const big = Buffer.concat([png("A"), Buffer.alloc(2 * 1024 * 1024)]);
  it.each([
    ["that is missing", {}, 'The signature_file of signature "云杉商城" does not exist'],
    ["over 2 MB", { "proof.png": big }, "over the limit of 2097152 bytes (2 MB)"],
    ["that is no image", { "proof.png": Buffer.from("%PDF-1.7 not an image") }, "is not an image that the platform accepts"],
  ])("%s ends the plan with one message; nothing is sent or recorded", async (_what, files, message) => {
    const frontend = await open({ files: { ...stack(withProof("proof.png")), ...files } });
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringContaining(message) });
    expect(plan.text.match(/Error: /g)).toHaveLength(1);
    expect(await frontend.apply()).toMatchObject({ ok: false });
    expect(frontend.sent()).toEqual([]);
    expect(await frontend.state()).toEqual({});
  });

  it.each([
    ["a pipe that nobody writes to", (path: string) => void execFileSync("mkfifo", [path]), "(it is a pipe, no file)"],
    ["a device without an end", (path: string) => symlinkSync("/dev/zero", path), "(it is a device, no file)"],
    [
      "larger than the memory",
      (path: string) => {
        writeFileSync(path, "");
        truncateSync(path, 2 ** 42);
      },
      "(it has 4398046511104 bytes, and at most 33554432 are read)",
    ],
  ])("that is %s ends the plan with one message, at once", async (_what, make, message) => {
    const frontend = await open({ files: stack(withProof("proof.png")) });
    make(join(frontend.folder, "proof.png"));
    const plan = await frontend.plan();
    expect(plan.text.replace(/\s*[│╷╵]?\s+/g, " ")).toContain(`The signature_file of signature "云杉商城" cannot be read ${message}`);
    expect(plan).toMatchObject({ ok: false });
    expect(frontend.sent()).toEqual([]);
  });
});
