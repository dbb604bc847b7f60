/** The rules of Huawei's specification 14: what breaks each, at which level, and what just passes. */
import { appConfig, signatureConfig, signatureFileConfig } from "../../../test/support/accounts/huawei-objects";
import { configOf, offline, png } from "../../../test/support/accounts/tencent-account";
import { checkAccount, planObject } from "../../reconcile";
import type { Diagnostic, Resource, RuleSettings, StackObject, Values } from "../../schema";
import { huawei } from ".";
import { app } from "./app/resource";
import { signature } from "./signature/resource";
import { signatureFile } from "./signature-file/resource";

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

describe.each([
  { resource: app, config: appConfig, breaches: appBreaches },
  { resource: signature, config: signatureConfig, breaches: signatureBreaches },
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
