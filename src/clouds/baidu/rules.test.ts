/** The text rules of Baidu's specification 9: what breaks each, at which level, and what just passes. */
import { configOf, offline, signatureConfig, templateConfig } from "../../../test/support/accounts/baidu-account";
import { planObject, validateConfig } from "../../reconcile";
import type { Diagnostic, Resource, RuleSettings, Values } from "../../schema";
import { approval } from "./approval";
import { smsTypes } from "./client/enumerations";
import { signature } from "./signature/resource";
import { template } from "./template/resource";

type Level = "error" | "warning";
type CountryType = "DOMESTIC" | "GLOBAL" | "INTERNATIONAL";
const countryTypes: readonly CountryType[] = ["DOMESTIC", "GLOBAL", "INTERNATIONAL"];
/** One level for every country type, or each its own; where none is given, the rule does not apply. */
type Levels = Level | Partial<Record<CountryType, Level>>;
const athome = { DOMESTIC: "error", GLOBAL: "error", INTERNATIONAL: "warning" } as const;
const onlyMainland = { DOMESTIC: "warning", GLOBAL: "warning" } as const;

interface Breach {
  readonly rule: string;
  readonly given: Values;
  readonly levels: Levels;
  /** What the message names. */
  readonly names: string;
}

/** A text that breaks nothing: with more fixed text than any rule asks for. */
const around = (text: string) => `您好，您的订单有变动${text}请留意查收`;
const notice = { ...templateConfig, sms_type: "CommonNotice", content: around("") };
const sale = { sms_type: "CommonSale" };
const emoji = "😀";

/** What a plan says of a new object. */
async function findings(resource: Resource, given: Values, { levels = {} }: { levels?: RuleSettings["levels"] } = {}) {
  const { diagnostics } = await planObject(
    resource,
    { ...offline, rules: { platform: "baidu", levels } },
    { prior: null, config: configOf(resource, given) },
  );
  return diagnostics;
}
const of = (rule: string, diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ summary }) => summary.startsWith(`baidu.${rule},`));

const signatureBreaches: readonly Breach[] = [
  { rule: "UTF8", given: { content: "百度\ufffd云" }, levels: "error", names: 'content holds a character that was lost, after "百度"' },
  { rule: "UTF8", given: { description: "\ud800" }, levels: "error", names: 'description holds a character that was lost, after ""' },
  { rule: "V01", given: { content: "" }, levels: "error", names: "content is blank" },
  { rule: "V01", given: { content: " \u3000\n" }, levels: "error", names: "content is blank" },
  {
    rule: "V02",
    given: { content: "百" },
    levels: { DOMESTIC: "error", GLOBAL: "warning", INTERNATIONAL: "warning" },
    names: "1 characters",
  },
  {
    rule: "V02",
    given: { content: "百".repeat(13) },
    levels: { DOMESTIC: "error", GLOBAL: "warning", INTERNATIONAL: "warning" },
    names: "13",
  },
  {
    rule: "V02",
    given: { content: emoji },
    levels: { DOMESTIC: "error", GLOBAL: "warning", INTERNATIONAL: "warning" },
    names: "1 characters",
  },
  { rule: "V03", given: { content: "【百度云】" }, levels: "error", names: "【 】" },
  { rule: "V03", given: { content: "[百度云]" }, levels: "error", names: "[ ]" },
  { rule: "V04", given: { content: "百度-云 AI" }, levels: onlyMainland, names: '"-" " "' },
  { rule: "V04", given: { content: `百度${emoji}` }, levels: onlyMainland, names: `"${emoji}"` },
  { rule: "V04", given: { content: "Baidu" }, levels: onlyMainland, names: "no Chinese character" },
  { rule: "V05", given: { content: "10086" }, levels: { DOMESTIC: "warning" }, names: "digits only" },
  { rule: "V05", given: { content: "BaiduCloud" }, levels: { DOMESTIC: "warning" }, names: "letters only" },
  {
    rule: "V09",
    given: { signature_file: "proof.png", signature_file_format: "GIF" },
    levels: "error",
    names: '"GIF" is not one of JPG, PNG, JPEG',
  },
  { rule: "V07", given: { content_type: "Web" }, levels: { DOMESTIC: "warning" }, names: '"Web"' },
  { rule: "V07", given: { content_type: "WeChatPublic" }, levels: { DOMESTIC: "warning" }, names: '"WeChatPublic"' },
  { rule: "V07", given: { content_type: "Else" }, levels: { DOMESTIC: "warning" }, names: '"Else"' },
  { rule: "V11", given: { signature_file_format: "PNG" }, levels: "warning", names: "without signature_file" },
  { rule: "V12", given: { content_type: "Brand" }, levels: { DOMESTIC: "warning" }, names: "Brand" },
];

const templateBreaches: readonly Breach[] = [
  { rule: "UTF8", given: { content: around("\ufffd\ufffd") }, levels: "error", names: 'after "您好，您的订单有变动"' },
  { rule: "UTF8", given: { name: "发货\ufffd" }, levels: "error", names: "name holds" },
  { rule: "UTF8", given: { description: "\ufffd" }, levels: "error", names: "description holds" },
  { rule: "V14", given: { name: "\t" }, levels: "error", names: "name is blank" },
  { rule: "V14", given: { name: "名".repeat(31) }, levels: "error", names: "31 characters" },
  { rule: "V15", given: { content: "  " }, levels: "error", names: "content is blank" },
  { rule: "V15", given: { content: "字".repeat(601) }, levels: "error", names: "601 characters" },
  { rule: "V15", given: { content: `${emoji.repeat(600)}字` }, levels: "error", names: "601 characters" },
  { rule: "V16", given: { content: around("【百度】") }, levels: "error", names: "【 】" },
  { rule: "V16", given: { content: around("]") }, levels: "error", names: "]" },
  { rule: "V17", given: { content: around("★→") }, levels: "warning", names: "★ →" },
  { rule: "V18", given: { content: around("${code") }, levels: "error", names: "${code" },
  { rule: "V18", given: { content: around("${}") }, levels: "error", names: '"${}"' },
  { rule: "V18", given: { content: around("${ }") }, levels: "error", names: '"${ }"' },
  { rule: "V18", given: { content: around("${a${b}") }, levels: "error", names: "${a${b}" },
  { rule: "V18", given: { content: around("${a{b}}") }, levels: "error", names: "${a{b}}" },
  { rule: "V19", given: { content: around("${1}") }, levels: "warning", names: '"1"' },
  { rule: "V19", given: { content: around("${user_name}") }, levels: "warning", names: '"user_name"' },
  { rule: "V19", given: { content: around("${姓名}") }, levels: "warning", names: '"姓名"' },
  { rule: "V19", given: { content: around("${ code }") }, levels: "warning", names: '" code "' },
  { rule: "V20", given: { content: around("${a}和${b}和${a}") }, levels: "error", names: '"a"' },
  { rule: "V21", given: { content: "${content}" }, levels: "error", names: '"${content}"' },
  { rule: "V21", given: { content: "${a}，${b}。" }, levels: "error", names: "${a}，${b}。" },
  { rule: "V21", given: { content: `${emoji}!` }, levels: "error", names: emoji },
  { rule: "V22", given: { content: "尊敬的${ContactPerson} ,${FreeTex}." }, levels: "warning", names: "尊敬的" },
  { rule: "V23", given: { content: around("www.${site}.cn") }, levels: "error", names: "www.${site}.cn" },
  { rule: "V23", given: { content: around("https://a.cn/x?y=${token}") }, levels: "error", names: "https://a.cn/x?y=${token}" },
  { rule: "V23", given: { content: around("${shop}.com") }, levels: "error", names: "${shop}.com" },
  { rule: "V23", given: { content: around("my${shop}.com") }, levels: "error", names: "my${shop}.com" },
  { rule: "V24", given: { ...sale, content: around("") }, levels: athome, names: "拒收请回复R" },
  { rule: "V24", given: { sms_type: "EcSale", content: "拒收请回复R，全场八折" }, levels: athome, names: "拒收请回复R" },
  { rule: "V25", given: { sms_type: "CommonVcode", content: around("${code}") }, levels: athome, names: "SMSvCode" },
  { rule: "V25", given: { sms_type: "CommonVcode", content: around("${smsvcode}") }, levels: athome, names: "SMSvCode" },
  { rule: "V25", given: { sms_type: "EcVcode", content: around("${code}") }, levels: "warning", names: "SMSvCode" },
  { rule: "V26", given: { content: around("http://example.com/a") }, levels: onlyMainland, names: "http://example.com/a" },
  { rule: "V26", given: { content: around("shop.cn") }, levels: onlyMainland, names: "shop.cn" },
  { rule: "V26", given: { content: around("13800138000") }, levels: onlyMainland, names: "13800138000" },
  { rule: "V26", given: { content: around("010-12345678") }, levels: onlyMainland, names: "010-12345678" },
  { rule: "V26", given: { content: around("400-810-8888") }, levels: onlyMainland, names: "400-810-8888" },
  { rule: "V26", given: { content: around("192.168.0.1") }, levels: onlyMainland, names: "192.168.0.1" },
  { rule: "V28", given: { sms_type: "GameNotice" }, levels: "warning", names: '"GameNotice"' },
  { rule: "V28", given: { sms_type: "CommonVcode" }, levels: { INTERNATIONAL: "warning" }, names: '"CommonVcode"' },
  { rule: "VARIABLES", given: { content: around("{1}") }, levels: "warning", names: "{1}" },
  { rule: "VARIABLES", given: { content: around("{{code}}") }, levels: "warning", names: "{{code}}" },
  { rule: "VARIABLES", given: { content: around("{code,6}") }, levels: "warning", names: "{code,6}" },
  { rule: "VARIABLES", given: { content: around("#code#") }, levels: "warning", names: "#code#" },
  { rule: "VARIABLES", given: { content: around("%s") }, levels: "warning", names: "%s" },
  { rule: "LINES", given: { content: `${around("")}\r\n请查收` }, levels: "warning", names: "carriage return" },
  { rule: "LINES", given: { content: `${around("")}\n` }, levels: "warning", names: "ends with a line break" },
  { rule: "INVISIBLE", given: { content: around("\u202e") }, levels: "warning", names: "U+202E" },
  { rule: "INVISIBLE", given: { content: around("\0") }, levels: "warning", names: "U+0000" },
  { rule: "EMOJI", given: { content: around("🎉") }, levels: "warning", names: "🎉" },
  { rule: "EMOJI", given: { content: around("❤️") }, levels: "warning", names: "❤️" },
  { rule: "LINK", given: { sms_type: "EcNotice", content: around("https://a.cn/x") }, levels: onlyMainland, names: "https://a.cn/x" },
  { rule: "V29", given: { description: " " }, levels: "error", names: "description is blank" },
];

const short = (value: Values[string]) => (String(value).length > 40 ? `${String(value).slice(0, 20)}…` : JSON.stringify(value));
const titleOf = ({ rule, given, names }: Breach) => `${rule} with ${Object.values(given).map(short).join(", ")}: ${names}`;

describe.each([
  ["signature", signature, signatureConfig, signatureBreaches],
  ["template", template, notice, templateBreaches],
] as const)("a new %s breaks", (noun, resource, good, breaches) => {
  describe.each(breaches.map((breach) => [titleOf(breach), breach] as const))("%s", (_, { rule, given, levels, names }) => {
    const levelIn = (country: CountryType) => (typeof levels === "string" ? levels : levels[country]);

    test("at the level of each country type, naming rule, object, piece and fix", async () => {
      for (const country_type of countryTypes) {
        const level = levelIn(country_type);
        const config = { ...good, ...given, country_type };
        const found = of(rule, await findings(resource, config));
        expect([country_type, ...found.map(({ severity }) => severity)]).toEqual([country_type, ...(level ? [level] : [])]);
        const title = String(resource.title(config)).trim();
        for (const { summary, detail, path } of found) {
          expect(summary).toMatch(title === "" ? `baidu.${rule}, ${noun}` : `baidu.${rule}, ${noun} "${title}": `);
          expect(summary).toContain(names);
          expect(detail).toMatch(/^.{20,}/s);
          expect(detail.includes(`baidu { rules = { ${rule} = "warn" } }`)).toBe(level === "error");
          expect(resource.rules?.filter(({ id }) => id === rule).map(({ looksAt }) => [looksAt[0]])).toContainEqual(path);
        }
      }
    });

    test("as loudly as the user says", async () => {
      const country_type = countryTypes.find(levelIn) ?? "DOMESTIC";
      const config = { ...good, ...given, country_type };
      for (const [level, expected] of [
        ["off", []],
        ["warn", ["warning"]],
        ["error", ["error"]],
      ] as const) {
        const found = of(rule, await findings(resource, config, { levels: { [rule]: level } }));
        expect(found.map(({ severity }) => severity)).toEqual(expected);
      }
    });
  });
});

const file = { signature_file: "proof.png" };
const fine: readonly [string, Resource, Values][] = [
  ["V01-V05", signature, { ...signatureConfig, content: "百度" }],
  ["V02, 12 characters", signature, { ...signatureConfig, content: "百".repeat(12) }],
  ["V02, characters beyond the basic plane", signature, { ...signatureConfig, content: "𠮷".repeat(12) }],
  ["V04, V05", signature, { ...signatureConfig, content: "百度AI1" }],
  ["V04 abroad", signature, { ...signatureConfig, country_type: "INTERNATIONAL", content: "Baidu Cloud" }],
  ["V07, V11, V12", signature, { ...signatureConfig, ...file, content_type: "Brand", signature_file_format: "png" }],
  ["V09, whatever the case", signature, { ...signatureConfig, ...file, signature_file_format: "Png" }],
  ["V12 abroad", signature, { ...signatureConfig, country_type: "INTERNATIONAL", content_type: "Web" }],
  ["V12, covered by the account's own verification", signature, signatureConfig],
  ["V14, 30 characters", template, { ...notice, name: "名".repeat(30) }],
  ["V14, 30 characters of two code units", template, { ...notice, name: emoji.repeat(30) }],
  ["V15, 600 characters", template, { ...notice, content: "字".repeat(600) }],
  ["V15, 600 characters of two code units", template, { ...notice, content: "𠀀".repeat(600) }],
  ["V18, a dollar and braces that are no variable", template, { ...notice, content: around("$5 { x } ${time}") }],
  ["V18, what only looks unclosed without the variable between", template, { ...notice, content: around("$${a}{b") }],
  ["V19-V22", template, { ...notice, content: "您的${key1}为${key2}元" }],
  ["V20, names that differ in case", template, { ...notice, content: around("${a}${A}") }],
  ["V21, V22 without variables", template, { ...notice, content: "你好" }],
  ["V23, a variable beside a link", template, { ...notice, country_type: "INTERNATIONAL", content: around("${name},www.a.cn ${b}。c.cn") }],
  ["V24", template, { ...notice, ...sale, content: `${around("")}拒收请回复R` }],
  ["V24, white space at the end", template, { ...notice, ...sale, content: `${around("")}拒收请回复R  ` }],
  ["V25", template, templateConfig],
  ["V26 abroad", template, { ...notice, country_type: "INTERNATIONAL", content: around("http://example.com 13800138000 10.0.0.1") }],
  ["V26, numbers that are none of a phone", template, { ...notice, content: around("订单123456789012，金额1.50元，12.5折") }],
  ["V28", template, { ...notice, country_type: "GLOBAL", sms_type: "CommonVcode", content: around("${SMSvCode}") }],
  ["V53, both forms of a signature's id", approval, { signature_id: "sms-signQxkiwz88470" }],
  ["V53", approval, { template_id: "sms-tmpl-wHoJXL09355" }],
];
test.each(fine)("nothing is said of what keeps the rules (%s)", async (_, resource, given) => {
  expect(validateConfig(resource, configOf(resource, given))).toEqual([]);
  expect(await findings(resource, given)).toEqual([]);
});

test.each([
  ["signature_id", { signature_id: "sms-tmpl-wHoJXL09355" }, "sms-sign"],
  ["template_id", { template_id: "sms-sign-WWejWQ54455" }, "sms-tmpl-"],
])("V53 warns of a %s of another kind", async (name, given, prefix) => {
  const [id = ""] = Object.values(given);
  const found = await findings(approval, given);
  expect(found).toMatchObject([{ severity: "warning", path: [name], detail: expect.stringContaining(prefix) }]);
  expect(found[0]?.summary).toContain(`baidu.V53, approval "${id}": "${id}" does not look like a ${name}`);
  expect(await findings(approval, given, { levels: { V53: "off" } })).toEqual([]);
});

describe("closed lists are errors before any plan", () => {
  test.each<[string, Resource, Values, string, string]>([
    [
      "V06",
      signature,
      { ...signatureConfig, content_type: "enterprise" },
      "content_type",
      "Enterprise, MobileApp, Web, WeChatPublic, Brand, Else",
    ],
    ["V08", signature, { ...signatureConfig, country_type: "CN" }, "country_type", "DOMESTIC, INTERNATIONAL, GLOBAL"],
    ["V08", template, { ...notice, country_type: "domestic" }, "country_type", "DOMESTIC, INTERNATIONAL, GLOBAL"],
    ["V27", template, { ...notice, sms_type: "ExpressSale" }, "sms_type", smsTypes.join(", ")],
  ])("%s", (_, resource, given, name, allowed) => {
    const problems = validateConfig(resource, configOf(resource, given));
    expect(problems).toMatchObject([{ severity: "error", path: [name] }]);
    expect(problems[0]?.detail.replace(/"/g, "")).toContain(allowed);
    expect(problems[0]?.detail).toContain(`"${String(given[name])}"`);
  });
});

test("a fix says how a variable is written in a stack, where a single dollar sign begins an expression", async () => {
  const [told] = of("V25", await findings(template, { ...notice, sms_type: "CommonVcode", content: around("${code}") }));
  expect(told?.detail).toContain("Write ${SMSvCode} ($${SMSvCode} in HCL and JSON)");
});
