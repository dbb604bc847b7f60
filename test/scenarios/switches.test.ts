/**
 * What Baidu's document leaves open, the emulator decides by switches. The life of a stack passes with each switch at each of its
 * values, one at a time; where a value forbids something, the message that says so is expected instead.
 */
import { baiduSwitches } from "../../src/emulator/baidu/switches";
import { embeddedFrontends, type Frontend, header } from "./frontends";
import { clean, switchCases, switchLines } from "./switch-lives";

jest.setTimeout(60_000);

/** Values with which a step cannot succeed: the end of the life, and what the user is told. */
const refusals: Readonly<Record<string, RegExp>> = {
  // The document has no such field; only newer programs of the vendor send it (gap G-41).
  "baidu.blacklist-country-type=required": /countryType/,
};

/** What is approved and not ready yet cannot be deleted where only what is decided can: such a stage goes with no such rule. */
const alone = [...Object.keys(refusals), "baidu.approved-stage=on"];

const phones = (count: number, from = 0) => JSON.stringify(Array.from({ length: count }, (_, i) => String(13_800_000_000 + from + i)));
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("pixels")]);

function files(given: {
  readonly notice: string;
  readonly code: string;
  readonly description: string;
  readonly blocked: number;
  readonly month: number;
}) {
  return {
    "proof.png": png,
    "main.tf": `${header}
provider "sms" {
  baidu { rules = { V39 = "off" } }
}
resource "sms_baidu_signature" "s" {
  content             = "云杉商城"
  content_type        = "Enterprise"
  description         = "${given.description}"
  signature_file      = "proof.png"
  deletion_protection = false
}
resource "sms_baidu_template" "notice" {
  name        = "订单通知"
  content     = "${given.notice}"
  sms_type    = "CommonNotice"
  description = "与签名\${sms_baidu_signature.s.id}一起使用"
}
resource "sms_baidu_template" "code" {
  name        = "验证码"
  content     = "${given.code}"
  sms_type    = "CommonVcode"
  description = "登录时使用"
  depends_on  = [sms_baidu_signature.s]
}
resource "sms_baidu_quota" "q" {
  quota_per_day                            = 500
  quota_per_month                          = ${given.month}
  rate_limit_per_mobile_per_sign_by_minute = 1
  rate_limit_per_mobile_per_sign_by_hour   = 5
  rate_limit_per_mobile_per_sign_by_day    = 10
}
resource "sms_baidu_blacklist" "all" {
  type   = "MerchantBlack"
  phones = ${phones(given.blocked)}
}
resource "sms_baidu_blacklist" "sale" {
  type         = "SignatureBlack"
  sms_type     = "CommonSale"
  signature_id = sms_baidu_signature.s.id
  phones       = ${phones(3)}
}
data "sms_baidu_quota" "q" {
  depends_on = [sms_baidu_quota.q]
}
data "sms_baidu_blacklist" "all" {
  depends_on = [sms_baidu_blacklist.all, sms_baidu_blacklist.sale]
}
`,
  };
}

const begin = {
  notice: "您的订单$${orderId}已发货，请注意查收。",
  code: "您的验证码是$${SMSvCode}，请勿告知他人。",
  description: "用于会员通知",
  blocked: 5,
  month: 5000,
};
const later = {
  ...begin,
  notice: "尊敬的会员，您的订单$${orderId}已发货。",
  code: "您的登录验证码是$${SMSvCode}，请勿告知他人。",
  blocked: 2,
};

describe("the life of a stack", () => {
  const open = embeddedFrontends();

  it.each(switchCases(baiduSwitches, alone))("passes with $title", async ({ title, switches }) => {
    const frontend = await open({ files: files(begin), emulator: { switches } });
    const refusal = refusals[title];
    const made = await frontend.apply();
    if (refusal) {
      expect([made.ok, made.text]).toEqual([false, expect.stringMatching(refusal)]);
      return;
    }
    expect([made.ok, made.text]).toEqual([true, made.text]);
    await clean(frontend);

    const id = await ids(frontend);
    frontend.emulator.admin.approve({ platform: "baidu", kind: "signatures", id: id.signature });
    frontend.emulator.admin.approve({ platform: "baidu", kind: "templates", id: id.code });
    frontend.emulator.admin.reject({ platform: "baidu", kind: "templates", id: id.notice }, "请说明用途");
    frontend.emulator.admin.approve({ platform: "baidu", kind: "quotas", id: "emulator" });
    expect((await frontend.plan()).text).toContain('Template "订单通知" was rejected: 请说明用途');

    await frontend.write(files(later));
    const changed = await frontend.apply();
    expect([changed.ok, changed.text]).toEqual([true, changed.text]);
    const now = await ids(frontend);
    expect([now.signature, now.notice]).toEqual([id.signature, id.notice]);
    expect(now.code).not.toBe(id.code);
    await clean(frontend);
    expect(blocked(frontend)).toEqual([
      "13800000000 MerchantBlack",
      "13800000000 SignatureBlack",
      "13800000001 MerchantBlack",
      "13800000001 SignatureBlack",
      "13800000002 SignatureBlack",
    ]);

    for (const template of [now.notice, now.code]) frontend.emulator.admin.approve({ platform: "baidu", kind: "templates", id: template });
    const gone = await frontend.destroy();
    expect([gone.ok, gone.text]).toEqual([true, gone.text]);
    expect(await frontend.state()).toEqual({});
  });

  it("went through these", () => {
    const lines = switchLines(baiduSwitches);
    process.stdout.write(`switches and the values that the life of a stack passed with:\n${lines.join("\n")}\n`);
    expect(lines.length).toBeGreaterThan(60);
  });
});

async function ids(frontend: Frontend) {
  const state = await frontend.state();
  const of = (address: string) => String(state[address]?.values.id);
  return { signature: of("sms_baidu_signature.s"), notice: of("sms_baidu_template.notice"), code: of("sms_baidu_template.code") };
}

function blocked(frontend: Frontend): string[] {
  return frontend.emulator.admin
    .objects({ platform: "baidu", kind: "blacklist" })
    .map(({ phone, type }) => `${String(phone)} ${String(type)}`)
    .sort();
}
