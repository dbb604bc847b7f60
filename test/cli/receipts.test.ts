/** `smsform receipts --consume` reads what platforms give once. */
import { Readable } from "node:stream";
import { normalizeArguments } from "../../src/cli/options/arguments";
import { run } from "../../src/cli/run";
import type { Terminal } from "../../src/cli/terminal";
import { clouds } from "../../src/clouds";
import { newTemplate as newInfocloudTemplate } from "../emulator/infocloud-caller";
import { accountRef, replyKind } from "../emulator/tencent-caller";
import { appId, senderOn } from "../emulator/tencent-sending";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { type CommandLine, commandLines } from "../support/cli/command-line";

jest.setTimeout(60_000);
const begin = commandLines();

/** Tencent's receipts of so many messages wait to be read. */
async function waiting(count: number) {
  const cli = await begin({}, { rateLimits: "off", accountLimits: "off", receiptDelayMs: 0 });
  cli.emulator.admin.edit(accountRef, { pulls: true });
  const { serials } = await senderOn(cli.emulator);
  if (count > 0) await serials({ PhoneNumberSet: Array.from({ length: count }, (_, i) => `+86138${String(i).padStart(8, "0")}`) });
  cli.environment.TENCENTCLOUD_SMS_SDK_APP_ID = appId;
  cli.emulator.admin.clearCalls();
  return cli;
}
const consume = ["receipts", "tencent", "--consume"];

async function answering(
  answer: string,
  { folder, environment }: CommandLine,
  more: Partial<Terminal> = {},
  args: readonly string[] = consume,
) {
  const { terminal, said } = capturedTerminal(folder, environment, { interactive: true, stdin: Readable.from([`${answer}\n`]), ...more });
  const exitCode = await run(normalizeArguments(args), terminal);
  return { exitCode, stdout: said.out, stderr: said.err };
}

describe("smsform receipts", () => {
  it("takes nothing away before that is meant, and agreed on", async () => {
    const cli = await waiting(1);
    expect(await cli.run("receipts", "tencent")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("say smsform receipts --consume"),
    });
    for (const more of [[], ["--json"]]) {
      expect(await cli.run(...consume, ...more)).toMatchObject({
        exitCode: 1,
        stdout: "",
        stderr: expect.stringContaining("--consume --yes"),
      });
    }
    const asked = await answering("no", cli);
    expect(asked).toMatchObject({ exitCode: 1, stderr: "Not confirmed. Nothing was read.\n" });
    expect(asked.stdout).toContain(`take the receipts of Tencent Cloud SMS, application ${appId}, the replies of Tencent Cloud SMS`);
    expect(cli.emulator.admin.calls().total).toBe(0);
  });

  it("prints what there is, a line each, page after page, and ends", async () => {
    const cli = await waiting(120);
    cli.emulator.admin.create(replyKind, { number: "+8613800000000", signName: "腾讯云", appId, text: "TD\u001b[2J\r\nFORGED" });
    const { exitCode, stdout, stderr } = await answering("yes", cli);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.match(/^\S+Z tencent \+86138\d{8} delivered \S+$/gm)).toHaveLength(120);
    expect(stdout).toMatch(/^\S+Z tencent \S+ replied: TD/m);
    expect(stdout).not.toMatch(/^FORGED/m);
    expect(await cli.run(...consume, "--yes")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  it("prints infocloud's with their masked numbers, none of them taken for another", async () => {
    const cli = await begin({}, { rateLimits: "off", accountLimits: "off", receiptDelayMs: 0 });
    const template = newInfocloudTemplate(cli.emulator, { content: "您的验证码是{code,6}" });
    const on = [{ platform: "infocloud", audience: "domestic", template, text: "您的验证码是{code,6}", usable: true }];
    cli.write({ "messages.json": JSON.stringify({ version: 1, messages: { otp: { variables: { code: { type: "code" } }, on } } }) });
    const numbers = ["13800130001", "13811110001", "13822220001"];
    expect(await cli.run("send", "otp", ...numbers, "--value", "code=482913", "--yes")).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await cli.run("receipts", "infocloud", "--consume", "--yes");
    expect(exitCode).toBe(0);
    expect(stdout.match(/^\S+Z infocloud 138\*{4}0001 delivered \d+$/gm)).toHaveLength(3);
  });

  it("--json is one message a line", async () => {
    const cli = await waiting(2);
    const { exitCode, stdout } = await cli.run(...consume, "--yes", "--json");
    expect(exitCode).toBe(0);
    const [version, ...events] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(version).toMatchObject({ type: "version" });
    expect(events).toEqual(
      Array(2).fill(
        expect.objectContaining({
          type: "messaging_event",
          event: expect.objectContaining({ type: "delivered", platform: "tencent", via: "pull" }),
        }),
      ),
    );
  });

  it("loses nothing where nobody reads any more: what was read is told elsewhere, and no more is read", async () => {
    const cli = await waiting(120);
    let lines = 0;
    const { exitCode, stderr } = await answering("yes", cli, { deliver: async () => ++lines <= 30 });
    expect(exitCode).toBe(1);
    const [first, ...rest] = stderr.trimEnd().split("\n");
    expect(first).toBe("Nobody reads the output any more. Read from the platform and not printed there: 70, which follow.");
    expect(rest.map((line) => JSON.parse(line).type)).toEqual(Array(70).fill("messaging_event"));
    const { stdout } = await cli.run(...consume, "--yes");
    expect(stdout.match(/ delivered /g)).toHaveLength(20);
  });

  it("loses nothing with a pipe that breaks", async () => {
    const cli = await waiting(3);
    const reading = cli.start(...consume, "--yes");
    reading.process.stdout?.destroy();
    const { exitCode, stderr } = await reading.result;
    expect(exitCode).toBe(1);
    expect(stderr.match(/"messaging_event"/g)).toHaveLength(3);
  });

  it("says what was lost with an answer, which is not asked for again", async () => {
    const cli = await waiting(1);
    cli.emulator.admin.addFaults({ call: "PullSmsSendStatus", times: 1, action: { dropAnswer: true } });
    const { exitCode, stderr } = await cli.run(...consume, "--yes");
    expect(exitCode).toBe(1);
    expect(stderr.replace(/\n│ /g, " ")).toContain("What the lost answer held is lost with it: nothing is given twice.");
    expect(cli.emulator.admin.calls().counts.tencent?.PullSmsSendStatus).toBe(1);
  });

  it("says of the others that they call an address instead", async () => {
    const cli = await waiting(0);
    const { exitCode, stdout, stderr } = await cli.run("receipts", "baidu", "huawei", "--consume", "--yes");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    for (const { name, title } of clouds)
      if (/baidu|huawei/.test(name)) expect(stderr).toContain(`${title} gives receipts and replies to nobody who asks`);
  });

  it("Ctrl-C ends it when what was read is printed", async () => {
    const cli = await waiting(2);
    const following = cli.start(...consume, "--yes", "--follow");
    await following.says("+8613800000001 delivered");
    following.process.kill("SIGINT");
    expect(await following.result).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("Interrupted") });
  });
});
