import * as fc from "fast-check";
import { app, seedOf, writesIn } from "../support/accounts/existing";
import { commandLines } from "../support/cli/command-line";

jest.setTimeout(120_000);
const begin = commandLines();

/** Words, and whatever a language gives a meaning to. */
const piece = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }),
  fc.constantFrom(
    "登录",
    "$",
    "${",
    "$${",
    "%{",
    "%%{if}",
    "{1}",
    "${1}",
    '"',
    "\\",
    "\\n",
    "\n",
    "\r",
    "\t",
    "*/",
    "//",
    "#",
    "`",
    "e\u0301",
    "\u202e",
    "\u2028",
    "\u0000",
    "𠮷",
    "EOT",
    "}",
  ),
);
const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(""));
const name = fc.oneof(text, fc.constantFrom("登录验证码", "Login", "1", "-", "！！", "_", "resource", "é", "e\u0301"));

/** Ids are counted on, from a place of each kind's own. */
const withIds = <T extends object>(objects: readonly T[], prefix: string) =>
  objects.map((object, i) => ({ id: `${prefix}${100 + i}`, ...object }));
const many = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 5 });

const account = fc.record({
  signatures: many(
    fc.record({ signName: name, signType: fc.constant(0), documentType: fc.constant(0), international: fc.constantFrom(0, 1) }),
  ),
  templates: many(fc.record({ templateName: name, templateContent: text, international: fc.constantFrom(0, 1, 3) })),
  huaweiSignatures: many(fc.record({ signatureName: name, applyDesc: fc.option(text), qualificationId: fc.option(fc.constant("q")) })),
  huaweiTemplates: many(
    fc.record({ templateName: name, templateContent: text, templateDesc: fc.option(text), universalTemplate: fc.constantFrom(0, 1) }),
  ),
  baidu: many(fc.record({ name, content: text, description: text, countryType: fc.constantFrom("DOMESTIC", "GLOBAL") })),
});

describe("smsform adopt", () => {
  it("writes of any account what plans imports alone, writes nothing, and is clean", async () => {
    await fc.assert(
      fc.asyncProperty(account, async ({ signatures, templates, huaweiSignatures, huaweiTemplates, baidu }) => {
        const own = withIds(huaweiSignatures, "s").map((each) => ({ ...each, appId: app }));
        const texts = withIds(huaweiTemplates, "t").map((each, i) => ({ ...each, appId: app, signId: own[i]?.id ?? null }));
        const named = withIds(baidu, "sms-tmpl-").map((each) => ({ ...each, smsType: "CommonNotice" }));
        const platforms = {
          tencent: { signatures: withIds(signatures, ""), templates: withIds(templates, "9") },
          huawei: { apps: [{ id: app, appName: "书店" }], signatures: own, templates: texts },
          baidu: { templates: named },
        };
        const ids = named.map(({ id }) => `sms_baidu_template ${id}\n`).join("");
        const switches = { "tencent.list-signatures": "accept" };
        const cli = await begin({ "ids.txt": `sms_baidu_quota quota\n${ids}` }, { seed: seedOf(platforms), rateLimits: "off", switches });
        const adopted = await cli.run("adopt", "tencent", "huawei", "baidu", "--ids", "ids.txt", "--out", "adopted");
        expect(adopted).toMatchObject({ exitCode: 0, stderr: "" });
        const count = signatures.length + templates.length + own.length + texts.length + named.length + 2;
        const applied = await cli.run("apply", "adopted", "--auto-approve");
        expect(applied).toMatchObject({ exitCode: 0, stderr: "" });
        expect(applied.stdout).toContain(`Plan: ${count} to import, 0 to add, 0 to change, 0 to destroy.`);
        expect(writesIn(cli.emulator.admin.calls().log)).toEqual([]);
        expect(await cli.run("plan", "adopted", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
      }),
      { numRuns: 4 },
    );
  });
});
