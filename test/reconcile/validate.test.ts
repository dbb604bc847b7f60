/** What a configuration can be told without its object, and how data sources are read. */

import { signatureData } from "../../src/clouds/baidu/signature/data-source";
import { signature } from "../../src/clouds/baidu/signature/resource";
import { templateData } from "../../src/clouds/baidu/template/data-source";
import { template } from "../../src/clouds/baidu/template/resource";
import { readData, validateConfig } from "../../src/reconcile";
import { list, map, nested, oneOf, optional, required, UNKNOWN, type Values } from "../../src/schema";
import { accounts, bring, refOf, signatureConfig, templateConfig } from "../support/accounts/baidu-account";

const open = accounts();

describe("closed lists", () => {
  const doc = { doc: "For this test." };
  const level = oneOf(["low", "high"]);
  const attributes = {
    one: required(level, doc),
    many: optional(list(level), doc),
    named: optional(map(level), doc),
    part: optional(nested("single", { one: required(level, doc) }), doc),
    parts: optional(nested("list", { one: required(level, doc) }), doc),
    byName: optional(nested("map", { one: required(level, doc) }), doc),
  };

  test("are checked at any depth, each finding with its place", () => {
    const config = {
      one: "medium",
      many: ["low", "LOW"],
      named: { a: "high", "b c": "" },
      part: { one: "lower" },
      parts: [{ one: "low" }, { one: "x" }],
      byName: { first: { one: "y" } },
    };
    const problems = validateConfig({ attributes }, config);
    expect(problems.map(({ path }) => path)).toEqual([
      ["one"],
      ["many", 1],
      ["named", "b c"],
      ["part", "one"],
      ["parts", 1, "one"],
      ["byName", "first", "one"],
    ]);
    expect(problems[0]).toMatchObject({
      severity: "error",
      summary: expect.stringContaining("one"),
      detail: '"medium" is not a value of "one". Allowed, in exactly this spelling: "low", "high".',
    });
    expect(problems[2]?.summary).toContain('named["b c"]');
  });

  test("wait for what is not known", () => {
    const config: Values = { one: UNKNOWN, many: [UNKNOWN, "low"], named: UNKNOWN, part: { one: UNKNOWN }, parts: UNKNOWN, byName: null };
    expect(validateConfig({ attributes }, config)).toEqual([]);
  });
});

describe("a data source", () => {
  test("tells all that the platform says of an object", async () => {
    const account = await open();
    const made = await bring(template, account, templateConfig);
    account.emulator.admin.approve(refOf(template, made));
    const { deletion_protection: _, skip_destroy: __, ...expected } = made.values;
    expect(await readData(templateData, account.environment, { template_id: made.values.id ?? null })).toEqual({
      values: { ...expected, template_id: made.values.id, status: "READY", review: "通过", usable: true },
      diagnostics: [],
    });
  });

  test("has null where the platform says nothing", async () => {
    const account = await open({ switches: { "baidu.signature-get-description": "omit" } });
    const made = await bring(signature, account, signatureConfig);
    const { values } = await readData(signatureData, account.environment, { signature_id: made.values.id ?? null });
    expect(values).toMatchObject({ id: made.values.id, content: signatureConfig.content, description: null, review: null, usable: false });
  });

  test("of what is not there is an error that names it", async () => {
    const account = await open();
    const { values, diagnostics } = await readData(templateData, account.environment, { template_id: "sms-tmpl-nOtHeR00000" });
    expect(values).toBeNull();
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: "Cannot read the template", detail: expect.stringContaining("sms-tmpl-nOtHeR00000") },
    ]);
  });
});
