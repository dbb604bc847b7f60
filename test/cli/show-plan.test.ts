import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { normalizeArguments } from "../../src/cli/options/arguments";
import { run } from "../../src/cli/run";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { type CommandLine, commandLines } from "../support/cli/command-line";
import { templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();

/** `smsform show …` with something on standard input. */
async function reading({ folder, environment }: CommandLine, given: string | Buffer, ...args: string[]) {
  const { terminal, said } = capturedTerminal(folder, environment, { stdin: Readable.from([Buffer.from(given)]) });
  return { exitCode: await run(normalizeArguments(["show", ...args]), terminal), stdout: said.out, stderr: said.err };
}

describe("smsform show of a plan", () => {
  it("makes the same page of a plan file and of its JSON", async () => {
    const cli = await begin({
      "main.tf": `variable "t" {\n  sensitive = true\n  default   = "hush"\n}\n${templateBlock("code", "", { title: "${var.t}" })}`,
    });
    expect(await cli.run("plan", "--out=plan.bin")).toMatchObject({ exitCode: 0 });
    const page = await cli.run("show", "--markdown", "plan.bin");
    expect(page).toMatchObject({ exitCode: 0, stderr: "" });
    expect(page.stdout).toMatch(/^### Plan&#58; 1 to add&#44; [\s\S]*<\/details>\n$/);
    expect(page.stdout).not.toContain("hush");
    const document = (await cli.run("show", "--json", "plan.bin")).stdout;
    expect(await reading(cli, document, "--markdown", "-")).toEqual(page);
    expect((await reading(cli, document, "-")).stdout).toContain("# sms_baidu_template.code will be created\n");
    expect((await reading(cli, document, "-compact", "-")).stdout).toContain("\n  + sms_baidu_template.code\n");
  });

  it.each([
    ["nothing", "", "there is nothing on it"],
    ["no JSON", "Plan: 1 to add", "it is no JSON"],
    ["messages, a line each", '{"type":"version"}\n{"type":"planned_change"}\n', "it is no JSON"],
    ["something else in JSON", "[1]", "it is no plan in JSON"],
    ["something that nobody can walk through", `${"[".repeat(5000)}${"]".repeat(5000)}`, "nested deeper than 100 levels"],
    ["a state", '{"format_version":"1.0","values":{"root_module":{}}}', "it is a state and no plan"],
    ["a plan of a later format", '{"format_version":"2.0","resource_changes":[]}', "its format_version 2.0 is newer than 1"],
    ["an empty state", '{"format_version":"1.0"}', "it holds no plan"],
    [
      "a plan of another shape",
      '{"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":"create"}}]}',
      "by resource_changes.0.change.actions",
    ],
  ])("says what it was given, and what to give it: %s", async (_what, given, problem) => {
    const cli = await begin();
    const { exitCode, stdout, stderr } = await reading(cli, given, "--markdown", "-");
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(problem);
    expect(stderr).toContain("tofu show -json sms.plan | smsform show --markdown -\n");
  });

  it("reads plans of other providers and of modules, and hides what they mark", async () => {
    const cli = await begin();
    const change = (actions: readonly string[], parts: object) => ({ change: { actions, before: null, after: null, ...parts } });
    const resource = (address: string, type: string) => ({ address, mode: "managed", type, name: "x" });
    const document = {
      format_version: "1.2",
      resource_changes: [
        {
          ...resource('module.shop["a|b"].sms_baidu_template.x', "sms_baidu_template"),
          ...change(["create"], { after: { content: "你好" }, after_unknown: { id: true, list: [false, true] }, after_sensitive: {} }),
        },
        {
          ...resource("random_password.x", "random_password"),
          ...change(["update"], {
            before: { result: "hush", parts: ["hush"], n: 1 },
            after: { result: "hush hush", parts: ["hush2"], n: 2 },
            before_sensitive: { result: true, parts: [true] },
            after_sensitive: { result: true },
          }),
        },
        {
          ...resource("secret_thing.x", "secret_thing"),
          ...change(["delete"], { before: { a: "hush" }, before_sensitive: true }),
          action_reason: "delete_because_no_resource_config",
        },
      ],
      output_changes: { o: { actions: ["create"], before: null, after: "hush", after_sensitive: true, before_sensitive: false } },
    };
    const { stdout, exitCode } = await reading(cli, JSON.stringify(document), "-");
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      '# module.shop["a|b"].sms_baidu_template.x will be created\n  + resource "sms_baidu_template" "x" {\n      + content = "你好"\n',
    );
    expect(stdout).toContain("~ n      = 1 -> 2\n      ~ parts  = (sensitive value)\n      ~ result = (sensitive value)\n");
    expect(stdout).toContain("# secret_thing.x will be destroyed: it is no longer in the stack\n");
    expect(stdout).toContain("Plan: 1 to add, 1 to change, 1 to destroy.\n");
    expect(stdout + (await reading(cli, JSON.stringify(document), "--markdown", "-")).stdout).not.toContain("hush");
  });

  it("fails on what somebody has changed, where that is asked for, and not on what a reviewer has decided", async () => {
    const cli = await begin({ "main.tf": templateBlock("code") });
    await succeeded(cli.run("apply", "--auto-approve"));
    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });
    const object = { platform: "baidu", kind: "templates", id: String(id) } as const;
    cli.emulator.admin.approve(object);
    await succeeded(cli.run("plan", "--out=plan.bin"));
    expect(await cli.run("show", "--fail-on-drift", "plan.bin")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("SUBMITTED -> READY"),
    });
    cli.emulator.admin.edit(object, { description: "别的说明" });
    await succeeded(cli.run("plan", "--out=plan.bin"));
    const document = (await cli.run("show", "--json", "plan.bin")).stdout;
    const told = { exitCode: 2, stderr: expect.stringContaining("1 object has been changed outside of the stack.") };
    expect(await cli.run("show", "--markdown", "--fail-on-drift", "plan.bin")).toMatchObject(told);
    expect(await reading(cli, document, "--fail-on-drift", "-")).toMatchObject(told);
  });

  it.each([
    [["--markdown"], "--markdown is for plans"],
    [["--markdown", "no.plan"], "no.plan is not there. --markdown is for plans"],
    [["--fail-on-drift"], "--fail-on-drift is for plans"],
    [["--markdown", "engines.plan"], "engines.plan"],
    [["--markdown", "--json", "-"], "cannot be used with"],
    [["--compact", "--full"], "cannot be used with"],
    [["--json", "-"], "JSON already"],
    [["--markdown", "--limit=999", "-"], "Write a whole number from 1000 to"],
  ])("refuses %j, and says what is allowed", async (args, problem) => {
    const cli = await begin({ "main.tf": "" });
    writeFileSync(join(cli.folder, "engines.plan"), Buffer.from("PK\u0003\u0004"));
    const { exitCode, stderr } = await reading(cli, "", ...args);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(problem)]);
  });

  it("has a line for each of many objects, planned, applied and recorded", async () => {
    const cli = await begin(
      { "main.tf": templateBlock("code", "  count = 51\n", { title: "验证码${count.index}" }) },
      { accountLimits: "off", rateLimits: "off" },
    );
    const note = "One line an object, because they are 51. With --full, all of each.\n";
    const applied = await cli.run("apply", "--auto-approve");
    expect(applied).toMatchObject({ exitCode: 0 });
    expect(applied.stdout).toContain(`\n  + sms_baidu_template.code[9]\n\n${note}`);
    const { stdout } = await cli.run("show");
    expect(stdout).toMatch(/^sms_baidu_template\.code\[0\] \[id=sms-tmpl-\S+\] \(status SUBMITTED, not usable\)\n/);
    expect(stdout).toContain(note);
    expect((await cli.run("show", "--full")).stdout).toContain('resource "sms_baidu_template" "code" {\n');
  });
});
