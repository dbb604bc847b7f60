import fc from "fast-check";
import { configOf, offline, templateConfig } from "../../../../test/support/accounts/baidu-account";
import { planObject } from "../../../reconcile";
import { signature } from "../signature/resource";
import { template } from "../template/resource";
import { countryTypes, smsTypes } from "./enumerations";
import { fixedText, hostTokens, malformedVariables, variablesIn } from "./template-text";

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
const ideographs = fc.stringMatching(/^[一-龥]{1,6}$/);
const punctuation = fc.stringMatching(/^[，。！、 ]{0,3}$/);
/** Everything that is no variable and cannot begin or end one. */
const inert = fc.oneof(ideographs, punctuation, fc.stringMatching(/^[A-Za-z0-9]{0,5}$/), fc.constantFrom("😀", "𠮷", "$", "#"));

async function rulesOn(content: string) {
  const config = configOf(template, { ...templateConfig, sms_type: "CommonNotice", content });
  const { diagnostics } = await planObject(template, offline, { prior: null, config });
  return diagnostics.map(({ summary }) => summary.split(",")[0]?.replace("baidu.", "") ?? "");
}

/** A text of fixed parts with a variable between each two. */
const text = fc
  .array(fc.tuple(inert, name), { minLength: 1, maxLength: 6 })
  .chain((parts) =>
    inert.map((end) => ({ parts, content: `${parts.map(([fixed, variable]) => `${fixed}\${${variable}}`).join("")}${end}` })),
  );

describe("variables", () => {
  test("are found in order, and nothing of a well-formed text is malformed", () => {
    fc.assert(
      fc.property(text, ({ parts, content }) => {
        expect(variablesIn(content)).toEqual(parts.map(([, variable]) => variable));
        expect(malformedVariables(content)).toEqual([]);
      }),
    );
  });

  test("that are not closed are found wherever they stand (V18)", async () => {
    await fc.assert(
      fc.asyncProperty(text, text, name, async (before, after, open) => {
        expect(await rulesOn(`${before.content}\${${open}${after.content}`)).toContain("V18");
      }),
    );
  });

  test("with well-formed names break neither V18 nor V19, and V20 only when a name is repeated", async () => {
    await fc.assert(
      fc.asyncProperty(text, async ({ parts, content }) => {
        const rules = await rulesOn(content);
        expect(rules).not.toContain("V18");
        expect(rules).not.toContain("V19");
        expect(rules.includes("V20")).toBe(new Set(parts.map(([, variable]) => variable)).size < parts.length);
      }),
    );
  });

  test("with a name of other characters break V19 alone of the two", async () => {
    const odd = fc.stringMatching(/^[0-9_.一-龥-][A-Za-z0-9_.一-龥-]{0,6}$/);
    await fc.assert(
      fc.asyncProperty(odd, async (variable) => {
        const rules = await rulesOn(`您好，您的订单有变动\${${variable}}请查收`);
        expect(rules).toContain("V19");
        expect(rules).not.toContain("V18");
      }),
    );
  });

  test("that are used twice are named once each (V20)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), fc.nat(2), async (names, extra) => {
        const content = Array.from({ length: 2 + extra }, () => names.map((one) => `订单\${${one}}`).join("")).join("");
        const { diagnostics } = await planObject(template, offline, {
          prior: null,
          config: configOf(template, { ...templateConfig, sms_type: "CommonNotice", content }),
        });
        const found = diagnostics.filter(({ summary }) => summary.startsWith("baidu.V20"));
        expect(found).toHaveLength(1);
        expect(found[0]?.summary.endsWith(names.map((one) => `"${one}"`).join(", "))).toBe(true);
      }),
    );
  });
});

describe("fixed text", () => {
  test("is missing exactly where no letter or digit stands outside of variables (V21)", async () => {
    await fc.assert(
      fc.asyncProperty(text, async ({ content }) => {
        const outside = content.split(/\$\{\w+\}/).join("");
        const expected = !/[\p{L}\p{N}]/u.test(outside);
        expect(fixedText(content) === "").toBe(expected);
        expect((await rulesOn(content)).includes("V21")).toBe(expected);
      }),
    );
  });

  test("is hardly any below four characters, and enough from there on (V22)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[一-龥𠮷]{1,7}$/u), name, async (fixed, variable) => {
        const length = [...fixed].length;
        expect((await rulesOn(`${fixed}：\${${variable}}`)).includes("V22")).toBe(length < 4);
      }),
    );
  });
});

describe("links", () => {
  test.each([
    ["看www.a.cn吧", ["www.a.cn"]],
    ["https://例.cn", ["https://"]],
    ["见 a.com/x?y=${z}，谢谢", ["a.com/x?y=${z}"]],
    ["${name},www.a.cn", ["www.a.cn"]],
    ["金额1.50元，第3.5版。e.g. this", []],
    ["${a}.${b}", []],
    ["请回复T.cn.x以外", ["T.cn.x"]],
  ])("in %j are %j", (content, expected) => {
    expect(hostTokens(content)).toEqual(expected);
  });

  test("with a variable in any label are found (V23)", async () => {
    const label = fc.stringMatching(/^[a-z0-9]{0,4}$/);
    await fc.assert(
      fc.asyncProperty(label, name, label, fc.constantFrom("cn", "com", "net", "com.cn"), async (before, variable, after, domain) => {
        expect(await rulesOn(`您的订单有变动，请看${before}\${${variable}}${after}.${domain}，谢谢`)).toContain("V23");
      }),
    );
  });
});

test("no rule fails on any text whatever", async () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    text.map(({ content }) => content),
    fc.constantFrom("${", "}", "${${", "\ud800"),
  );
  await fc.assert(
    fc.asyncProperty(
      anything,
      anything,
      anything,
      fc.constantFrom(...smsTypes),
      fc.constantFrom(...countryTypes),
      async (a, b, c, sms_type, country_type) => {
        for (const [resource, config] of [
          [template, { name: a, content: b + c, sms_type, country_type, description: c }],
          [signature, { content: a, content_type: b, country_type, description: c }],
        ] as const) {
          const { diagnostics } = await planObject(resource, offline, { prior: null, config: configOf(resource, config) });
          for (const { summary, detail } of diagnostics) {
            expect(summary).toMatch(/^baidu\.(V\d\d|UTF8), /);
            expect(detail).not.toBe("");
          }
        }
      },
    ),
  );
});
