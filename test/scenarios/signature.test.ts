import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Door, describeDoors } from "./doors";
import { signatureBlock, stack } from "./stacks";

jest.setTimeout(60_000);

const address = "sms_baidu_signature.s";
const signature = (id: string) => ({ platform: "baidu", kind: "signatures", id }) as const;
const idOf = async (door: Door) => String((await door.state())[address]?.values.id);
/** Small, and with bytes whose base64 is easily told from anything else. */
const png = (mark: string) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(mark.repeat(20))]);
const withProof = (path: string) => signatureBlock("s", { more: `signature_file = "${path}"` });

describeDoors("a signature", (open, through) => {
  it("is created and found unchanged, whatever the platform leaves out", async () => {
    const door = await open({ files: stack(signatureBlock("s", { description: "用于会员通知" })) });
    door.emulator.admin.setSwitches({ "baidu.signature-get-description": "omit", "baidu.empty-review": "null" });
    await door.apply();
    expect((await door.state())[address]?.values).toMatchObject({
      country_type: "DOMESTIC",
      status: "SUBMITTED",
      deletion_protection: true,
    });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("without a description stays without one", async () => {
    const door = await open({ files: stack(signatureBlock("s")) });
    await door.apply();
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("is changed by PUT under its id, approved or not, and the plan tells what that means", async () => {
    const door = await open({ files: stack(signatureBlock("s")) });
    await door.apply();
    const id = await idOf(door);
    door.emulator.admin.approve(signature(id));
    await door.write(stack(signatureBlock("s", { content: "云杉优选" })));
    const plan = await door.plan();
    expect(plan.changes).toEqual([`update ${address}`]);
    expect(plan.text).toContain('Signature "云杉商城" is approved and will be changed');
    door.sent();
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual(["PUT signature"]);
    expect((await door.state())[address]?.values).toMatchObject({ id, content: "云杉优选", status: "SUBMITTED" });
    expect((await door.plan()).changes).toEqual([]);
  });

  it("keeps its description and proof when only its name changes, though the platform clears what a change leaves out", async () => {
    const block = (content: string) => signatureBlock("s", { content, description: "用于会员通知", more: 'signature_file = "proof.png"' });
    const door = await open({ files: { ...stack(block("云杉商城")), "proof.png": png("A") } });
    door.emulator.admin.setSwitches({ "baidu.signature-put-omitted": "clear" });
    await door.apply();
    const before = door.emulator.admin.object(signature(await idOf(door)));
    await door.write(stack(block("云杉优选")));
    await door.apply();
    expect(door.emulator.admin.object(signature(await idOf(door)))).toMatchObject({
      content: "云杉优选",
      description: "用于会员通知",
      proofFile: before.proofFile,
    });
    expect((await door.plan()).changes).toEqual([]);
  });

  it("is sent a change of only its description, and one that takes the description away", async () => {
    const door = await open({ files: stack(signatureBlock("s", { description: "一" })) });
    await door.apply();
    door.sent();
    await door.write(stack(signatureBlock("s", { description: "二" })));
    await door.apply();
    expect(door.sent()).toEqual(["PUT signature"]);
    expect(door.emulator.admin.object(signature(await idOf(door)))).toMatchObject({ description: "二" });
    await door.write(stack(signatureBlock("s")));
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
    await door.apply();
    expect(door.emulator.admin.object(signature(await idOf(door))).description ?? "").toBe("");
    expect((await door.plan()).changes).toEqual([]);
  });

  it("is sent a changed proof file; a changed path with the same content sends nothing", async () => {
    const door = await open({ files: { ...stack(withProof("proof.png")), "proof.png": png("A"), "copy.png": png("A") } });
    expect(await door.apply()).toMatchObject({ ok: true });
    expect((await door.state())[address]?.values).toMatchObject({
      signature_file: "proof.png",
      signature_file_format: "PNG",
      signature_file_digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect((await door.plan()).changes).toEqual([]);
    door.sent();

    await door.write({ "proof.png": png("B") });
    expect((await door.plan()).changes).toEqual([`update ${address}`]);
    await door.apply();
    expect(door.sent()).toEqual(["PUT signature"]);
    expect((await door.plan()).changes).toEqual([]);

    await door.write({ ...stack(withProof("copy.png")), "copy.png": png("B") });
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual([]);
    expect((await door.state())[address]?.values).toMatchObject({ signature_file: "copy.png" });
    expect((await door.plan()).changes).toEqual([]);
  });

  it("leaves the content of its proof file in no state, plan, message or file", async () => {
    const door = await open({ files: { ...stack(withProof("proof.png")), "proof.png": png("secret-proof") } });
    const said = [(await door.plan()).text];
    said.push((await door.apply()).text);
    await door.write({ "proof.png": png("other-proof") });
    door.emulator.admin.addFaults({ call: "modifySignature", action: { status: 400, code: "InappropriateJSON", message: "no" } });
    said.push((await door.apply()).text);
    const stored = await Promise.all(
      (await readdir(door.folder, { withFileTypes: true, recursive: true }))
        .filter((entry) => entry.isFile() && !entry.name.endsWith(".png"))
        .map((entry) => readFile(join(entry.parentPath, entry.name), "latin1")),
    );
    for (const mark of ["secret-proof", "other-proof"]) {
      const base64 = png(mark).toString("base64").slice(12, 60);
      for (const text of [...said, ...stored, JSON.stringify(door.log())]) {
        expect(text).not.toContain(mark);
        expect(text).not.toContain(base64);
      }
    }
  });

  it("whose proof changed after the plan is not sent", async () => {
    const door = await open({ files: { ...stack(withProof("proof.png")), "proof.png": png("A") } });
    const applied = await door.apply(() => writeFileSync(join(door.folder, "proof.png"), png("B")));
    // OpenTofu notices it before it asks the provider, and says so in its own words.
    const words = through === "embedded" ? "has changed since the plan; plan again" : "inconsistent final plan";
    expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(words) });
    expect(door.sent()).toEqual([]);
  });

  it("is protected once it is approved: it is deleted only after deletion_protection was taken back by an apply", async () => {
    const door = await open({ files: stack(signatureBlock("s")) });
    await door.apply();
    const id = await idOf(door);
    door.emulator.admin.approve(signature(id));
    door.sent();
    expect(await door.destroy()).toMatchObject({
      ok: false,
      text: expect.stringContaining("is approved and protected: it cannot be deleted"),
    });
    await door.write(stack(signatureBlock("s", { more: "deletion_protection = false" })));
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual([]);
    expect(await door.destroy()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual(["DELETE signature"]);
  });

  it("whose create was answered into the void is created once", async () => {
    const door = await open({ files: stack(signatureBlock("s")) });
    door.emulator.admin.addFaults({ call: "createSignature", times: 1, action: { dropAnswer: true } });
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.emulator.admin.objects({ platform: "baidu", kind: "signatures" })).toHaveLength(1);
  });
});

describeDoors("a proof file that cannot be used", (open) => {
  const big = Buffer.concat([png("A"), Buffer.alloc(2 * 1024 * 1024)]);
  it.each([
    ["that is missing", {}, 'The signature_file of signature "云杉商城" does not exist'],
    ["over 2 MB", { "proof.png": big }, "over the limit of 2097152 bytes (2 MB)"],
    ["that is no image", { "proof.png": Buffer.from("%PDF-1.7 not an image") }, "is not an image that the platform accepts"],
  ])("%s ends the plan with one message; nothing is sent or recorded", async (_what, files, message) => {
    const door = await open({ files: { ...stack(withProof("proof.png")), ...files } });
    const plan = await door.plan();
    expect(plan).toMatchObject({ ok: false, text: expect.stringContaining(message) });
    expect(plan.text.match(/Error: /g)).toHaveLength(1);
    expect(await door.apply()).toMatchObject({ ok: false });
    expect(door.sent()).toEqual([]);
    expect(await door.state()).toEqual({});
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
    const door = await open({ files: stack(withProof("proof.png")) });
    make(join(door.folder, "proof.png"));
    const plan = await door.plan();
    expect(plan.text.replace(/\s*[│╷╵]?\s+/g, " ")).toContain(`The signature_file of signature "云杉商城" cannot be read ${message}`);
    expect(plan).toMatchObject({ ok: false });
    expect(door.sent()).toEqual([]);
  });
});
