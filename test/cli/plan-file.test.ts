import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, commandLines, type Result } from "../support/cli/command-line";
import { templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();
const secret = "a-title-that-is-secret";
const main = (title = "登录验证码", more = "") => `${templateBlock("code", "", { title })}${more}`;
const hiding = `variable "title" {
  sensitive = true
}
${main("${var.title}")}
output "title" {
  value     = var.title
  sensitive = true
}
`;

const inOneLine = (text: string) => text.replace(/\n(│ ?)?/g, " ");
const state = ({ folder }: CommandLine) => join(folder, "terraform.tfstate");
const messagesOf = ({ stdout }: Result) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("smsform plan --out and smsform apply FILE", () => {
  it("keep a plan, show it, and do exactly that without asking", async () => {
    const cli = await begin({ "main.tf": main() });
    const planned = await cli.run("plan", "--out=plan.bin", "--detailed-exitcode");
    expect(planned).toMatchObject({ exitCode: 2, stderr: "" });
    expect(planned.stdout).toContain("The plan is kept in plan.bin, with the values of its variables: treat it like a secret.");
    expect(planned.stdout).toMatch(/\n {2}smsform apply plan\.bin\n$/);
    expect(statSync(join(cli.folder, "plan.bin")).mode & 0o777).toBe(0o600);

    const shown = await cli.run("show", "plan.bin");
    expect(shown).toMatchObject({ exitCode: 0, stderr: "" });
    expect(shown.stdout).toContain("# sms_baidu_template.code will be created\n");
    expect(shown.stdout).toContain("Plan: 1 to add, 0 to change, 0 to destroy.\n");
    expect(existsSync(state(cli))).toBe(false);

    cli.write({ "main.tf": main("另一个名字") });
    const applied = await cli.run("apply", "plan.bin");
    expect(applied).toMatchObject({ exitCode: 0, stderr: "" });
    expect(applied.stdout).toContain("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.");
    expect(readFileSync(state(cli), "utf8")).toContain('"name": "登录验证码"');

    const again = await cli.run("apply", "plan.bin");
    expect(again).toMatchObject({ exitCode: 1, stdout: "" });
    expect(inOneLine(again.stderr)).toMatch(/Error: The plan cannot be used.*Plan again/);
    expect(cli.emulator.admin.objects()).toHaveLength(1);
  });

  it("take Terraform's spellings, and plan a destruction", async () => {
    const cli = await begin({ "main.tf": main() });
    expect((await cli.run("apply", "-auto-approve")).exitCode).toBe(0);
    expect(await cli.run("plan", "-destroy", "-out=d", "-detailed-exitcode")).toMatchObject({ exitCode: 2, stderr: "" });
    expect((await cli.run("show", "-no-color", "d")).stdout).toContain("Plan: 0 to add, 0 to change, 1 to destroy.");
    const destroyed = await cli.run("apply", "-auto-approve", "-parallelism=2", "-lock-timeout=1s", "d");
    expect(destroyed).toMatchObject({ exitCode: 0, stderr: "" });
    expect(destroyed.stdout).toMatch(/Resources:.* 1 destroyed\./);
    expect(cli.emulator.admin.objects()).toEqual([]);
    expect((await cli.run("plan", "-out", "e")).exitCode).toBe(0);
    expect(existsSync(join(cli.folder, "e"))).toBe(true);
  });

  it("keep a plan that has nothing to do, too", async () => {
    const cli = await begin({ "main.tf": main() });
    await succeeded(cli.run("apply", "--auto-approve"));
    const before = readFileSync(state(cli), "utf8");
    expect((await cli.run("plan", "--out=none", "--detailed-exitcode")).exitCode).toBe(0);
    expect((await cli.run("show", "none")).stdout).toContain("No changes.");
    const applied = await cli.run("apply", "none");
    expect(applied).toMatchObject({ exitCode: 0, stderr: "" });
    expect(applied.stdout).toContain("Resources: 0 added, 0 changed, 0 destroyed.");
    expect(readFileSync(state(cli), "utf8")).toBe(before);
  });

  it("tell programs the same, one message a line", async () => {
    const cli = await begin({ "main.tf": main() });
    const planned = messagesOf(await cli.run("plan", "--out=plan.bin", "--json"));
    expect(planned.map(({ type }) => type)).toEqual(expect.arrayContaining(["version", "planned_change", "change_summary", "log"]));
    const applied = await cli.run("apply", "--json", "plan.bin");
    expect(applied).toMatchObject({ exitCode: 0, stderr: "" });
    expect(messagesOf(applied)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: "apply_complete" }),
        expect.objectContaining({ type: "change_summary", changes: expect.objectContaining({ add: 1, operation: "apply" }) }),
      ]),
    );
    const refused = await cli.run("apply", "--json", "plan.bin");
    expect(refused.exitCode).toBe(1);
    expect(messagesOf(refused).find(({ type }) => type === "diagnostic")).toMatchObject({
      diagnostic: { severity: "error", summary: "The plan cannot be used" },
    });
  });

  it("work in another checkout, in the same place", async () => {
    const cli = await begin();
    const [here, there] = [join(cli.folder, "one"), join(cli.folder, "two")];
    mkdirSync(join(here, "shop"), { recursive: true });
    writeFileSync(join(here, "shop", "main.tf"), main());
    expect((await cli.runIn(here, "plan", "shop", "--out=plan.bin")).exitCode).toBe(0);
    cpSync(here, there, { recursive: true });
    expect((await cli.runIn(there, "apply", "plan.bin")).exitCode).toBe(0);
    expect(existsSync(join(there, "shop", "terraform.tfstate"))).toBe(true);
    expect(existsSync(join(here, "shop", "terraform.tfstate"))).toBe(false);
  });

  it("refuse beside a plan file what it has settled", async () => {
    const cli = await begin({ "main.tf": main() });
    await succeeded(cli.run("plan", "--out=plan.bin"));
    for (const [name, ...options] of [
      ["--var", "--var", "title=x"],
      ["--var-file, --target", "--var-file=x.tfvars", "-target=sms_baidu_template.code"],
      ["--replace", "--replace=sms_baidu_template.code"],
      ["--destroy", "-destroy"],
      ["--refresh-only, --no-refresh", "--refresh-only", "-refresh=false"],
    ]) {
      const refused = await cli.run("apply", ...options, "plan.bin");
      expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
      expect(refused.stderr).toMatch(/^A plan file has settled .*\n$/);
      expect(refused.stderr).toContain(` ${name} already`);
    }
    expect(cli.emulator.admin.objects()).toEqual([]);
  });

  it("leave no file where there is no plan, and touch none that is something else", async () => {
    const cli = await begin({ "main.tf": templateBlock("code", 'nmae = "x"') });
    expect((await cli.run("plan", "--out=plan.bin")).exitCode).toBe(1);
    expect(existsSync(join(cli.folder, "plan.bin"))).toBe(false);
    cli.write({ "main.tf": main() });
    const refused = await cli.run("plan", "--out=main.tf");
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("main.tf exists and is no plan of smsform");
    expect(readFileSync(join(cli.folder, "main.tf"), "utf8")).toBe(main());
  });

  it("say in one message what is wrong with a file", async () => {
    const cli = await begin({ "main.tf": main() });
    await succeeded(cli.run("plan", "--out=plan.bin"));
    const text = readFileSync(join(cli.folder, "plan.bin"), "utf8");
    cli.write({ cut: text.slice(0, -100), empty: "", other: text.replace(/"version":"[^"]+"/, '"version":"0.0.1"') });
    for (const command of ["apply", "show"]) {
      for (const [file, message] of [
        ["cut", "is damaged"],
        ["empty", "is no plan of smsform"],
        ["main.tf", "is no plan of smsform"],
        ["other", "was made by smsform 0.0.1"],
        ["none", command === "apply" ? "there is no file none" : "No such stack"],
        ["main.tf/none", command === "apply" ? "there is no file main.tf/none" : "No such stack"],
      ] as const) {
        const refused = await cli.run(command, file);
        const said = inOneLine(refused.stderr);
        expect({ file, exitCode: refused.exitCode, stdout: refused.stdout }).toEqual({ file, exitCode: 1, stdout: "" });
        expect(said).toContain(message);
        expect(said.match(/Error:/g) ?? []).toHaveLength(said.startsWith("smsform apply asks") ? 0 : 1);
        expect(refused.stderr).not.toMatch(/\n[│ ]*at /);
      }
    }
    expect(cli.emulator.admin.objects()).toEqual([]);
    expect(existsSync(state(cli))).toBe(false);
  });
});

describe("sensitive values", () => {
  it("are in the plan file, because they are needed, and nowhere in what is said of it", async () => {
    const cli = await begin({ "main.tf": hiding });
    const said: Result[] = [];
    const run = async (...args: string[]) => {
      said.push(await cli.run(...args));
      expect([args, said.at(-1)]).toEqual([args, expect.objectContaining({ exitCode: 0, stderr: "" })]);
    };
    cli.environment.TF_VAR_title = secret;
    await run("plan", "--out=plan.bin");
    expect(readFileSync(join(cli.folder, "plan.bin"), "utf8")).toContain(secret);
    await run("plan", "--json");
    await run("show", "plan.bin");
    await run("show", "--json", "plan.bin");
    await run("apply", "plan.bin");

    // Changed in the console, and then wished otherwise.
    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });
    cli.emulator.admin.edit({ platform: "baidu", kind: "templates", id }, { name: `${secret}-edited` });
    cli.environment.TF_VAR_title = `${secret}-changed`;
    await run("plan", "--out=plan.bin");
    await run("show", "plan.bin");
    await run("show", "--json", "plan.bin");
    await run("apply", "--json", "plan.bin");
    expect(JSON.parse(said.at(-2)?.stdout ?? "")).toMatchObject({
      resource_changes: [{ change: { actions: ["update"], before_sensitive: { name: true }, after_sensitive: { name: true } } }],
      resource_drift: [{ change: { before_sensitive: { name: true }, after_sensitive: { name: true } } }],
      output_changes: { title: { before: null, after: null, after_sensitive: true } },
    });
    for (const { stdout, stderr } of said) expect(`${stdout}${stderr}`).not.toContain(secret);
  });
});
