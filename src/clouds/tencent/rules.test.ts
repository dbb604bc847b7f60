/** The rules of Tencent's specification 17.1 and 17.2: what breaks each, at which level, and what just passes. */
import { configOf, jpeg, offline, png, signatureConfig, templateConfig } from "../../../test/support/accounts/tencent-account";
import { checkAccount, planObject } from "../../reconcile";
import type { Diagnostic, Resource, RuleSettings, StackObject, Values } from "../../schema";
import { tencent } from ".";
import { documentTypes, documentTypesOf, signTypes } from "./client/enumerations";
import { signature } from "./signature/resource";
import { template } from "./template/resource";

type Level = "error" | "warning";

interface Breach {
  readonly rule: string;
  readonly given: Values;
  readonly level: Level;
  /** What the message names. */
  readonly names: string;
}

/** What a plan says of a new object. @param content of every file */
async function findings(resource: Resource, given: Values, levels: RuleSettings["levels"] = {}, content = jpeg("proof")) {
  const environment = { ...offline, rules: { platform: "tencent", levels }, files: { read: async () => content } };
  const { diagnostics } = await planObject(resource, environment, { prior: null, config: configOf(resource, given) });
  return diagnostics;
}
const of = (rule: string, diagnostics: readonly Diagnostic[]) => diagnostics.filter((diagnostic) => diagnostic.rule === `tencent.${rule}`);

const abroad = { international: 1, qualification_id: null };
const notice = { sms_type: 2, template_content: "您的订单已发货，请留意查收。" };
const sale = { sms_type: 1, template_content: "全场八折，拒收请回复R" };

const signatureBreaches: readonly Breach[] = [
  breach("UTF8", { sign_name: "云杉\ufffd" }, 'sign_name holds a character that was lost, after "云杉"'),
  breach("UTF8", { remark: "\udc00" }, "remark holds"),
  { rule: "S1", given: { sign_name: "" }, level: "error", names: "sign_name is blank" },
  { rule: "S1", given: { sign_name: " \u3000" }, level: "error", names: "sign_name is blank" },
  { rule: "S2", given: { sign_name: "云" }, level: "error", names: "1 characters" },
  { rule: "S2", given: { sign_name: "云".repeat(13) }, level: "error", names: "13 characters" },
  { rule: "S2", given: { sign_name: "云杉-商城 1" }, level: "error", names: '"-" " "' },
  { rule: "S2", given: { sign_name: "云杉😀" }, level: "error", names: '"😀"' },
  { rule: "S3", given: { ...abroad, sign_name: "Spruce Shop" }, level: "warning", names: '" "' },
  { rule: "S3", given: { ...abroad, sign_name: "S" }, level: "warning", names: "1 characters" },
  { rule: "S4", given: { sign_name: "【云杉】" }, level: "error", names: "【 】" },
  { rule: "S4", given: { ...abroad, sign_name: "[Spruce]" }, level: "error", names: "[ ]" },
  ...[2, 3, 6].map((sign_type) => breach("S5", { sign_type }, `sign_type ${sign_type} is no longer accepted`)),
  ...[7, -1, 0.5].map((sign_type) => breach("S5", { sign_type }, `sign_type is ${sign_type}`)),
  ...[5, 6, 8].map((document_type) => breach("S6", { document_type }, `document_type ${document_type} is no longer accepted`)),
  ...[9, -1].map((document_type) => breach("S6", { document_type }, `document_type is ${document_type}`)),
  ...signTypes.flatMap((sign_type) =>
    documentTypes
      .filter((document_type) => !documentTypesOf[sign_type].includes(document_type))
      .map((document_type) => breach("S7", { sign_type, document_type }, `does not go with sign_type ${sign_type}`)),
  ),
  breach("S8", { international: 2 }, "international is 2"),
  breach("S8", { international: 3 }, "international is 3"),
  breach("S9", { sign_purpose: 2 }, "sign_purpose is 2"),
  breach("S13", { sign_purpose: 1 }, "no letter of authorisation"),
  { rule: "S13", given: { commission_image_file: "letter.jpg" }, level: "warning", names: "has no effect" },
  breach("S14", { qualification_id: null }, "has no qualification_id"),
  breach("S14", { ...abroad, qualification_id: "1000001" }, "international signature has a qualification_id"),
  ...["0", "-1", "腾讯云_1000001", "1.5"].map((qualification_id) => breach("S14", { qualification_id }, `"${qualification_id}" is no id`)),
];

const templateBreaches: readonly Breach[] = [
  breach("UTF8", { template_content: "您的验证码\ufffd{1}" }, 'after "您的验证码"'),
  breach("UTF8", { template_name: "\ufffd" }, "template_name holds"),
  breach("UTF8", { remark: "\ufffd" }, "remark holds"),
  ...["template_name", "template_content", "remark"].map((name) => breach("T1", { [name]: " " }, `${name} is blank`)),
  ...["您的验证码是{0}", "您的验证码是{code}", "您的验证码是{1", "您的验证码是1}", "您的验证码是{}", "您的验证码是${1}"].map(
    (template_content) => ({
      rule: "T2",
      given: { template_content },
      level: "warning" as const,
      names: "part of no variable",
    }),
  ),
  { rule: "T3", given: { template_content: "验证码{2}" }, level: "warning", names: "{2}" },
  { rule: "T3", given: { template_content: "验证码{1}，编号{3}" }, level: "warning", names: "{1}, {3}" },
  ...[0, 4, 1.5].map((sms_type) => breach("T4", { sms_type }, `sms_type is ${sms_type}`)),
  breach("T5", { international: 3 }, "international is 3"),
  breach("T6", { sms_type: 1, template_content: "全场八折" }, "does not end with 拒收请回复R"),
  breach("T6", { sms_type: 1, template_content: "全场八折，拒收请回复R。" }, "does not end with 拒收请回复R"),
  { rule: "T6", given: { sms_type: 1, international: 1, template_content: "20% off" }, level: "warning", names: "拒收请回复R" },
  {
    rule: "T7",
    given: { ...notice, template_content: "您的订单{1}已发货" },
    level: "warning",
    names: "notification text holds the variable {1}",
  },
  { rule: "T7", given: { ...sale, template_content: "{1}全场八折，拒收请回复R" }, level: "warning", names: "marketing text" },
  ...["您的验证码是#code#{1}", "您的验证码是%s{1}", "您的验证码是%1$s{1}"].map((template_content) => ({
    rule: "VARIABLES",
    given: { template_content },
    level: "warning" as const,
    names: "no variable of Tencent",
  })),
  { rule: "LINES", given: { template_content: "您的验证码是{1}\r\n请勿告知他人" }, level: "warning", names: "carriage return" },
  { rule: "LINES", given: { template_content: "您的验证码是{1}\n" }, level: "warning", names: "ends with a line break" },
  { rule: "INVISIBLE", given: { template_content: "您的验证码是{1}\u200b" }, level: "warning", names: "U+200B" },
  { rule: "EMOJI", given: { template_content: "您的验证码是{1}✅" }, level: "warning", names: "the emoji ✅" },
  { rule: "T10", given: { template_content: "【云杉】您的验证码是{1}" }, level: "warning", names: "【云杉】" },
];

function breach(rule: string, given: Values, names: string): Breach {
  return { rule, given, level: "error", names };
}

describe.each([
  { resource: signature, config: signatureConfig, breaches: signatureBreaches },
  { resource: template, config: templateConfig, breaches: templateBreaches },
])("the rules of a $resource.noun", ({ resource, config, breaches }) => {
  test.each(breaches)("$rule: $names", async ({ rule, given, level, names }) => {
    const found = of(rule, await findings(resource, { ...config, ...given }));
    expect(found).toMatchObject([{ severity: level, summary: expect.stringContaining(names), detail: expect.stringMatching(/\S/) }]);
  });

  test.each([...new Set(breaches.map(({ rule }) => rule))])("%s can be lowered, raised and turned off", async (rule) => {
    const example = breaches.find((each) => each.rule === rule);
    const given = { ...config, ...example?.given };
    expect(of(rule, await findings(resource, given, { [rule]: "warn" }))).toMatchObject([{ severity: "warning" }]);
    expect(of(rule, await findings(resource, given, { [rule]: "error" }))).toMatchObject([{ severity: "error" }]);
    expect(of(rule, await findings(resource, given, { [rule]: "off" }))).toEqual([]);
  });

  test("what breaks no rule is planned without a word", async () => {
    expect(await findings(resource, config)).toEqual([]);
  });
});

test.each<Values>([
  { sign_name: "云杉" },
  { sign_name: "Aa1" },
  { sign_name: "云".repeat(12) },
  // Two units of UTF-16, one character.
  { sign_name: "𠮷野" },
  abroad,
  { sign_purpose: 1, commission_image_file: "letter.jpg" },
  ...signTypes.flatMap((sign_type) => documentTypesOf[sign_type].map((document_type) => ({ sign_type, document_type }))),
])("a signature with %p passes", async (given) => {
  expect(await findings(signature, { ...signatureConfig, ...given })).toEqual([]);
});

test.each<Values>([
  notice,
  sale,
  { template_content: "{1}再说一遍{1}，{2}" },
  { ...notice, international: 1, template_content: "Order {1} is on its way" },
  { ...sale, international: 1 },
])("a template with %p passes", async (given) => {
  expect(await findings(template, { ...templateConfig, ...given })).toEqual([]);
});

describe("the images of a signature", () => {
  const text = (words: string) => Buffer.from(words);
  const most = 10 * 1024 * 1024;

  test.each([
    { what: "an empty file", content: Buffer.alloc(0), rule: "S10", level: "error", names: "is empty" },
    {
      what: "a data: URL",
      content: text(`data:image/jpeg;base64,${jpeg("x").toString("base64")}`),
      rule: "S10",
      level: "error",
      names: "data: URL",
    },
    { what: "Base64 text", content: text(jpeg("x").toString("base64")), rule: "S10", level: "error", names: "Base64 text" },
    { what: "a PNG", content: png("x"), rule: "S11", level: "warning", names: "not an image that the platform accepts" },
    {
      what: "a file that does not fit the request",
      content: Buffer.concat([jpeg(), Buffer.alloc((most / 4) * 3)]),
      rule: "S12",
      level: "error",
      names: "too large",
    },
  ])("$what breaks $rule", async ({ content, rule, level, names }) => {
    const found = await findings(signature, signatureConfig, {}, content);
    expect(found).toMatchObject([{ rule: `tencent.${rule}`, severity: level, summary: expect.stringContaining(names) }]);
    expect(JSON.stringify(found)).not.toContain(content.subarray(4).toString("base64").slice(0, 12) || "nothing");
  });

  test("have to fit into one request together", async () => {
    const half = Buffer.concat([jpeg(), Buffer.alloc((most / 8) * 3)]);
    expect(await findings(signature, signatureConfig, {}, half)).toEqual([]);
    const both = { ...signatureConfig, sign_purpose: 1, commission_image_file: "letter.jpg" };
    expect(await findings(signature, both, {}, half)).toMatchObject([
      { rule: "tencent.S12", summary: expect.stringContaining("letter.jpg") },
    ]);
  });

  test("are refused by level, as other rules are", async () => {
    expect(await findings(signature, signatureConfig, { S11: "error" }, png("x"))).toMatchObject([
      { rule: "tencent.S11", severity: "error" },
    ]);
    expect(await findings(signature, signatureConfig, { S11: "off" }, png("x"))).toEqual([]);
  });
});

describe("the rules of an account", () => {
  const found = (objects: readonly StackObject[]) => checkAccount(tencent, objects, { platform: "tencent", levels: {} });
  const object = (type: "signature" | "template", name: string, values: Values, more: Partial<StackObject> = {}): StackObject => ({
    address: `sms_tencent_${type}.${name}`,
    type: `sms_tencent_${type}`,
    values,
    isNew: true,
    dependencies: [],
    ...more,
  });

  test("S15: two signatures of one name and class are one too many", () => {
    const twice = [object("signature", "a", signatureConfig), object("signature", "b", signatureConfig)];
    expect(found(twice)).toMatchObject([
      {
        address: "sms_tencent_signature.b",
        diagnostic: {
          rule: "tencent.S15",
          severity: "error",
          summary: expect.stringContaining("云杉商城"),
          detail: expect.stringContaining("sms_tencent_signature.a"),
        },
      },
    ]);
    expect(found([object("signature", "a", signatureConfig), object("signature", "b", { ...signatureConfig, ...abroad })])).toEqual([]);
  });

  test("TWICE: a text is reviewed once", () => {
    const [one, two, three] = ["a", "b", "c"].map((name) => object("template", name, templateConfig));
    if (!one || !two || !three) throw new Error("three were made");
    const twice = {
      address: two.address,
      diagnostic: { rule: "tencent.TWICE", severity: "warning", summary: expect.stringContaining(one.address) },
    };
    expect(found([one, two])).toMatchObject([twice]);
    expect(found([one, two, three])).toMatchObject([
      { ...twice, diagnostic: { ...twice.diagnostic, summary: expect.stringContaining("2 templates") } },
    ]);
    expect(found([one, { ...two, isNew: false }])).toEqual([]);
    expect(found([one, object("template", "b", { ...templateConfig, template_content: "您的登录码是{1}" })])).toEqual([]);
  });

  test("T9: templates wait for a signature of the stack", () => {
    const one = object("signature", "s", signatureConfig);
    const free = object("template", "t", templateConfig);
    expect(found([one, free])).toMatchObject([{ address: free.address, diagnostic: { rule: "tencent.T9", severity: "warning" } }]);
    expect(found([one, { ...free, dependencies: [one.address] }])).toEqual([]);
    expect(found([one, { ...free, isNew: false }])).toEqual([]);
    expect(found([{ ...one, isNew: false }, free])).toEqual([]);
    expect(found([free])).toEqual([]);
  });
});
