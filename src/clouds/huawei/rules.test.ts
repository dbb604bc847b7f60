/** The rules of Huawei's specification 14: what breaks each, at which level, and what just passes. */
import { appConfig, signatureConfig, signatureFileConfig, templateConfig } from "../../../test/support/accounts/huawei-objects";
import { configOf, offline, png } from "../../../test/support/accounts/tencent-account";
import { checkAccount, planObject } from "../../reconcile";
import type { Diagnostic, Resource, RuleSettings, StackObject, Values } from "../../schema";
import { huawei } from ".";
import { app } from "./app/resource";
import { signature } from "./signature/resource";
import { signatureFile } from "./signature-file/resource";
import { template } from "./template/resource";

type Level = "error" | "warning";

interface Breach {
  readonly rule: string;
  readonly level: Level;
  readonly given: Values;
  /** What the message names. */
  readonly names: string;
  /** Of the file. */
  readonly content?: Buffer;
}

/** What a plan says of a new object. @param content of every file */
async function findings(resource: Resource, given: Values, levels: RuleSettings["levels"] = {}, content: Buffer = png("licence")) {
  const environment = { ...offline, rules: { platform: "huawei", levels }, files: { read: async () => content } };
  const { diagnostics } = await planObject(resource, environment, { prior: null, config: configOf(resource, given) });
  return diagnostics;
}
const of = (rule: string, diagnostics: readonly Diagnostic[]) => diagnostics.filter((diagnostic) => diagnostic.rule === `huawei.${rule}`);

const mebibyte = 1024 * 1024;
const appOfPhone = { signature_source: 2, license_number: "沪ICP备15000001号", signature_related_file_id: "f-1" };
const trademark = { signature_source: 5, registration_number: "12345678", signature_related_file_id: "f-1" };

const appBreaches: readonly Breach[] = [
  { rule: "UTF8", level: "error", given: { app_name: "云\ufffd" }, names: "app_name holds a character that was lost" },
  { rule: "A1", level: "error", given: { app_name: " \u3000" }, names: "app_name is blank" },
  { rule: "A2", level: "warning", given: { app_name: "云上 书店！" }, names: '" " "！"' },
  { rule: "A2", level: "warning", given: { app_name: "云".repeat(65) }, names: "65 characters" },
  { rule: "A3", level: "warning", given: { region: "intl", up_link_addr: "https://a.example" }, names: "up_link_addr without effect" },
  {
    rule: "A3",
    level: "warning",
    given: { region: "intl", create_sign_and_template: true },
    names: "create_sign_and_template without effect",
  },
  { rule: "A4", level: "error", given: { up_link_addr: "sms.example.com" }, names: 'up_link_addr "sms.example.com" is no URL' },
  { rule: "A4", level: "error", given: { up_link_addr: "" }, names: "is no URL" },
  { rule: "A4", level: "error", given: { up_link_addr: `https://a.example/${"云".repeat(995)}` }, names: "up_link_addr has 3003 bytes" },
  { rule: "A5", level: "warning", given: { enterprise_project_id: "7" }, names: 'enterprise_project_name is "default"' },
  { rule: "A5", level: "warning", given: { enterprise_project_name: "shop" }, names: 'enterprise_project_id is "0"' },
];

const signatureBreaches: readonly Breach[] = [
  { rule: "UTF8", level: "error", given: { signature_name: "云\ufffd" }, names: "signature_name holds a character that was lost" },
  { rule: "UTF8", level: "error", given: { apply_desc: "\udc00" }, names: "apply_desc holds" },
  { rule: "S1", level: "error", given: { signature_name: " " }, names: "signature_name is blank" },
  { rule: "S2", level: "error", given: { signature_name: "【云上书店】" }, names: "【 】" },
  { rule: "S3", level: "warning", given: { signature_name: "云" }, names: "1 characters" },
  { rule: "S3", level: "warning", given: { signature_name: "云".repeat(17) }, names: "17 characters" },
  { rule: "S3", level: "warning", given: { signature_name: "云上-书店" }, names: '"-"' },
  { rule: "S3", level: "warning", given: { signature_name: "12345" }, names: "is a number" },
  ...[1, 3, 4].map(
    (signature_source): Breach => ({
      rule: "S4",
      level: "error",
      given: { signature_source },
      names: `signature_source ${signature_source} is no longer accepted`,
    }),
  ),
  { rule: "S4", level: "error", given: { signature_source: 6 }, names: "signature_source is 6" },
  { rule: "S5", level: "error", given: { qualification_id: null }, names: "has no qualification_id" },
  { rule: "S5", level: "error", given: { qualification_id: " " }, names: "has no qualification_id" },
  { rule: "S6", level: "error", given: { is_involved_third: "Yes" }, names: "there is no power_attorney_fileid" },
  { rule: "S7", level: "warning", given: { license_number: "沪ICP备15000001号" }, names: "license_number belongs to the name of an app" },
  { rule: "S7", level: "warning", given: { signature_source: 2 }, names: "no license_number and no signature_related_file_id" },
  { rule: "S8", level: "warning", given: { registration_number: "1" }, names: "registration_number belongs to the name of a trademark" },
  { rule: "S8", level: "warning", given: { ...trademark, signature_related_file_id: null }, names: "no signature_related_file_id" },
];

const fileBreaches: readonly Breach[] = [
  { rule: "F1", level: "error", given: {}, names: "is empty", content: Buffer.alloc(0) },
  { rule: "F2", level: "error", given: {}, names: "is too large", content: Buffer.alloc(12 * mebibyte) },
  { rule: "F3", level: "error", given: { file: "my licence.png" }, names: "holds a space" },
  { rule: "F3", level: "error", given: { file: `${"a".repeat(252)}.png` }, names: "256 characters" },
  ...[..."#'$%&*<>{}[];?!^|"].map(
    (sign): Breach => ({
      rule: "F4",
      level: "error",
      given: { file: `proofs/licence${sign}.png` },
      names: `holds ${sign}`,
    }),
  ),
  { rule: "F5", level: "warning", given: {}, names: `has ${2 * mebibyte + 1} bytes`, content: Buffer.alloc(2 * mebibyte + 1) },
  { rule: "F5", level: "warning", given: { file: "licence-2.png" }, names: "is unusual" },
];

const variable = (variable_index: number, variable_type = "CHARDIGIT", variable_desc: string | null = null) => ({
  variable_index,
  variable_type,
  variable_desc,
});
/** A text, and what its variables stand for. */
const content = (template_content: string, ...variable_attributes: readonly ReturnType<typeof variable>[]) => ({
  template_content,
  variable_attributes: variable_attributes.length === 0 ? null : variable_attributes,
});
const numbers = (count: number) => Array.from({ length: count }, (_each, index) => index + 1);
const abroad = { region: "intl", sign_id: null };
const login = { template_type: "VERIFY_CODE_TYPE" };

const templateBreaches: readonly Breach[] = [
  { rule: "UTF8", level: "error", given: { template_content: "云\ufffd" }, names: "template_content holds a character that was lost" },
  { rule: "UTF8", level: "error", given: { template_desc: "\udc00" }, names: "template_desc holds" },
  { rule: "T1", level: "error", given: { template_name: " " }, names: "template_name is blank" },
  { rule: "T1", level: "error", given: { template_content: "\u3000" }, names: "template_content is blank" },
  { rule: "T2", level: "error", given: content("订单${order}已发货"), names: '"${order}" in template_content is no variable' },
  { rule: "T2", level: "error", given: content("订单${}已发货"), names: '"${}"' },
  { rule: "T2", level: "error", given: content("订单${99999999999999999999}已发货"), names: '"${99999999999999999999}"' },
  { rule: "T2", level: "error", given: content("订单${01}已发货"), names: '"${01}"' },
  { rule: "T2", level: "error", given: content("订单${1已发货"), names: '"${1已发货"' },
  { rule: "T3", level: "error", given: content("订单${1}于${3}送达", variable(1), variable(3)), names: "without gaps: ${1}, ${3}" },
  { rule: "T3", level: "error", given: content("订单${2}", variable(2)), names: "without gaps: ${2}" },
  { rule: "T4", level: "error", given: { variable_attributes: null }, names: "says nothing of ${1}, ${2}" },
  { rule: "T4", level: "error", given: { variable_attributes: [variable(1)] }, names: "says nothing of ${2}" },
  { rule: "T4", level: "error", given: content("订单已发货", variable(1)), names: "an entry too many for ${1}" },
  { rule: "T4", level: "error", given: content("订单${1}", variable(1), variable(1, "PHONE")), names: "an entry too many for ${1}" },
  { rule: "T5", level: "error", given: content("店铺${1}", variable(1, "TEXT")), names: "${1} is a TEXT and has no variable_desc" },
  { rule: "T6", level: "error", given: { universal_template: 2 }, names: "universal_template is 2" },
  { rule: "T7", level: "warning", given: { region: "intl" }, names: "sign_id without effect: the region is intl" },
  {
    rule: "T7",
    level: "warning",
    given: { universal_template: 1 },
    names: "sign_id without effect: the region is cn and the template universal",
  },
  { rule: "T7", level: "warning", given: { ...abroad, brackets: "GB" }, names: "brackets without effect" },
  { rule: "T7", level: "warning", given: { send_country: [1] }, names: "send_country without effect" },
  { rule: "T8", level: "warning", given: { sign_id: null }, names: "it names no signature" },
  { rule: "T9", level: "error", given: { ...abroad, send_country: [1, 2, 3, 4] }, names: "send_country has 4 countries" },
  { rule: "T9", level: "error", given: { ...abroad, send_country: [0] }, names: "send_country holds 0" },
  { rule: "T10", level: "warning", given: content("云".repeat(501)), names: "501 characters" },
  {
    rule: "T10",
    level: "warning",
    given: content(
      numbers(21)
        .map((number) => `云\${${number}}`)
        .join(""),
      ...numbers(21).map((number) => variable(number)),
    ),
    names: "21 variables",
  },
  ...[..."【】¥★&√※[]"].map(
    (sign): Breach => ({ rule: "T11", level: "warning", given: content(`订单${sign}已发货`), names: `template_content holds ${sign}` }),
  ),
  { rule: "T12", level: "warning", given: content("${1}", variable(1)), names: "nothing but variables" },
  { rule: "T12", level: "warning", given: content("订单${1}${2}", variable(1), variable(2)), names: "${1}${2} stand side by side" },
  { rule: "T13", level: "warning", given: { ...login, ...content("您的验证码") }, names: "has 0 variables" },
  { rule: "T13", level: "warning", given: { ...login, ...content("您的号码${1}", variable(1)) }, names: "does not say that it holds one" },
  { rule: "T14", level: "warning", given: { template_type: "PROMOTION_TYPE" }, names: "a marketing text has the variable ${1}" },
  { rule: "T15", level: "error", given: content("详见${1}", variable(1, "URL")), names: 'the variable ${1} has the variable_type "URL"' },
  { rule: "VARIABLES", level: "warning", given: content("订单{order}已发货"), names: '"{order}" in template_content' },
  { rule: "LINES", level: "warning", given: content("订单已发货\n"), names: "ends with a line break" },
  { rule: "INVISIBLE", level: "warning", given: content("\ufeff订单已发货"), names: "U+FEFF" },
  { rule: "EMOJI", level: "warning", given: content("订单已发货😀"), names: "😀" },
];

describe.each([
  { resource: app, config: appConfig, breaches: appBreaches },
  { resource: signature, config: signatureConfig, breaches: signatureBreaches },
  { resource: template, config: templateConfig, breaches: templateBreaches },
  { resource: signatureFile, config: signatureFileConfig, breaches: fileBreaches },
])("the rules of a $resource.noun", ({ resource, config, breaches }) => {
  test.each(breaches)("$rule: $names", async ({ rule, given, level, names, content }) => {
    const found = of(rule, await findings(resource, { ...config, ...given }, {}, content));
    expect(found).toMatchObject([{ severity: level, summary: expect.stringContaining(names), detail: expect.stringMatching(/\S/) }]);
  });

  test.each([...new Set(breaches.map(({ rule }) => rule))])("%s can be lowered, raised and turned off", async (rule) => {
    const { given, content } = breaches.find((each) => each.rule === rule) ?? {};
    const levelled = async (level: "warn" | "error" | "off") =>
      of(rule, await findings(resource, { ...config, ...given }, { [rule]: level }, content));
    expect(await levelled("warn")).toMatchObject([{ severity: "warning" }]);
    expect(await levelled("error")).toMatchObject([{ severity: "error" }]);
    expect(await levelled("off")).toEqual([]);
  });

  test("what breaks no rule is planned without a word", async () => {
    expect(await findings(resource, config)).toEqual([]);
  });
});

test.each<Values>([
  { app_name: "a" },
  { app_name: "Shop_1.cn-north@云" },
  { up_link_addr: "http://203.0.113.7:9330/replies" },
  { region: "intl" },
  { enterprise_project_id: "b1c2", enterprise_project_name: "shop" },
  { create_sign_and_template: true },
])("an application with %p passes", async (given) => {
  expect(await findings(app, { ...appConfig, ...given })).toEqual([]);
});

test.each<Values>([
  { signature_name: "云上" },
  { signature_name: "𠮷野家1" },
  { is_involved_third: "Yes", power_attorney_fileid: "f-1" },
  appOfPhone,
  trademark,
])("a signature with %p passes", async (given) => {
  expect(await findings(signature, { ...signatureConfig, ...given })).toEqual([]);
});

test.each<Values>([
  content("订单已发货"),
  content("订单${1}已发货，${1}", variable(1)),
  { ...login, ...content("您的验证码是${1}", variable(1)) },
  { ...content("店铺${1}上新", variable(1, "TEXT", "店铺名称")) },
  { universal_template: 1, sign_id: null },
  { ...abroad, send_country: [1, 2, 3] },
  { brackets: "GB" },
])("a template with %p passes", async (given) => {
  expect(await findings(template, { ...templateConfig, ...given })).toEqual([]);
});

describe("the rules of a project", () => {
  const found = (objects: readonly StackObject[]) => checkAccount(huawei, objects, { platform: "huawei", levels: {} });
  const object = (type: string, name: string, values: Values): StackObject => ({
    address: `${type}.${name}`,
    type,
    values,
    isNew: true,
    dependencies: [],
  });

  test.each([
    ["A6", "sms_huawei_app", appConfig, { app_name: "云上书城" }],
    ["S9", "sms_huawei_signature", signatureConfig, { signature_type: "PROMOTION_TYPE" }],
  ])("%s: a name is there once", (rule, type, values, other) => {
    expect(found([object(type, "a", values), object(type, "b", values)])).toMatchObject([
      { address: `${type}.b`, diagnostic: { rule: `huawei.${rule}`, severity: "error", detail: expect.stringContaining(`${type}.a`) } },
    ]);
    expect(found([object(type, "a", values), object(type, "b", { ...values, ...other })])).toEqual([]);
  });
});
