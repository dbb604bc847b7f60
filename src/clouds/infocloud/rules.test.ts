/** The rules of Infocloud's specification 11 about templates: what breaks each, at which level, and what just passes. */
import { offline } from "../../../test/support/accounts/tencent-account";
import { readData } from "../../reconcile";
import type { RuleSettings, Values } from "../../schema";
import { templateData } from "./template/data-source";

interface Breach {
  readonly rule: string;
  readonly level: "error" | "warning";
  readonly given: Values;
  /** What the message names. */
  readonly names: string;
}

const named = Object.fromEntries(Object.keys(templateData.attributes).map((name) => [name, null]));
const config = { ...named, template_code: "574277763210051584", content: "您的验证码是{code,6}，{minutes,2}分钟内有效。" };
const dynamic = { dynamic_signature: "{动态签名,20}" };

function read(given: Values, levels: RuleSettings["levels"] = {}) {
  return readData(templateData, { ...offline, rules: { platform: "infocloud", levels } }, { ...config, ...given });
}

const breaches: readonly Breach[] = [
  ...["", "12a", " 1", "1".repeat(21)].map(
    (template_code): Breach => error("V13", { template_code }, `template_code is "${template_code}"`),
  ),
  error("V31", { content: "【云杉】您好" }, "content holds 【"),
  error("V31", { content: "您好】" }, "content holds 】"),
  ...["您好[]", "您好[云杉]", "您好[云杉] \n"].map((content) => error("V31", { content }, "content ends with ]")),
  error("V32", { content: "" }, "content is blank"),
  error("V32", { content: " \u3000" }, "content is blank"),
  warning("V32", { content: "字".repeat(451) }, "content has 451 characters"),
  warning("V32", { content: "字".repeat(501) }, "content has 501 characters"),
  ...["{code}", "{code, 6}", "{code，6}", "{code,0}", "{code,06}", "{,6}", "{code,99999}", "{}", "{code,6", "code}"].map((piece) =>
    error("V33", { content: `您的验证码是${piece}` }, "a variable in content is malformed"),
  ),
  error("V33", { dynamic_signature: "{动态签名}" }, "a variable in dynamic_signature is malformed"),
  error("V33", { dynamic_signature: "云杉" }, 'dynamic_signature is "云杉"'),
  error("V33", { dynamic_signature: "{a,1}{b,1}" }, 'dynamic_signature is "{a,1}{b,1}"'),
  ...["【云杉】", "(云杉)", "[云杉]", "（云杉）"].map((signature) => warning("V34", { signature }, `signature holds ${signature[0]}`)),
  warning("V34", { signature: "云" }, "signature has 1 characters"),
  warning("V34", { signature: "云".repeat(21) }, "signature has 21 characters"),
  ...["联通", "电信", "移动", "工商银行", "预警提醒"].map((word) =>
    warning("V34", { signature: `云杉${word}` }, `signature holds ${word}`),
  ),
  error("SIGNATURES", { ...dynamic, signature: "云杉" }, "a signature and a dynamic_signature"),
  error("V15", { values: [] }, "0 values for 2 variables"),
  error("V15", { values: ["1", "2", "3"] }, "3 values for 2 variables"),
  error("V15", { ...dynamic, values: ["482913", "5"] }, "2 values for 3 variables"),
  error("V15", { content: "您好", values: ["1"] }, "1 values for 0 variables"),
  error("V16", { values: ["4829131", "5"] }, "value 1, for code, has 7 characters"),
  // The platform counts units of UTF-16.
  error("V16", { values: ["482913", "5😀"] }, "value 2, for minutes, has 3 characters"),
  error("V35", { ...dynamic, values: ["云".repeat(21), "482913", "5"] }, "value 1, for 动态签名, has 21 characters"),
  error("V37", { content: "{text,500}", values: [" "] }, "the message is blank"),
  warning("VARIABLES", { content: "您的验证码是#code#" }, '"#code#" in content'),
  warning("LINES", { content: "您好\n" }, "content ends with a line break"),
  warning("INVISIBLE", { content: "您好\u200b" }, "U+200B"),
  warning("EMOJI", { content: "您好✅" }, "the emoji ✅"),
  error("UTF8", { content: "您好\ufffd" }, 'after "您好"'),
  error("UTF8", { signature: "云杉\ufffd" }, 'after "云杉"'),
];

function error(rule: string, given: Values, names: string): Breach {
  return { rule, level: "error", given, names };
}
function warning(rule: string, given: Values, names: string): Breach {
  return { rule, level: "warning", given, names };
}

test.each(breaches)("$rule: $names", async ({ rule, level, given, names }) => {
  const { diagnostics } = await read(given);
  const found = diagnostics.filter((diagnostic) => diagnostic.rule === `infocloud.${rule}`);
  expect(found).toMatchObject([{ severity: level, summary: expect.stringContaining(names), detail: expect.stringMatching(/\S/) }]);
});

test.each([...new Map(breaches.map((breach) => [breach.rule, breach])).values()])("$rule can be turned off", async ({ rule, given }) => {
  const { diagnostics } = await read(given, { [rule]: "off" });
  expect(diagnostics.filter((diagnostic) => diagnostic.rule === `infocloud.${rule}`)).toEqual([]);
});

test.each<{ readonly what: string; readonly given: Values; readonly tells: Values }>([
  {
    what: "without values",
    given: {},
    tells: {
      id: "574277763210051584",
      variables: [
        { name: "code", max_length: 6 },
        { name: "minutes", max_length: 2 },
      ],
      variable_count: 2,
      template_param: null,
      text: null,
    },
  },
  {
    what: "with values",
    given: { signature: "云杉", values: ["482913", "5"] },
    tells: { template_param: '["482913","5"]', text: "【云杉】您的验证码是482913，5分钟内有效。" },
  },
  {
    what: "with a dynamic signature, which takes the first value",
    given: { ...dynamic, values: ["云杉", "482913", "5"] },
    tells: { variable_count: 3, template_param: '["云杉","482913","5"]', text: "【云杉】您的验证码是482913，5分钟内有效。" },
  },
  {
    what: "with dollar signs before its variables, and one that stands twice",
    given: { content: "${姓名,10}您好，${姓名,10}", values: ["明", "张三"] },
    tells: { variable_count: 2, text: "明您好，张三" },
  },
  {
    what: "with what means something in JSON, in patterns and as a variable",
    given: { content: "{a,20}和{b,20}", values: ['$& "x"\\', "{a,20}"] },
    tells: { template_param: '["$& \\"x\\"\\\\","{a,20}"]', text: '$& "x"\\和{a,20}' },
  },
  { what: "that is one variable alone", given: { content: "{text,500}", values: ["您好"] }, tells: { text: "您好" } },
  { what: "without variables", given: { content: "系统升级中" }, tells: { variable_count: 0, template_param: null, text: "系统升级中" } },
  { what: "with no values for no variables", given: { content: "您好", values: [] }, tells: { template_param: null, text: "您好" } },
])("a template $what is told without a word", async ({ given, tells }) => {
  const { values, diagnostics } = await read(given);
  expect(diagnostics).toEqual([]);
  expect(values).toMatchObject(tells);
});
