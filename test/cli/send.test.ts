/** `smsform send` sends a message of a catalogue, after showing it. */
import { Readable } from "node:stream";
import { normalizeArguments } from "../../src/cli/options/arguments";
import { run } from "../../src/cli/run";
import { newSender as huaweiSender } from "../emulator/huawei-sending";
import { appId } from "../emulator/tencent-sending";
import { sendingAccount } from "../support/accounts/sending-account";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { type CommandLine, commandLines, type Result } from "../support/cli/command-line";

jest.setTimeout(60_000);
const begin = commandLines();

/** An account on every platform, and its catalogue as messages.json. */
async function ready() {
  const cli = await begin({}, { rateLimits: "off", accountLimits: "off" });
  const { catalogue, inbox } = await sendingAccount(cli.emulator);
  cli.write({ "messages.json": JSON.stringify(catalogue) });
  cli.environment.TENCENTCLOUD_SMS_SDK_APP_ID = appId;
  cli.emulator.admin.clearCalls();
  return { cli, catalogue, inbox };
}
const values = ["--value", "code=482913", "--value", "minutes=5"];
const number = "13800138000";
const parcelText = "您有${1}件快递请到${2}领取";

/** Where a person sits and answers. */
async function answering(answer: string, { folder, environment }: CommandLine, ...args: string[]): Promise<Result> {
  const { terminal, said } = capturedTerminal(folder, environment, {
    interactive: true,
    stdin: Readable.from([`${answer}\n`]),
    columns: 100,
  });
  const exitCode = await run(normalizeArguments(args), terminal);
  return { exitCode, stdout: said.out, stderr: said.err };
}

describe("smsform send", () => {
  it("shows what will be read, asks, and sends to who is agreed on", async () => {
    const { cli, inbox } = await ready();
    const sent = await answering("yes", cli, "send", "otp", number, "+86 138 0013 8001", ...values);
    expect(sent).toMatchObject({ exitCode: 0, stderr: "" });
    expect(sent.stdout).toMatch(/^otp to \+8613800138000, \+8613800138001 by Tencent Cloud SMS, template \d+, signed 腾讯云:\n/);
    expect(sent.stdout).toContain("\n    【腾讯云】您的验证码是482913，5分钟内有效\n");
    expect(sent.stdout).toContain("2 segments in all.");
    expect(sent.stdout).toContain("Do you want to send this to 2 numbers? It cannot be taken back.");
    expect(sent.stdout).toMatch(/\n\+8613800138000: accepted by tencent as \S+, 1 segment\n/);
    expect(sent.stdout).toMatch(/\n2 accepted\.\n$/);
    expect(inbox()).toHaveLength(2);
  });

  it("sends nothing where the answer is not yes, and where there is nobody to ask", async () => {
    const { cli, inbox } = await ready();
    const no = await answering("y", cli, "send", "otp", number, ...values);
    expect(no).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Not confirmed. Nothing was sent.") });
    for (const more of [[], ["--json"]]) {
      const refused = await cli.run("send", "otp", number, ...values, ...more);
      expect(refused).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("then run the same with --yes") });
    }
    expect(inbox()).toEqual([]);
  });

  it("--dry-run shows it, and sends nothing", async () => {
    const { cli, inbox } = await ready();
    const shown = await cli.run("send", "otp", number, "nonsense", ...values, "--dry-run");
    expect(shown.exitCode).toBe(1);
    expect(shown.stdout).toContain("【腾讯云】您的验证码是482913，5分钟内有效");
    expect(shown.stdout).toContain("Nothing can be sent to nonsense");
    expect(await cli.run("send", "otp", number, ...values, "--dry-run")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(cli.emulator.admin.calls().total).toBe(0);
    expect(inbox()).toEqual([]);
  });

  it.each(["baidu", "infocloud"])("goes by the platform that is named: %s", async (platform) => {
    const { cli, inbox } = await ready();
    delete cli.environment.TENCENTCLOUD_SMS_SDK_APP_ID;
    const sent = await cli.run("send", "otp", number, ...values, "--platform", platform, "--yes");
    expect(sent).toMatchObject({ exitCode: 0, stderr: "" });
    expect(sent.stdout).toMatch(new RegExp(`accepted by ${platform}`));
    expect(inbox()).toEqual([expect.stringContaining(platform)]);
  });

  it("goes by an application's key alone at Huawei", async () => {
    const cli = await begin({}, { rateLimits: "off", accountLimits: "off" });
    const { key, from, templateId } = await huaweiSender(cli.emulator);
    const parcel = {
      platform: "huawei",
      audience: "domestic",
      template: templateId,
      sender: from,
      text: parcelText,
      parameters: ["count", "place"],
    };
    const variables = { count: { type: "number" }, place: { type: "text" } };
    cli.write({ "parcels.json": JSON.stringify({ version: 1, messages: { parcel: { variables, on: [{ ...parcel, usable: true }] } } }) });
    const args = ["send", "parcel", number, "--catalogue", "parcels.json", "--value", "count=3", "--value", "place=人民公园", "--yes"];
    for (const name of Object.keys(cli.environment)) if (/^HW_/.test(name)) delete cli.environment[name];
    const missing = await cli.run(...args);
    expect(missing).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("HW_SMS_APP_KEY and HW_SMS_APP_SECRET") });
    Object.assign(cli.environment, { HW_SMS_APP_KEY: key.accessKey, HW_SMS_APP_SECRET: key.secretKey });
    expect(await cli.run(...args)).toMatchObject({
      exitCode: 0,
      stderr: "",
      stdout: expect.stringContaining("accepted by huawei"),
    });
    expect(cli.emulator.admin.objects({ platform: "huawei", kind: "messages" })).toHaveLength(1);
    const long = [...args.slice(0, -2), `place=${"人民公园正门".repeat(12)}`, "--dry-run"];
    const shown = await cli.run(...long);
    expect(shown.stdout).toMatch(/\n {4}1\/2 您有3件快递请到\S{59}\n {4}2\/2 \S+领取\n/);
    expect(shown.stdout).toContain("\n2 segments (");
  });

  it("tells what was refused, why, and what helps: 1", async () => {
    const { cli } = await ready();
    cli.emulator.admin.edit({ platform: "tencent", kind: "numbers", id: "+8613800138001" }, { optedOut: true });
    const sent = await cli.run("send", "otp", number, "13800138001", "12", ...values, "--yes");
    expect(sent).toMatchObject({ exitCode: 1, stderr: "" });
    expect(sent.stdout).toMatch(/\+8613800138001: refused by tencent\n {4}FailedOperation\.PhoneNumberInBlacklist: /);
    expect(sent.stdout).toMatch(/\n12: refused\n {4}"12" is no phone number\./);
    expect(sent.stdout).toMatch(/\n1 accepted, 2 refused\.\n$/);
  });

  it("tells that nobody knows where an answer was lost: 3, and it is not sent again", async () => {
    const { cli, inbox } = await ready();
    cli.emulator.admin.addFaults({ call: "SendSms", times: 1, action: { dropAnswer: true } });
    const sent = await cli.run("send", "otp", number, ...values, "--yes");
    expect(sent.exitCode).toBe(3);
    expect(sent.stdout).toMatch(/\+8613800138000: UNKNOWN by tencent\n/);
    expect(sent.stdout).toContain("It may have been sent or not: look for its receipt before it is sent again.");
    expect(inbox()).toHaveLength(1);
  });

  it("--json is one message a line", async () => {
    const { cli } = await ready();
    const { exitCode, stdout } = await cli.run("send", "otp", number, "12", ...values, "--yes", "--json");
    expect(exitCode).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { type: "version" },
      { type: "message_preview", message: { key: "otp", platform: "tencent", numbers: ["+8613800138000"], segments: { count: 1 } } },
      { type: "message_preview", message: { platform: null, numbers: ["12"] } },
      { type: "message_result", result: { to: "12", outcome: "refused", cause: "number" } },
      { type: "message_result", result: { number: "+8613800138000", outcome: "accepted", platform: "tencent" } },
      { type: "send_summary", counts: { accepted: 1, refused: 1, unknown: 0 } },
    ]);
  });

  it.each([
    [
      "a message that there is not",
      ["send", "opt", number, ...values],
      'There is no message "opt" in the catalogue; it has otp. Did you mean "otp"?',
    ],
    ["a value that is missing", ["send", "otp", number, "--value", "code=1"], "minutes"],
    ["a value that is too long", ["send", "otp", number, "--value", "code=12345678", "--value", "minutes=5"], "code"],
    ["a catalogue that is not there", ["send", "otp", number, "--catalogue", "nothing.json", ...values], "nothing.json cannot be read"],
    ["a platform that the message is not on", ["send", "otp", number, "--platform", "aliyun", ...values], 'There is no platform "aliyun"'],
    ["a value without a name", ["send", "otp", number, "--value", "482913"], "Write it as NAME=VALUE."],
    ["no number", ["send", "otp"], "missing required argument 'numbers'"],
  ])("says what is wrong with %s", async (_what, args, problem) => {
    const { cli, inbox } = await ready();
    const { exitCode, stdout, stderr } = await cli.run(...args, ...(args.includes("482913") || args.length === 2 ? [] : ["--yes"]));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr.replace(/\n│ /g, " ")).toContain(problem);
    expect(inbox()).toEqual([]);
  });

  it("Tencent needs an application, one; without any, the next platform sends", async () => {
    const { cli } = await ready();
    delete cli.environment.TENCENTCLOUD_SMS_SDK_APP_ID;
    const { exitCode, stderr } = await cli.run("send", "otp", number, ...values, "--yes");
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringMatching(/It is not sent by this platform\. Tencent Cloud SMS sends by one application/),
    });
    for (const more of [
      ["--platform", "tencent"],
      ["--sms-sdk-app-id", "1", "--sms-sdk-app-id", "2"],
    ]) {
      const { exitCode, stderr } = await cli.run("send", "otp", number, ...values, "--yes", ...more);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("Tencent Cloud SMS sends by one application");
    }
  });

  it("shows nothing that steers a terminal, whatever stands in the catalogue and comes from the platform", async () => {
    const { cli, catalogue } = await ready();
    const hostile = "x\u001b[2J\u202e\r\n2 accepted.\u2028FORGED";
    const [tencent] = catalogue.messages.otp?.on ?? [];
    const forged = {
      ...catalogue,
      messages: { [hostile]: { variables: {}, on: [{ ...tencent, text: hostile, sender: hostile, parameters: [], template: hostile }] } },
    };
    cli.write({ "messages.json": JSON.stringify(forged) });
    for (const more of [["--dry-run"], ["--yes"], ["--yes", "--json"]]) {
      const { stdout, stderr } = await cli.run("send", hostile, number, hostile, ...more);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      expect(stdout + stderr).not.toMatch(/[\u001b\u202e\r\u2028]/);
      expect(stdout + stderr).not.toMatch(/^(2 accepted|FORGED)/m);
    }
  });

  it("Ctrl-C begins nothing more; once more tells that nobody knows of what was in flight", async () => {
    const { cli } = await ready();
    cli.emulator.admin.addFaults({ call: "SendSms", action: { delayMs: 50_000 } });
    const tenCalls = 10 * 200;
    const numbers = Array.from({ length: tenCalls + 300 }, (_, i) => `139${String(i).padStart(8, "0")}`);
    const sending = cli.start("send", "otp", ...numbers, ...values, "--yes");
    await sending.says("segments in all");
    await reached(() => cli.emulator.admin.objects({ platform: "tencent", kind: "messages" }).length === tenCalls);
    sending.process.kill("SIGINT");
    await sending.says("Interrupted: finishing what is in flight");
    sending.process.kill("SIGINT");
    const { exitCode, stdout } = await sending.result;
    expect({ exitCode, end: stdout.slice(-60) }).toEqual({ exitCode: 3, end: expect.stringMatching(/\n300 refused, 2000 unknown\.\n$/) });
    expect(stdout).toContain("The send was interrupted before this number's turn.");
    expect(cli.emulator.admin.objects({ platform: "tencent", kind: "messages" })).toHaveLength(tenCalls);
  });
});

/** What a process does elsewhere tells of no event here. */
async function reached(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
