/** What synthesis says of constructs that no platform would take: the value, what is allowed, and the next step. */
import * as cdktf from "cdktf";
import { Lazy, type TerraformStack, Testing } from "cdktf";
import * as library from "../../dist/cdktf";
import { proof } from "./bookshop";
import { type Engine, synthesized } from "./engines";

const { amount, App, Blacklist, Catalogue, code, date, number, phone, Quota, Signature, sms, SmsProvider, Template, text } = library;
const engine: Engine = { engine: cdktf, sms: library };

function brandIn(stack: TerraformStack, id = "brand") {
  const app = new App(stack, `${id}-app`, { name: "云上书店" });
  return new Signature(stack, id, {
    text: "云上书店",
    owner: { kind: "company", proof },
    on: {
      baidu: {},
      tencent: { qualificationId: "1000001" },
      huawei: { app, qualificationId: "q-1", kinds: ["verification", "notice", "marketing"] },
    },
  });
}

/** What synthesis says, or nothing. */
function refusal(build: (stack: TerraformStack) => void): string {
  try {
    synthesized(engine, build);
    return "";
  } catch (problem) {
    return String(problem);
  }
}

type Given = Partial<library.TemplateProps>;
const otp = code("otp", { digits: 6 });

/** A template that is right but for what is given. */
function template(stack: TerraformStack, given: Given, id = "otp") {
  const brand = brandIn(stack, `${id}-brand`);
  return new Template(stack, id, {
    signature: brand,
    kind: "verification",
    text: sms`您的验证码是${otp}，请勿告知他人。`,
    on: { baidu: {} },
    ...given,
  });
}

describe("a text", () => {
  test.each<[string, Given, string]>([
    [
      "with a repeated name",
      { text: sms`${code("a", { digits: 4 })}和${number("a")}号` },
      'the variable "a" stands in the text twice. Give every place a name of its own, such as "a2".',
    ],
    [
      "with a variable in a link",
      { kind: "notice", text: sms`详情见https://a.cn/${text("id", { max: 6 })}` },
      'the variable "id" stands in a link, and platforms refuse links that are not whole.',
    ],
    ["with a brace", { text: sms`您的验证码{1}是${otp}` }, "the text holds a brace, and braces stand for variables on every platform."],
    [
      "with a token where words are to be",
      { text: sms`${Lazy.stringValue({ produce: () => "x" }) as never}${otp}` },
      "the text holds a value that is known only when it is applied",
    ],
    [
      "with the signature's brackets",
      { text: sms`【书店】您的验证码是${otp}` },
      'baidu.V16, template "otp": text holds 【 】. These brackets belong to the signature alone. Where you know better: new SmsProvider(this, "sms", { baidu: { rules: { V16: "warn" } } }).',
    ],
    [
      "that is too long for Baidu with its longest values",
      { kind: "notice", text: sms`您的订单已发货，备注：${text("note", { max: 595 })}` },
      'baidu.V15, template "otp": text has 612 characters, with its signature and its longest values.',
    ],
    [
      "of two codes on Baidu",
      { text: sms`验证码${code("a", { digits: 4 })}或${code("b", { digits: 4 })}` },
      'on Baidu: a verification text has one code, which the platform calls SMSvCode, and this one has "a" and "b".',
    ],
    ["of no code on Baidu", { text: sms`您的验证码已发送到邮箱` }, "baidu.V25"],
    [
      "of marketing without the way out",
      { kind: "marketing", text: sms`新书上架，欢迎选购` },
      "marketing text does not end with 拒收请回复R. Add 拒收请回复R as the last words of text.",
    ],
    [
      "with a code that is too long for Tencent",
      { text: sms`您的验证码是${code("otp", { digits: 8 })}`, on: { tencent: {} } },
      'on Tencent: the code "otp" has 8 digits, and the platform sends codes of at most 6. Give it fewer: code("otp", { digits: 6 }).',
    ],
    [
      "for numbers everywhere on Tencent",
      { audience: "global", on: { tencent: {} } },
      'on Tencent: the audience "global" is none of the platform\'s: it has "domestic" and "international".',
    ],
    [
      "for numbers everywhere on Huawei",
      { audience: "global", on: { huawei: {} } },
      'on Huawei: the audience "global" is none of the platform\'s',
    ],
    [
      "for numbers abroad on infocloud",
      { audience: "international", on: { infocloud: { templateCode: "577951956854276096" } } },
      'on infocloud: the audience "international" is none of the platform\'s: it sends to the mainland.',
    ],
    [
      "with a variable without an end on infocloud",
      { text: sms`您的余额是${amount("rest")}元`, on: { infocloud: { templateCode: "577951956854276096" } } },
      'on infocloud: the variable "rest" has no longest value, and the platform\'s texts tell it. Give it: amount("rest", { max: 20 }).',
    ],
    ["whose code is none on infocloud", { on: { infocloud: { templateCode: "x1" } } }, 'infocloud.V13, message: templateCode is "x1".'],
    [
      "with other variables on one platform",
      { on: { baidu: {}, tencent: { text: sms`验证码${code("pin", { digits: 6 })}` as never } } },
      'on tencent: its text has the variable "pin", and the template\'s own has "otp".',
    ],
    [
      "with another variable of the same name on one platform",
      { on: { baidu: {}, tencent: { text: sms`验证码${code("otp", { digits: 4 })}` } } },
      'on tencent: the variable "otp" is another one than in the template\'s text.',
    ],
    ["without a signature", { signature: undefined as never }, "on baidu: it has no signature, and the platform sends with none."],
    [
      "with a signature for other numbers",
      { audience: "international", on: { baidu: {} } },
      'on baidu: it is for international numbers, and its signature "云上书店" for domestic ones. Give it a signature with audience: "international".',
    ],
    ["on no platform", { on: {} }, 'it is on no platform. Name at least one in "on": baidu, tencent, huawei, infocloud.'],
    ["on a platform that there is not", { on: { aliyun: {} } as never }, 'it is on "aliyun", which is none of the platforms.'],
    ["that is kept for no length of time", { retireAfter: "3 days" as never }, "retireAfter must be a duration"],
  ])("%s is refused", (_, given, said) => {
    expect(refusal((stack) => template(stack, given))).toContain(said);
  });

  test("is refused where a rule is to refuse it, and told of where it is to warn", () => {
    const notice: Given = { kind: "notice", text: sms`您的订单${text("order", { max: 6 })}已发货`, on: { tencent: {}, huawei: {} } };
    const twoCodes: Given = { text: sms`验证码${otp}，序号${number("no")}`, on: { huawei: {} } };
    const beside: Given = { kind: "notice", text: sms`您的订单${date("day")}${number("no")}已发货`, on: { huawei: {} } };
    const firm = (stack: TerraformStack) =>
      new SmsProvider(stack, "sms", { tencent: { rules: { T7: "error" } }, huawei: { rules: { T12: "error", T13: "error" } } });
    const refused = (given: Given) =>
      refusal((stack) => {
        firm(stack);
        template(stack, given);
      });
    expect(refused(notice)).toContain('tencent.T7, template "otp": a domestic notification text holds the variable {1}');
    expect(refused(twoCodes)).toContain('huawei.T13, template "otp": a text for verification codes has 2 variables');
    expect(refused(beside)).toContain('huawei.T12, template "otp": ${1}${2} stand side by side');
    expect([notice, twoCodes, beside].map((given) => refusal((stack) => template(stack, given)))).toEqual(["", "", ""]);
    expect(warnings((stack) => template(stack, notice))).toContainEqual(expect.stringContaining("tencent.T7"));
    expect(warnings((stack) => template(stack, beside))).toContainEqual(
      expect.stringContaining('the variables "day" and "no" stand side by side'),
    );
  });
});

describe("a variable", () => {
  test.each<[library.Variable, string]>([
    [code("otp", { digits: 6, example: "12345" }), 'the variable "otp" has 6 digits, and its example "12345" has 5.'],
    [code("otp", { digits: 4, example: "ABCD" }), 'the variable "otp" is a code, and its example "ABCD" is none. Give digits alone.'],
    [
      code("otp", { digits: 0 }),
      'the variable "otp" has digits 0, which is no number of characters. Give a whole number from 1, such as 6.',
    ],
    [code("otp-1", { digits: 6 }), 'the variable "otp-1" has a name that is not of letters and digits'],
    [
      text("shop", { max: 4, example: "云上书店旗舰店" }),
      'the variable "shop" has at most 4 characters, and its example "云上书店旗舰店" has 7.',
    ],
    [text("shop", { max: 9, example: "【云上】" }), "Give text in one line, without 【 and 】"],
    [text("shop", { max: 1.5 }), 'the variable "shop" has max 1.5'],
    [number("count", { example: "三" }), 'the variable "count" is a number, and its example "三" is none.'],
    [amount("sum", { example: "￥9" }), 'the variable "sum" is an amount'],
    [date("day", { example: "明天" }), 'the variable "day" is a date, and its example "明天" is none.'],
    [phone("line", { example: "客服" }), 'the variable "line" is a phone, and its example "客服" is none.'],
  ])("%j is refused", (variable, said) => {
    expect(refusal((stack) => template(stack, { kind: "notice", text: sms`您好：${variable}，谢谢` }))).toContain(said);
  });
});

describe("constructs that would make one object", () => {
  test.each<[string, (stack: TerraformStack) => void, string]>([
    [
      "two messages of one key",
      (stack) => {
        template(stack, { key: "otp" }, "a");
        template(stack, { key: "otp", text: sms`登录验证码${otp}。` }, "b");
      },
      'it and shop/a are both the message "otp" for domestic numbers on Baidu. Keep one, and refer to it.',
    ],
    [
      "two signatures of one name",
      (stack) => {
        brandIn(stack, "a");
        brandIn(stack, "b");
      },
      'it and shop/a are both the signature "云上书店" for domestic numbers on Tencent.',
    ],
    [
      "two quotas",
      (stack) => {
        new Quota(stack, "a", { perDay: 100, perMonth: 1000 });
        new Quota(stack, "b", { perDay: 200, perMonth: 2000 });
      },
      "it and shop/a are both the account's quota on Baidu.",
    ],
    [
      "two whole blacklists",
      (stack) => {
        new Blacklist(stack, "a", { numbers: ["13800138000"], exclusive: true });
        new Blacklist(stack, "b", { numbers: ["13800138001"], exclusive: true });
      },
      "it and shop/a are both the whole blacklist of all messages of the account on Baidu.",
    ],
  ])("%s are refused", (_, build, said) => {
    expect(refusal(build)).toContain(said);
  });
});

test("what a platform demands of a signature is said in the words of its construct", () => {
  const signature = (stack: TerraformStack, given: Partial<library.SignatureProps>) =>
    new Signature(stack, "brand", {
      text: "云上书店",
      owner: { kind: "company", proof },
      on: { tencent: { qualificationId: "1" } },
      ...given,
    });
  expect(refusal((stack) => signature(stack, { text: "【云上书店】" }))).toContain(
    'tencent.S4, signature "【云上书店】": text "【云上书店】" holds 【 】',
  );
  expect(refusal((stack) => signature(stack, { on: { tencent: {} } }))).toContain("a domestic signature has no qualificationId");
  expect(refusal((stack) => signature(stack, { owner: { kind: "company" } }))).toContain("on Tencent: its owner has no proof");
});

test("a catalogue calls a template by one key", () => {
  const keys = (stack: TerraformStack) => {
    const it = template(stack, { key: "login" });
    new Catalogue(stack, "catalogue", { messages: { otp: it } });
  };
  expect(refusal(keys)).toContain(
    'it calls shop/otp "otp", which is "login" by its own key. Programs call a message by one key: write "login" here.',
  );
  const twice = (stack: TerraformStack) => {
    const it = template(stack, {});
    new Catalogue(stack, "a", { messages: { otp: it } });
    new Catalogue(stack, "b", { messages: { code: it } });
  };
  expect(refusal(twice)).toContain('it calls shop/otp "code", which is "otp" in shop/a.');
});

test("blacklists and quotas are held to the platform's rules", () => {
  expect(refusal((stack) => new Blacklist(stack, "list", { numbers: ["+8613800138000"] }))).toContain("baidu.V37");
  expect(refusal((stack) => new Quota(stack, "quota", { perDay: 0.5, perMonth: 1 }))).toContain(
    "baidu.V41, quota: perDay must be a whole number. 0.5 is none.",
  );
});

/** What the command line of cdktf shows beside a synthesis. */
function warnings(build: (stack: TerraformStack) => void): unknown[] {
  const stack = new cdktf.TerraformStack(Testing.app(), "shop");
  build(stack);
  if (!stack.node.tryFindChild("sms")) new SmsProvider(stack, "sms");
  Testing.synth(stack, true);
  return stack.node.findAll().flatMap(({ node }) => node.metadata.map(({ data }) => data));
}
