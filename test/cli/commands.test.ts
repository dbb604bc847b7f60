import { commandLines } from "../support/cli/command-line";
import { signatureBlock, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();
const stack = {
  "main.tf": `${signatureBlock("brand")}${templateBlock("code", "depends_on = [sms_baidu_signature.brand]")}
output "template_id" { value = sms_baidu_template.code.id }
output "secret" {
  value     = "hush-hush"
  sensitive = true
}
`,
};
const changed = { "main.tf": stack["main.tf"].replace("登录验证码", "登录校验码") };

describe("the commands", () => {
  it("plan, apply and plan again, with exit codes", async () => {
    const cli = await begin(stack);
    const planned = await cli.run("plan", "--detailed-exitcode");
    expect(planned).toMatchObject({ exitCode: 2, stderr: "" });
    expect(planned.stdout).toContain('  # sms_baidu_template.code will be created\n  + resource "sms_baidu_template" "code" {\n');
    expect(planned.stdout).toContain('      + content             = "您的验证码是${SMSvCode}，5分钟内有效，请勿告知他人。"\n');
    expect(planned.stdout).toContain("\nPlan: 2 to add, 0 to change, 0 to destroy.\n");
    expect(planned.stdout).toContain("+ secret      = (sensitive value)");
    expect(cli.emulator.admin.objects()).toEqual([]);

    const applied = await cli.run("apply", "-auto-approve");
    expect(applied).toMatchObject({ exitCode: 0, stderr: "" });
    expect(applied.stdout).toMatch(
      /\nsms_baidu_signature\.brand: Creating\.\.\.\nsms_baidu_signature\.brand: Creation complete after \d+s \[id=sms-sign-\w+\]\n/,
    );
    expect(applied.stdout).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
    expect(applied.stdout).toMatch(/\nOutputs:\n\nsecret {6}= \(sensitive value\)\ntemplate_id = "sms-tmpl-\w+"\n$/);
    expect(applied.stdout).not.toContain("hush-hush");

    const again = await cli.run("plan", "-detailed-exitcode");
    expect(again).toMatchObject({ exitCode: 0, stderr: "" });
    expect(again.stdout).toContain("No changes.");
  });

  it("ask before they change anything: where nobody can answer they say what to do", async () => {
    const cli = await begin(stack);
    for (const command of ["apply", "destroy"]) {
      const refused = await cli.run(command);
      expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
      expect(refused.stderr).toContain(`smsform ${command} --auto-approve`);
    }
    expect(cli.emulator.admin.calls().total).toBe(0);
  });

  it("look at what is recorded: show, state and output", async () => {
    const cli = await begin(stack);
    expect(await cli.run("show")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("The state is empty") });
    await succeeded(cli.run("apply", "--auto-approve"));
    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });

    expect(await cli.run("state", "list")).toMatchObject({ exitCode: 0, stdout: "sms_baidu_signature.brand\nsms_baidu_template.code\n" });
    expect((await cli.run("state", "show", "sms_baidu_template.code")).stdout).toContain(`    id                  = "${id}"\n`);
    const nobody = await cli.run("state", "show", "sms_baidu_template.cod");
    expect(nobody.exitCode).toBe(1);
    expect(nobody.stderr).toContain('Did you mean "sms_baidu_template.code"?');

    expect((await cli.run("show")).stdout).toContain(
      '# sms_baidu_template.code:\n# (status SUBMITTED, not usable)\nresource "sms_baidu_template" "code" {\n',
    );
    const shown = await cli.run("show", "--json");
    expect(shown.stdout).not.toContain("hush-hush");
    expect(JSON.parse(shown.stdout)).toMatchObject({
      format_version: "1.0",
      values: {
        outputs: { secret: { sensitive: true } },
        root_module: { resources: [{ type: "sms_baidu_signature" }, { values: { id, status: "SUBMITTED" } }] },
      },
    });

    expect((await cli.run("output")).stdout).toBe(`secret      = (sensitive value)\ntemplate_id = "${id}"\n`);
    expect(JSON.parse((await cli.run("output", "--json")).stdout)).toEqual({
      secret: { sensitive: true, type: "string" },
      template_id: { sensitive: false, type: "string", value: id },
    });
    expect((await cli.run("output", "-raw", "template_id")).stdout).toBe(id);
    expect((await cli.run("output", "template_id", "--json")).stdout).toBe(`"${id}"\n`);
    expect((await cli.run("output", "secret")).stdout).toBe('"hush-hush"\n');
    expect(await cli.run("output", "template")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("There are: secret, template_id."),
    });
  });

  it("import an object, and say what to do next", async () => {
    const cli = await begin(stack);
    await succeeded(cli.run("apply", "--auto-approve"));
    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });
    cli.write({ "terraform.tfstate": "" });
    const imported = await cli.run("import", "sms_baidu_template.code", id);
    expect(imported).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`sms_baidu_template.code: Import complete [id=${id}]`) });
    const wrong = await cli.run("import", "sms_baidu_signature.brand", "sms-sign-nobody");
    expect(wrong).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Error: Cannot import an object that does not exist") });
    expect((await cli.run("state", "list")).stdout).toBe("sms_baidu_template.code\n");
  });

  it("show errors in boxes on stderr, and nothing of a plan", async () => {
    const cli = await begin({ "main.tf": templateBlock("code", 'nmae = "x"') });
    const { exitCode, stdout, stderr } = await cli.run("plan");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^╷\n│ Error: .*nmae/);
    expect(stderr.trimEnd()).toMatch(/╵$/);
    expect(stdout).not.toContain("Plan:");
  });

  it("refresh what is recorded", async () => {
    const cli = await begin(stack);
    await succeeded(cli.run("apply", "--auto-approve"));
    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });
    cli.emulator.admin.approve({ platform: "baidu", kind: "templates", id });
    const refreshed = await cli.run("refresh");
    expect(refreshed).toMatchObject({ exitCode: 0, stderr: "" });
    expect(refreshed.stdout).toContain("Reviews have moved on since the last run:\n  sms_baidu_template.code: SUBMITTED -> READY\n");
    expect((await cli.run("refresh")).stdout).toBe("The state is what is really there.\n");
  });

  it("take variables in their order on the command line, and a stack by its folder", async () => {
    const cli = await begin({
      "main.tf": `variable "title" {}\n${templateBlock("code", "", { title: "${var.title}" })}`,
      "a.tfvars": 'title = "来自文件"\n',
    });
    expect((await cli.run("plan", "-var", "title=来自命令", "-var-file=a.tfvars", ".")).stdout).toContain('= "来自文件"');
    expect((await cli.run("plan", "-var-file", "a.tfvars", "-var=title=来自命令", cli.folder)).stdout).toContain('= "来自命令"');
  });

  it("validate without variables, credentials and network", async () => {
    const cli = await begin({ "main.tf": `variable "title" {}\n${templateBlock("code", "", { title: "${var.title}" })}` });
    cli.environment.BAIDUCLOUD_SECRET_KEY = "";
    expect(await cli.run("validate")).toMatchObject({ exitCode: 0, stdout: "Success! The stack is valid.\n" });
    cli.write({ "main.tf": templateBlock("code", 'nmae = "x"') });
    const { exitCode, stdout } = await cli.run("validate", "-json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ format_version: "1.0", valid: false, error_count: 1, diagnostics: [{ severity: "error" }] });
  });

  it("print the schema that bindings are made from, and the version", async () => {
    const cli = await begin();
    const { stdout } = await cli.run("schema");
    const { provider_schemas: schemas } = JSON.parse(stdout);
    expect(Object.keys(schemas["registry.terraform.io/smsform/sms"].resource_schemas)).toContain("sms_baidu_template");
    expect(await cli.run("version")).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^smsform \d+\.\d+\.\d+\n$/) });
  });
});

describe("--json", () => {
  const messagesOf = (stdout: string): Record<string, unknown>[] =>
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));

  it("tells plan and apply as one versioned message a line, without values of sensitive things", async () => {
    const cli = await begin(stack);
    const planned = await cli.run("plan", "--json");
    expect(planned).toMatchObject({ exitCode: 0, stderr: "" });
    const plan = messagesOf(planned.stdout);
    expect(plan[0]).toMatchObject({ type: "version", ui: "1.3", "@level": "info", "@module": "smsform.ui" });
    expect(plan.filter(({ type }) => type === "planned_change")).toMatchObject([
      { change: { resource: { addr: "sms_baidu_signature.brand", resource_type: "sms_baidu_signature" }, action: "create" } },
      { change: { resource: { addr: "sms_baidu_template.code" }, action: "create" } },
    ]);
    expect(plan.find(({ type }) => type === "change_summary")).toMatchObject({
      "@message": "Plan: 2 to add, 0 to change, 0 to destroy.",
      changes: { add: 2, change: 0, import: 0, remove: 0, operation: "plan" },
    });

    const applied = await cli.run("apply", "--json", "--auto-approve");
    expect(applied.stdout).not.toContain("hush-hush");
    const types = messagesOf(applied.stdout).map(({ type }) => type);
    expect(types.filter((type) => type === "apply_start")).toHaveLength(2);
    expect(types.filter((type) => type === "apply_complete")).toHaveLength(2);
    expect(messagesOf(applied.stdout).at(-1)).toMatchObject({ type: "outputs", outputs: { secret: { sensitive: true } } });

    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });
    cli.emulator.admin.approve({ platform: "baidu", kind: "templates", id });
    cli.write(changed);
    const replaced = messagesOf((await cli.run("plan", "--json")).stdout);
    expect(replaced.map(({ type }) => type)).not.toContain("resource_drift");
    expect(replaced.find(({ type }) => type === "review_moved")).toMatchObject({
      review: {
        resource: { addr: "sms_baidu_template.code" },
        before: { status: "SUBMITTED", usable: false },
        after: { status: "READY", usable: true },
      },
    });
    expect(replaced.find(({ type }) => type === "planned_change")).toMatchObject({
      change: {
        action: "replace",
        reason: "an approved template cannot be changed",
        status: "READY",
        before: { name: "登录验证码", status: "READY" },
        after: { name: "登录校验码" },
        after_unknown: { status: true },
      },
    });
    expect(replaced.find(({ type }) => type === "diagnostic")).toMatchObject({ "@level": "warn", diagnostic: { severity: "warning" } });
  });

  it("tells errors on stdout too, and asks for --auto-approve", async () => {
    const cli = await begin({ "main.tf": templateBlock("code") });
    cli.emulator.admin.addFaults({ call: "createTemplate", action: { status: 400, code: "InappropriateJSON" } });
    const failed = await cli.run("apply", "--json", "--auto-approve");
    expect(failed.exitCode).toBe(1);
    const messages = messagesOf(failed.stdout);
    expect(messages.map(({ type }) => type)).toContain("apply_errored");
    expect(messages.find(({ type }) => type === "diagnostic")).toMatchObject({
      diagnostic: { severity: "error", address: "sms_baidu_template.code" },
    });
    expect(await cli.run("apply", "--json")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("--auto-approve") });
  });
});

describe("usage errors", () => {
  it.each([
    [["plan", "--backup=x"], "unknown option '--backup=x'", "tofu plan -backup"],
    [["plan", "-state", "f"], "unknown option '--state'", "tofu plan -state"],
    [["plan", "--jsn"], "unknown option '--jsn'", "--json"],
    [["plan", "--parallelism", "0"], "Write a whole number from 1 to 1000.", "smsform plan --help"],
    [["plan", "--lock-timeout", "soon"], "Write a duration", "smsform plan --help"],
    [["plan", "--var", "title"], "Write it as NAME=VALUE.", "smsform plan --help"],
    [["emulator", "--review", "maybe"], "approve, reject, manual", "smsform emulator --help"],
    [["import", "sms_baidu_template.code"], "missing required argument 'id'", "smsform import --help"],
  ])("%j says what is wrong and what to do", async (args, wrong, next) => {
    const cli = await begin();
    const { exitCode, stdout, stderr } = await cli.run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(wrong);
    expect(stderr).toContain(next);
  });

  it.each(["plan", "send", "adopt"])("the help of %s tells no default of options that may be repeated", async (command) => {
    const { stdout, stderr } = await (await begin()).run(command, "--help");
    expect(`${stdout}${stderr}`).toContain("(repeatable");
    expect(`${stdout}${stderr}`).not.toMatch(/default:\s+\[\]/);
  });

  it("a stack that is not there", async () => {
    const cli = await begin();
    expect(await cli.run("plan")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Error: No stack here") });
    expect(await cli.run("plan", "nowhere")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('"nowhere"') });
  });
});
