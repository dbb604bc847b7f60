/** The guide from test to production: its program, its commands, and what they refuse. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { type CommandLine, commandLines, type Result } from "../support/cli/command-line";
import { readGuide } from "../support/stacks/guide";

jest.setTimeout(120_000);

const begin = commandLines();
const guide = readGuide("environments");
const [program = ""] = guide.blocks("One program", "typescript");
/** What the emulator calls the account of a key. */
const accountOf = (key: string) => createHash("md5").update(key).digest("hex");
const module = ts.ModuleKind.CommonJS;

function compiled(source: string): string {
  const named = source.replace("ACCOUNT-OF-TEST", accountOf("test")).replace("ACCOUNT-OF-PRODUCTION", accountOf("production"));
  return ts.transpileModule(named, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } }).outputText;
}

async function project(): Promise<CommandLine> {
  const cli = await begin(
    { "cdktf.json": '{ "app": "node main.js" }', "main.js": compiled(program) },
    { review: "approve", reviewDelayMs: 0, credentials: { test: { secret: "s" }, production: { secret: "s" } } },
  );
  mkdirSync(join(cli.folder, "node_modules"));
  symlinkSync(join(__dirname, "..", ".."), join(cli.folder, "node_modules", "smsform"));
  for (const name of ["cdktf", "constructs"]) {
    symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(cli.folder, "node_modules", name));
  }
  return cli;
}

/** What a job does that has the keys of a stage: the commands of the guide under a heading. */
async function job(cli: CommandLine, key: string, heading: string, at = 0): Promise<Result> {
  Object.assign(cli.environment, { BAIDUCLOUD_ACCESS_KEY: key, BAIDUCLOUD_SECRET_KEY: "s" });
  let last: Result = { exitCode: null, stdout: "", stderr: "" };
  for (const line of (guide.blocks(heading, "shell")[at] ?? "").trim().split("\n")) {
    last = await cli.run(...line.replace(/^smsform /, "").split(" "));
    if (last.exitCode !== 0) return last;
  }
  return last;
}

describe("from test to production", () => {
  it("takes to production what was approved in test, and nothing else", async () => {
    const cli = await project();
    expect(await job(cli, "test", "In test")).toMatchObject({ exitCode: 0 });
    expect(await job(cli, "test", "In test", 1)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("Wrote messages.test.json"),
    });
    expect(await job(cli, "production", "In production")).toMatchObject({ exitCode: 0, stderr: "" });
    const accounts = cli.emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ account }) => account);
    expect(accounts).toEqual(["test", "production"]);

    cli.write({ "main.js": compiled(program.replace("5分钟", "9分钟")) });
    const refused = await job(cli, "production", "In production", 1);
    expect(refused.exitCode).toBe(1);
    const [told = ""] = guide.text.match(/(?<=│ Error: ).*/) ?? [];
    expect(refused.stderr).toContain(told);
    expect(refused.stderr).toContain("smsform catalogue write --out messages.test.json");
  });

  it("makes nothing in production with the keys of test", async () => {
    const cli = await project();
    cli.write({ "messages.test.json": '{ "version": 1, "messages": {} }' });
    const { exitCode, stderr } = await job(cli, "test", "In production");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('"otp" is not approved')]);
    expect(await cli.run("apply", "production", "--auto-approve")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("allowed_account_ids does not name"),
    });
    expect(existsSync(join(cli.folder, "production.plan"))).toBe(false);
  });
});
