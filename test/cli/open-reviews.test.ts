/** An apply that is done as far as the reviews let it, and reviews that moved on: neither is an error, and neither is drift. */
import { type CommandLine, commandLines } from "../support/cli/command-line";
import { signatureBlock, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();
const approvalBlock = (create = "0s") => `resource "sms_baidu_approval" "code" {
  template_id = sms_baidu_template.code.id
  timeouts {
    create = "${create}"
  }
}
`;
const consumer = templateBlock("consumer", "depends_on = [sms_baidu_approval.code]", { title: "消费者" });
const waiting = { "main.tf": templateBlock("code") + approvalBlock() + consumer };
const applying = ["apply", "--auto-approve"] as const;

function templateOf({ emulator }: CommandLine, name = "登录验证码") {
  const found = emulator.admin.objects({ kind: "templates" }).find((each) => Object.values(each).includes(name));
  if (!found) throw new Error(`the emulator has no template ${name}`);
  return { platform: "baidu", kind: "templates", id: found.id };
}

const messagesOf = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("an apply whose review is still open", () => {
  it("ends with 3, says what still waits and what is held, and is done by a later apply", async () => {
    const cli = await begin(waiting);
    const first = await cli.run(...applying);
    expect(first).toMatchObject({ exitCode: 3, stderr: "" });
    expect(first.stdout).toContain("sms_baidu_approval.code: Still under review after 0s\n");
    expect(first.stdout).toContain(
      `Apply is done as far as the reviews let it; 1 open. Done and recorded: 1 added, 0 changed, 0 destroyed. Run smsform apply again when they are decided.

Approvals that still wait: 1. The next apply looks again; timeouts { create = "…" } lets them wait longer.
  sms_baidu_approval.code (status SUBMITTED, not usable)

Not done yet, because it needs an approval:
  sms_baidu_template.consumer

Under review: 1. smsform status shows how it goes.
  sms_baidu_template.code (status SUBMITTED, not usable)
`,
    );
    expect(first.stdout).not.toContain("Not done,");
    expect((await cli.run("plan")).stdout).toContain(
      "sms_baidu_approval.code must be replaced: it has found no approval yet and looks again",
    );

    cli.emulator.admin.approve(templateOf(cli));
    const second = await cli.run(...applying);
    expect(second).toMatchObject({ exitCode: 0, stderr: "" });
    expect(second.stdout).toContain("Apply complete! Resources: 2 added, 0 changed, 1 destroyed.");
  });

  it("ends with 3 from a plan file as well, and tells programs by messages of its own", async () => {
    const cli = await begin(waiting);
    await succeeded(cli.run("plan", "--out=plan.bin"));
    const applied = await cli.run("apply", "--json", "plan.bin");
    expect(applied.exitCode).toBe(3);
    const messages = messagesOf(applied.stdout);
    const types = messages.map(({ type }) => type);
    expect(types).not.toContain("apply_errored");
    expect(types).not.toContain("diagnostic");
    expect(messages.find(({ type }) => type === "apply_waiting")).toMatchObject({
      "@level": "info",
      hook: { resource: { addr: "sms_baidu_approval.code" }, action: "create" },
    });
    expect(messages.find(({ type }) => type === "approvals_waiting")).toMatchObject({
      "@level": "info",
      approvals: [{ resource: { addr: "sms_baidu_approval.code" }, summary: expect.stringContaining("is still under review") }],
      held: ["sms_baidu_template.consumer"],
    });
  });

  it("ends with 1 where the reviewer said no, in the reviewer's words", async () => {
    const cli = await begin(waiting, { review: "reject", reviewDelayMs: 0, rejectReply: "用途不明确" });
    const rejected = await cli.run(...applying);
    expect(rejected).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("was rejected: 用途不明确") });
    expect(rejected.stdout).toContain(
      "Not done, because the run was stopped or something that it waits for failed:\n  sms_baidu_template.consumer\n",
    );
  });

  it("ends with 1 where something else failed, and tells both", async () => {
    const cli = await begin({ "main.tf": waiting["main.tf"] + signatureBlock("brand") });
    cli.emulator.admin.addFaults({ call: "createSignature", action: { status: 400, code: "InappropriateJSON" } });
    const failed = await cli.run(...applying);
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain("sms_baidu_signature.brand");
    expect(failed.stderr).not.toContain("still under review");
    expect(failed.stdout).toContain("Apply is not complete.");
    expect(failed.stdout).toContain(
      'Approvals that still wait: 1. The next apply looks again; timeouts { create = "…" } lets them wait longer.\n  sms_baidu_approval.code',
    );
  });

  it("names only the deletion of the predecessor as not done where the successor is there, be its review open or lost", async () => {
    const of = (title: string) => ({
      "main.tf": templateBlock("code", "lifecycle {\n    create_before_destroy = true\n  }", { title }) + approvalBlock(),
    });
    const cli = await begin(of("登录验证码"));
    expect((await cli.run(...applying)).exitCode).toBe(3);
    cli.emulator.admin.approve(templateOf(cli));
    expect((await cli.run(...applying)).exitCode).toBe(0);
    cli.write(of("登录校验码"));
    const replaced = await cli.run(...applying);
    expect(replaced.exitCode).toBe(3);
    expect(replaced.stdout).toMatch(
      /Not done yet, because it needs an approval:\n {2}sms_baidu_template\.code \(deposed object [0-9a-f]{8}\)\n\nUnder review: 1\./,
    );
    cli.emulator.admin.reject(templateOf(cli, "登录校验码"), "用途不明确");
    const rejected = await cli.run(...applying);
    expect(rejected).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("was rejected: 用途不明确") });
    expect(rejected.stdout).toMatch(/that it waits for failed:\n {2}sms_baidu_template\.code \(deposed object [0-9a-f]{8}\)\n/);
  });

  it("shows no older status than the one that an approval has seen", async () => {
    const files = { "main.tf": templateBlock("code") + approvalBlock("30s") };
    const approved = await (await begin(files, { review: "approve", reviewDelayMs: 300 })).run(...applying);
    expect(approved).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Apply complete!") });
    expect(approved.stdout).not.toContain("Under review");

    const rejected = await (await begin(files, { review: "reject", reviewDelayMs: 300, rejectReply: "用途不明确" })).run(...applying);
    expect(rejected.stdout).toContain(
      "Not approved: 1.\n  sms_baidu_template.code (status REJECTED, not usable; the reviewer says: 用途不明确)\n",
    );
  });
});

describe("a review that moved on", () => {
  const drifting = ["plan", "--refresh-only", "--detailed-exitcode"] as const;
  const reviewed = { "main.tf": `${templateBlock("code")}output "status" {\n  value = sms_baidu_template.code.status\n}\n` };

  it("is no drift for --refresh-only --detailed-exitcode; what somebody changed is", async () => {
    const cli = await begin(reviewed);
    await succeeded(cli.run(...applying));
    cli.emulator.admin.approve(templateOf(cli));
    const moved = await cli.run(...drifting);
    expect(moved).toMatchObject({ exitCode: 0, stderr: "" });
    expect(moved.stdout).toContain("Reviews have moved on since the last run:\n  sms_baidu_template.code: SUBMITTED -> READY\n");
    expect(moved.stdout).not.toContain("outside of smsform");

    cli.emulator.admin.edit(templateOf(cli), { name: "改过的名字" });
    const changed = await cli.run(...drifting);
    expect(changed.exitCode).toBe(2);
    expect(changed.stdout).toContain("Objects have changed outside of smsform:");
  });

  it("is none either where an approval saw an earlier status, and is recorded by apply --refresh-only", async () => {
    const cli = await begin({ "main.tf": templateBlock("code") + approvalBlock() });
    expect((await cli.run(...applying)).exitCode).toBe(3);
    cli.emulator.admin.approve(templateOf(cli));
    expect((await cli.run(...drifting)).exitCode).toBe(0);
    expect((await cli.run(...applying, "--refresh-only")).stdout).toContain("What was found is recorded");
    expect((await cli.run("refresh")).stdout).toBe("The state is what is really there.\n");
  });

  it("has a message of its own, with how the review stood and stands; drift has what was recorded and found", async () => {
    const cli = await begin({ "main.tf": templateBlock("code") + templateBlock("other", "", { title: "另一个" }) });
    await succeeded(cli.run(...applying));
    cli.emulator.admin.reject(templateOf(cli), "用途不明确");
    cli.emulator.admin.edit(templateOf(cli, "另一个"), { description: "别人改的" });
    const messages = messagesOf((await cli.run("plan", "--refresh-only", "--json")).stdout);
    expect(messages.filter(({ type }) => type === "review_moved")).toMatchObject([
      {
        "@message": "sms_baidu_template.code: Review has moved on (SUBMITTED -> REJECTED)",
        review: {
          resource: { addr: "sms_baidu_template.code" },
          before: { status: "SUBMITTED", usable: false },
          after: { status: "REJECTED", usable: false, review: "用途不明确" },
        },
      },
    ]);
    expect(messages.filter(({ type }) => type === "resource_drift")).toMatchObject([
      {
        change: {
          resource: { addr: "sms_baidu_template.other" },
          action: "update",
          before: { description: "用户登录时验证手机号" },
          after: { description: "别人改的" },
        },
      },
    ]);
  });

  it("tells no value that is sensitive", async () => {
    const secret = "hush-hush";
    const titled = (title: string) => ({
      "main.tf": `variable "title" {\n  type = string\n  sensitive = true\n  default = "${title}"\n}\n${templateBlock("code", "", { title: "${var.title}" })}`,
    });
    const cli = await begin(titled(secret));
    await succeeded(cli.run(...applying));
    cli.emulator.admin.edit(templateOf(cli, secret), { name: `${secret}-edited` });
    cli.write(titled(`${secret}-changed`));
    const { stdout } = await cli.run("plan", "--json");
    expect(stdout).not.toContain(secret);
    const messages = messagesOf(stdout);
    for (const type of ["resource_drift", "planned_change"]) {
      expect(messages.find((each) => each.type === type)).toMatchObject({
        change: { action: "update", before_sensitive: { name: true }, after_sensitive: { name: true } },
      });
    }
  });
});
