import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
import { signatureBlock, stack, templateBlock } from "./stacks";

jest.setTimeout(60_000);

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("pixels")]);
const templateAddress = "sms_baidu_template.t";
const signatureAddress = "sms_baidu_signature.s";
const proof = { description: "用于会员通知", more: 'signature_file = "proof.png"' };
const importBlock = (to: string, id: string) => `import {\n  to = ${to}\n  id = "${id}"\n}\n`;

/** Objects that were made by somebody else. */
const seed = {
  platforms: {
    baidu: {
      signatures: [
        {
          id: "sms-sign-ABCdef12345",
          content: "云杉商城",
          contentType: "Enterprise",
          countryType: "DOMESTIC",
          description: "用于会员通知",
        },
      ],
      templates: [
        {
          id: "sms-tmpl-ABCdef12345",
          name: "订单发货通知",
          content: "您的订单${orderId}已发货，请保持电话畅通。",
          smsType: "CommonNotice",
          countryType: "DOMESTIC",
          description: "订单发货后通知买家",
        },
      ],
    },
  },
};

async function seeded(
  open: (options: { files: Record<string, string | Buffer>; emulator: { seed: string } }) => Promise<Frontend>,
  files: Record<string, string | Buffer>,
) {
  const path = join(await mkdtemp(join(tmpdir(), "smsform-seed-")), "seed.json");
  await writeFile(path, JSON.stringify(seed));
  return open({ files, emulator: { seed: path } });
}

describeFrontends("import", (open) => {
  it("by command takes a template as it is: the next plan is clean", async () => {
    const frontend = await seeded(open, stack(templateBlock("t")));
    expect(await frontend.import(templateAddress, "sms-tmpl-ABCdef12345")).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(frontend.sent()).toEqual([]);
  });

  it("by block takes a template as it is", async () => {
    const frontend = await seeded(open, stack(templateBlock("t"), importBlock(templateAddress, "sms-tmpl-ABCdef12345")));
    expect((await frontend.plan()).changes).toEqual([`import ${templateAddress}`]);
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect((await frontend.state())[templateAddress]?.values).toMatchObject({ id: "sms-tmpl-ABCdef12345", status: "READY", usable: true });
    expect((await frontend.plan()).changes).toEqual([]);
    expect(frontend.sent()).toEqual([]);
  });

  it.each(["return", "omit"])(
    "of a signature with a proof is followed by one update that only records, then by a clean plan (description: %s)",
    async (description) => {
      const frontend = await seeded(open, { ...stack(signatureBlock("s", proof)), "proof.png": png });
      frontend.emulator.admin.setSwitches({ "baidu.signature-get-description": description });
      expect(await frontend.import(signatureAddress, "sms-sign-ABCdef12345")).toMatchObject({ ok: true });
      const plan = await frontend.plan();
      expect(plan).toMatchObject({ ok: true, changes: [`update ${signatureAddress}`] });
      expect(plan.text).toContain('Signature "云杉商城":');
      expect(plan.text).toContain("recorded, nothing is sent");
      expect(await frontend.apply()).toMatchObject({ ok: true });
      expect(frontend.sent()).toEqual([]);
      expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
      // From now on a changed proof is sent.
      await frontend.write({ "proof.png": Buffer.concat([png, Buffer.from("more")]) });
      await succeeded(frontend.apply());
      expect(frontend.sent()).toEqual(["PUT signature"]);
    },
  );

  it("by block of a signature with a proof sends nothing either", async () => {
    const frontend = await seeded(open, {
      ...stack(signatureBlock("s", proof), importBlock(signatureAddress, "sms-sign-ABCdef12345")),
      "proof.png": png,
    });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(frontend.sent()).toEqual([]);
  });

  it("that finds a difference sends everything, the proof included", async () => {
    const frontend = await seeded(open, { ...stack(signatureBlock("s", { ...proof, content: "云杉优选" })), "proof.png": png });
    await succeeded(frontend.import(signatureAddress, "sms-sign-ABCdef12345"));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual(["PUT signature"]);
    const { proofFile } = frontend.emulator.admin.object({ platform: "baidu", kind: "signatures", id: "sms-sign-ABCdef12345" });
    expect(proofFile).toMatchObject({ bytes: png.length });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("of an id that does not exist is one clear error; nothing is recorded", async () => {
    const frontend = await seeded(open, stack(templateBlock("t")));
    const imported = await frontend.import(templateAddress, "sms-tmpl-NOSUCH00000");
    expect(imported).toMatchObject({
      ok: false,
      text: expect.stringMatching(/Cannot import (an object that does not exist|non-existent remote object)/),
    });
    expect(imported.text.match(/Error: /g)).toHaveLength(1);
    expect(await frontend.state()).toEqual({});
    await frontend.write(stack(templateBlock("t"), importBlock(templateAddress, "sms-tmpl-NOSUCH00000")));
    expect(await frontend.plan()).toMatchObject({ ok: false, text: expect.stringMatching(/Cannot import/) });
  });
});
