import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, removeFolders } from "../../../../test/support/folder";
import { clouds, functions } from "../../../clouds";
import { createProvider } from "../../../reconcile";
import type { Value } from "../../../schema";
import { systemWorld } from "../../../system/world";
import { compileHcl, EvaluationError, type EvaluationScope } from "../../expression";
import { providerCalls } from "./provider-functions";
import { stackFiles } from "./stack-files";

afterAll(removeFolders);

const folder = folderWith({
  "text.txt": "您好\n",
  "texts/a.tpl": "%{ for x in names }<${upper(x)}>%{ endfor }",
  "texts/itself.tpl": '${templatefile("texts/itself.tpl", {})}',
  "texts/foreign.tpl": "${var.secret} ${name}",
  "texts/broken.tpl": "a\n${",
  "texts/whole.tpl": "${names}",
});
const outside = folderWith({ "secret.txt": "secret" });
symlinkSync(join(outside, "secret.txt"), join(folder, "link.txt"));
symlinkSync(outside, join(folder, "linked"));
const entry = '{"名":"值","n":1.50}';
const entries = 10_000_000 / Buffer.byteLength(entry);
writeFileSync(join(folder, "large.json"), `[${Array(Math.ceil(entries)).fill(entry).join(",")}]`);
writeFileSync(join(folder, "large-broken.json"), "[".repeat(10_000_000));
writeFileSync(join(folder, "gbk.txt"), Buffer.from("c4fabac3", "hex"));

const scope: EvaluationScope = {
  surroundings: {
    files: stackFiles(systemWorld.disk, folder),
    callProvider: providerCalls(createProvider(clouds, functions)),
  },
  resolve: (name) => ({ value: name === "var.secret" ? "s" : null, sensitive: name === "var.secret" }),
};

async function evaluate(text: string): Promise<Value | EvaluationError> {
  const { expression, diagnostics } = await compileHcl(text, { text: "x" });
  if (!expression) throw new Error(diagnostics[0]?.detail);
  try {
    return expression.evaluate(scope).value;
  } catch (failure) {
    if (failure instanceof EvaluationError) return failure;
    throw failure;
  }
}

describe("expressions read the files of the stack's folder", () => {
  test.each<[string, Value]>([
    ['file("text.txt")', "您好\n"],
    ['file("./texts/../text.txt")', "您好\n"],
    [`file("${folder}/text.txt")`, "您好\n"],
    ['filebase64("gbk.txt")', "xPq6ww=="],
    ['textdecodebase64(filebase64("gbk.txt"), "GBK")', "您好"],
    ['fileexists("none.txt")', false],
    ['fileset(".", "*.t?t")', ["gbk.txt", "text.txt"]],
    ['fileset(".", "**/{a,broken}.tpl")', ["texts/a.tpl", "texts/broken.tpl"]],
    ['fileset("texts", "[!ab]*")', ["foreign.tpl", "itself.tpl", "whole.tpl"]],
    ['length(jsondecode(file("large.json")))', Math.ceil(entries)],
    ['fileset("nowhere", "**")', []],
    ['templatefile("texts/a.tpl", { names = ["x", "y"] })', "<X><Y>"],
    ['templatefile("texts/whole.tpl", { names = ["x"] })', ["x"]],
    ['[for n in ["a", "b"] : templatefile("texts/a.tpl", { names = [n] })]', ["<A>", "<B>"]],
    ['templatestring("$${a}-$${b}", { a = 1, b = true })', "1-true"],
  ])("%s", async (text, value) => {
    expect(await evaluate(text)).toEqual(value);
  });

  test.each([
    ['file("../secret.txt")', /"..\/secret.txt" is outside of the stack's folder/],
    [`file("${outside}/secret.txt")`, /is outside of the stack's folder/],
    ['file("link.txt")', /goes through the link .*link.txt/],
    ['file("linked/secret.txt")', /goes through the link .*linked/],
    ['filesha256("linked/secret.txt")', /goes through the link/],
    ['fileexists("linked/secret.txt")', /goes through the link/],
    ['templatefile("link.txt", {})', /goes through the link/],
    ['jsondecode(file("large-broken.json"))', /jsondecode\(\): /],
    ['file("none.txt")', /cannot be read \(ENOENT\)/],
    ['file("texts")', /cannot be read/],
    ['fileexists("texts")', /is no file/],
    ['file("gbk.txt")', /gbk.txt is no text in UTF-8/],
    ['templatefile("gbk.txt", {})', /gbk.txt is no text in UTF-8/],
    ['templatefile("texts/itself.tpl", {})', /cannot be called from a template/],
    ['templatefile("texts/foreign.tpl", { name = 1 })', /"var.secret" is not among the variables that are given to it: name/],
    ['templatefile("texts/broken.tpl", {})', /templatefile\(\) "texts\/broken.tpl": /],
    ['templatefile("texts/a.tpl", {})', /templatefile\(\) "texts\/a.tpl": /],
    ['templatefile("texts/a.tpl", ["a"])', /the variables must be a map or an object; given is a list/],
    ['templatefile("texts/a.tpl")', /takes a path and its variables/],
    ['templatefile("texts/a.tpl", { "a b" = 1 })', /"a b" is no name of a variable/],
    ['templatestring("$${upper(", {})', /templatestring\(\): /],
  ])("%s is refused", async (text, message) => {
    expect(await evaluate(text)).toMatchObject({ message: expect.stringMatching(message) });
  });

  test("a link is no file of a set of files", async () => {
    expect(await evaluate('contains(fileset(".", "**"), "linked/secret.txt")')).toBe(false);
    expect(await evaluate('contains(fileset(".", "**"), "link.txt")')).toBe(false);
  });
});

describe("the provider's functions", () => {
  test("are called as the plugin serves them", async () => {
    expect(await evaluate('provider::sms::text("验证码{code}", "baidu")')).toBe("验证码${code}");
    expect(await evaluate('provider::sms::segments("验证码{code}", "示例", "baidu", 6)')).toBe(1);
  });

  test.each([
    ['provider::sms::text("a")', /text\(\) takes text, platform; given is 1/],
    ['provider::sms::text("a", "nokia")', /text\(\): "platform": /],
    ['provider::sms::texts("a")', /the provider has no function "texts"; it has text, segments/],
    ["provider::sms::text(null, null)", /must not be null/],
  ])("%s is refused", async (text, message) => {
    expect(await evaluate(text)).toMatchObject({ message: expect.stringMatching(message) });
  });
});
