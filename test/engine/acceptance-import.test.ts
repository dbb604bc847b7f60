import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { header } from "../scenarios/frontends";
import { describeEngine } from "../support/engines/engine";
import { changesOf, servedStacks } from "../support/stacks/served-stacks";

jest.setTimeout(120_000);

const proof = readFileSync(join(__dirname, "..", "..", "examples", "baidu", "proof.png"));

/** An account in which everything was made in the console. */
const account = {
  signatures: [
    { id: "sms-sign-ABCdef12345", content: "云杉商城", contentType: "MobileApp", countryType: "DOMESTIC", description: "用于会员通知" },
  ],
  templates: [
    {
      id: "sms-tmpl-ABCdef12345",
      name: "登录验证码",
      content: '您的验证码是${SMSvCode}，%{有效"5分钟"。',
      smsType: "CommonVcode",
      countryType: "DOMESTIC",
      description: "登录时验证手机号\n每次一条",
    },
  ],
  blacklist: [
    { phone: "13800000001", type: "MerchantBlack" },
    { phone: "13800000002", type: "SignatureBlack", smsType: "CommonSale", signatureId: "sms-sign-ABCdef12345" },
  ],
};
const ids = {
  "sms_baidu_signature.shop": "sms-sign-ABCdef12345",
  "sms_baidu_template.code": "sms-tmpl-ABCdef12345",
  "sms_baidu_approval.code": "sms-tmpl-ABCdef12345",
  "sms_baidu_quota.account": "quota",
  "sms_baidu_blacklist.all": "MerchantBlack",
  "sms_baidu_blacklist.sales": "SignatureBlack/CommonSale/sms-sign-ABCdef12345",
  "sms_baidu_blacklist.one": "MerchantBlack:13800000001",
};
const importBlock = ([to, id]: readonly string[]) => `import {\n  to = ${to}\n  id = "${id}"\n}\n`;
const signature = (more: string) => `resource "sms_baidu_signature" "shop" {
  content        = "云杉商城"
  content_type   = "MobileApp"
  description    = "用于会员通知"
  ${more}
}
`;

const folder = mkdtempSync(join(tmpdir(), "smsform-acceptance-"));
const seed = join(folder, "seed.json");
writeFileSync(seed, JSON.stringify({ platforms: { baidu: account } }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeEngine("objects that somebody else has made", (engine) => {
  const open = servedStacks(engine);

  it("are imported by the configuration that the engine generates for them: the next plan is clean, and nothing was sent", async () => {
    const blocks = Object.entries(ids).map(importBlock).join("\n");
    const stack = await open({ files: { "main.tf": header + blocks }, emulator: { seed } });
    const generating = await stack.plan("-generate-config-out=generated.tf");
    expect(changesOf(generating)).toEqual(
      Object.keys(ids)
        .map((address) => `import ${address}`)
        .sort(),
    );
    expect(readFileSync(join(stack.folder, "generated.tf"), "utf8")).toContain("您的验证码是$${SMSvCode}，%%{有效");

    expect((await stack.apply()).text).toContain(`${Object.keys(ids).length} imported, 0 added, 0 changed, 0 destroyed`);
    await stack.write({ "main.tf": header });
    expect(changesOf(await stack.plan())).toEqual([]);
    expect(stack.writes()).toEqual([]);

    // What the platform does not tell is added by hand, and recorded without being sent.
    const generated = readFileSync(join(stack.folder, "generated.tf"), "utf8");
    const completed = generated.replace(/^ +signature_file += null.*$/m, '  signature_file = "proof.png"');
    expect(completed).not.toBe(generated);
    await stack.write({ "generated.tf": completed, "proof.png": proof });
    expect((await stack.apply()).text).toMatch(/recorded, nothing is sent.*0 added, 1 changed, 0 destroyed/);
    expect(changesOf(await stack.plan())).toEqual([]);
    expect(stack.writes()).toEqual([]);
  });

  it("are imported by the command, for a configuration that is there", async () => {
    const stack = await open({ files: { "main.tf": header + signature(""), "proof.png": proof }, emulator: { seed } });
    const none = await stack.import("sms_baidu_signature.shop", "sms-sign-NOSUCH00000");
    expect([none.exitCode, none.text]).toEqual([1, expect.stringContaining("non-existent remote object")]);
    const odd = await stack.import("sms_baidu_signature.shop", " ");
    expect(odd.exitCode).toBe(1);
    expect(await stack.import("sms_baidu_signature.shop", ids["sms_baidu_signature.shop"])).toMatchObject({ exitCode: 0 });
    expect(changesOf(await stack.plan())).toEqual([]);
    expect(stack.writes()).toEqual([]);
  });

  it("are imported by a block, and changed in the same run where the configuration wants them different", async () => {
    const wanted = signature("").replace("用于会员通知", "用于向会员发送通知");
    const block = importBlock(["sms_baidu_signature.shop", ids["sms_baidu_signature.shop"]]);
    const stack = await open({ files: { "main.tf": header + wanted + block }, emulator: { seed } });
    expect((await stack.apply()).text).toContain("1 imported, 0 added, 1 changed, 0 destroyed");
    expect(stack.writes()).toEqual(["modifySignature"]);
    expect(changesOf(await stack.plan())).toEqual([]);
  });
});
