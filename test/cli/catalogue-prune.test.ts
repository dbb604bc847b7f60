import { type CommandLine, commandLines } from "../support/cli/command-line";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();

const signature = `
resource "sms_baidu_signature" "s" {
  content             = "云杉商城"
  content_type        = "Enterprise"
  deletion_protection = false
}
`;
const template = (content: string, name = "t") => `
resource "sms_baidu_template" "${name}" {
  name         = "订单发货通知 ${name}"
  content      = "${content}"
  sms_type     = "CommonNotice"
  description  = "订单发货后通知买家"
  skip_destroy = true
  lifecycle { create_before_destroy = true }
}
`;
const message = (more = "", name = "m", from = "sms_baidu_template.t.id") => `
resource "sms_baidu_message" "${name}" {
  key          = "shipped ${name}"
  template_id  = ${from}
  signature_id = sms_baidu_signature.s.id
  ${more}
}
output "live_${name}" { value = sms_baidu_message.${name}.live_template_id }
`;
const [first, second] = ["您的订单已发货。", "尊敬的会员，您的订单已发货。"];

const templates = ({ emulator }: CommandLine) =>
  emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => String(id));
const deleted = ({ emulator }: CommandLine) => emulator.admin.calls().log.filter(({ method }) => method === "DELETE").length;
const recorded = async (cli: CommandLine, address = "sms_baidu_message.m") => {
  const { values } = JSON.parse((await cli.run("show", "--json")).stdout);
  return values.root_module.resources.find((each: { address: string }) => each.address === address).values;
};

/** With a template that was left behind. */
async function left(more = "", others = (_old: string) => "") {
  const cli = await begin({ "main.tf": signature + template(first) + message(more) }, { review: "approve", reviewDelayMs: 0 });
  await succeeded(cli.run("apply", "--auto-approve"));
  await succeeded(cli.run("apply", "--auto-approve"));
  const [old = ""] = templates(cli);
  cli.write({ "main.tf": signature + template(second) + message(more) + others(old) });
  await succeeded(cli.run("apply", "--auto-approve"));
  await succeeded(cli.run("apply", "--auto-approve"));
  expect(await recorded(cli)).toMatchObject({ superseded: [{ template_id: old }] });
  return { cli, old };
}

describe("smsform catalogue prune", () => {
  it("deletes what was left for longer than is said, shows it before, records it, and leaves all else as it is", async () => {
    const { cli, old } = await left();
    // The configuration may ask for something else by now: that is no matter of this command.
    cli.write({ "main.tf": signature + template("另一段文字。") + message('variables = "[]"') });
    expect(await cli.run("catalogue", "prune", "--yes")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("Nothing that was left behind is due"),
    });
    expect(await cli.run("catalogue", "prune", "--older-than", "72h", "--yes")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("No changes"),
    });
    expect(templates(cli)).toContain(old);

    const asked = await cli.run("catalogue", "prune", "--older-than", "0s");
    expect(asked).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("run smsform catalogue prune --yes") });
    const { exitCode, stdout, stderr } = await cli.run("catalogue", "prune", "--older-than", "0s", "--yes");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain(`is deleted from the platform: template ${old} (superseded since`);
    expect(stdout).toContain("Prune complete! Resources: 0 added, 1 changed, 0 destroyed.");
    expect(deleted(cli)).toBe(1);
    expect(templates(cli)).toHaveLength(1);
    expect(await recorded(cli)).toMatchObject({ superseded: [], live_text: second, usable: true });
    cli.write({ "main.tf": signature + template(second) + message() });
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
    expect(await cli.run("catalogue", "prune", "--older-than", "0s", "--yes")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("No changes"),
    });
  });

  it("goes by retire_after where nothing else is said, and does not switch", async () => {
    const { cli, old } = await left('retire_after = "0s"');
    cli.emulator.admin.setReview({ mode: "manual" });
    cli.write({ "main.tf": signature + template("再一段文字。") + message('retire_after = "0s"') });
    await succeeded(cli.run("apply", "--auto-approve"));
    const { live_template_id: live, template_id: next } = await recorded(cli);
    cli.emulator.admin.approve({ platform: "baidu", kind: "templates", id: next });
    const { exitCode, stdout } = await cli.run("catalogue", "prune", "--yes", "--json");
    expect(exitCode).toBe(0);
    const messages = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).type);
    expect(messages).toEqual(expect.arrayContaining(["planned_change", "apply_complete", "change_summary"]));
    expect(templates(cli)).not.toContain(old);
    expect(await recorded(cli)).toMatchObject({ live_template_id: live, superseded: [] });
    expect((await cli.run("plan")).stdout).toContain(`programs are to send with ${next} in place of ${live}`);
  });

  it("leaves alone what another message sends with, what a block manages, and what a catalogue still names", async () => {
    const others = (old: string) => message("", "other", JSON.stringify(old));
    const { cli, old } = await left("", others);
    expect(await cli.run("catalogue", "prune", "--older-than", "0s", "--yes")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`sms_baidu_message.other sends with it`),
    });
    expect(templates(cli)).toContain(old);

    // A catalogue from before the switch.
    await succeeded(cli.run("catalogue", "write", "--out", "old.json"));
    cli.write({ "main.tf": signature + template(second) + message() });
    await succeeded(cli.run("apply", "--auto-approve"));
    const refused = await cli.run("catalogue", "prune", "--older-than", "0s", "--yes", "--catalogue", "old.json");
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`old.json still sends "shipped other" with ${old}`) });
    expect(refused.stderr).toContain("smsform catalogue write --out old.json");
    expect(await cli.run("catalogue", "prune", "--older-than", "0s", "--yes", "--catalogue", "none.json")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("none.json cannot be read"),
    });
    expect(deleted(cli)).toBe(0);
    await succeeded(cli.run("catalogue", "write", "--out", "old.json"));
    expect(await cli.run("catalogue", "prune", "--older-than", "0s", "--yes", "--catalogue", "old.json")).toMatchObject({ exitCode: 0 });
    expect(templates(cli)).not.toContain(old);
  });

  it("deletes what several messages have left, be it by none of them kept any longer", async () => {
    const cli = await begin(
      { "main.tf": signature + template(first) + message() + message("", "n") },
      { review: "approve", reviewDelayMs: 0 },
    );
    await succeeded(cli.run("apply", "--auto-approve"));
    await succeeded(cli.run("apply", "--auto-approve"));
    const [old = ""] = templates(cli);
    cli.write({ "main.tf": signature + template(second) + message() + message("", "n") });
    await succeeded(cli.run("apply", "--auto-approve"));
    await succeeded(cli.run("apply", "--auto-approve"));
    expect(await cli.run("catalogue", "prune", "--older-than", "0s", "--yes")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("2 changed"),
    });
    expect(templates(cli)).not.toContain(old);
    expect(await recorded(cli, "sms_baidu_message.n")).toMatchObject({ superseded: [] });
  });

  it.each([["72"], ["-1h"], ["soon"]])("takes no %s for a duration", async (given) => {
    const cli = await begin({ "main.tf": signature + template(first) + message() });
    expect(await cli.run("catalogue", "prune", `--older-than=${given}`, "--yes")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Write a duration such as"),
    });
  });
});
