import { newTemplate as newInfocloudTemplate } from "../emulator/infocloud-caller";
import { senderOn as baiduSender, itemsOf } from "../emulator/sending";
import { appId, senderOn as tencentSender } from "../emulator/tencent-sending";
import { commandLines } from "../support/cli/command-line";

jest.setTimeout(60_000);
const begin = commandLines();
const unlimited = { rateLimits: "off", accountLimits: "off" } as const;

/** An emulator on which both platforms were sent from today: three messages and two. */
async function busy() {
  const cli = await begin({}, unlimited);
  const [baidu, tencent] = [await baiduSender(cli.emulator), await tencentSender(cli.emulator)];
  const sent = [
    ...itemsOf(await baidu.send({ mobile: "13800138000,13800138001" })),
    ...itemsOf(await baidu.send({ mobile: "13800138002" })),
  ];
  expect(sent.map(({ code }) => code)).toEqual(["1000", "1000", "1000"]);
  expect(await tencent.codes()).toEqual(["Ok"]);
  expect(await tencent.codes({ PhoneNumberSet: ["+8618501234445"] })).toEqual(["Ok"]);
  cli.emulator.admin.clearCalls();
  return { cli, templateId: baidu.templateId };
}

describe("smsform stats", () => {
  it("shows the rows of all platforms in one table: each tells its grain, and one without statistics why", async () => {
    const { cli, templateId } = await busy();
    const { exitCode, stdout, stderr } = await cli.run("stats", "--sms-sdk-app-id", appId);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/^What was sent from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/);
    expect(lines[2]).toMatch(/^PLATFORM {2}BY +OF +SUBMITTED {2}DELIVERED {2}FAILED {2}OPEN {2}IN$/);
    expect(lines[3]).toMatch(new RegExp(`^baidu +template +${templateId} +3 +\\d +\\d +\\d +segments$`));
    expect(lines[4]).toMatch(new RegExp(`^tencent +application +${appId} +2 +\\d +\\d +\\d +messages$`));
    expect(stdout).toContain("Huawei Cloud Message & SMS has no statistics: no call counts messages");
  });

  it("--json is one document", async () => {
    const { cli, templateId } = await busy();
    cli.environment.TENCENTCLOUD_SMS_SDK_APP_ID = appId;
    const { exitCode, stdout } = await cli.run("stats", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      format_version: "1.0",
      time_zone: "Asia/Shanghai",
      platforms: expect.arrayContaining([
        { platform: "baidu", grain: "template", unit: "segments", rows: [expect.objectContaining({ subject: templateId, submitted: 3 })] },
        { platform: "tencent", grain: "application", unit: "messages", rows: [expect.objectContaining({ subject: appId, submitted: 2 })] },
        { platform: "huawei", grain: null, reason: expect.stringContaining("no call counts") },
      ]),
      diagnostics: [],
    });
  });

  it("counts infocloud by day", async () => {
    const cli = await begin({}, unlimited);
    const template = newInfocloudTemplate(cli.emulator, { content: "您的验证码是{code,6}" });
    const on = [{ platform: "infocloud", audience: "domestic", template, text: "您的验证码是{code,6}", usable: true }];
    cli.write({ "messages.json": JSON.stringify({ version: 1, messages: { otp: { variables: { code: { type: "code" } }, on } } }) });
    expect(await cli.run("send", "otp", "13800138000", "13800138001", "--value", "code=482913", "--yes")).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await cli.run("stats", "infocloud");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\ninfocloud {2}day {2}\d{4}-\d\d-\d\d +2 +\d +\d +\d {2}messages\n/);
    const tooLong = await cli.run("stats", "infocloud", "--from", "2020-01-01", "--to", "2020-12-31");
    expect(tooLong.stderr.replace(/\n│ /g, " ")).toContain("Name a shorter period: --from 2020-08-04 --to 2020-12-31");
  });

  it("asks only the platforms that are named", async () => {
    const { cli } = await busy();
    const { exitCode, stdout } = await cli.run("stats", "baidu");
    expect({ exitCode, others: /tencent|Huawei/.test(stdout) }).toEqual({ exitCode: 0, others: false });
    expect(Object.keys(cli.emulator.admin.calls().counts)).toHaveLength(1);
    expect(await cli.run("stats", "badu")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringMatching(/There is no platform "badu"[\s\S]*There are: baidu, tencent, huawei, infocloud/),
    });
  });

  it.each([
    [
      ["--from", "2026-01-02", "--to", "2026-01-01"],
      "--from 2026-01-02 is after --to 2026-01-01",
      "smsform stats --from 2026-01-01 --to 2026-01-02",
    ],
    [["--from", "9999-12-31"], "--from 9999-12-31 is after today", "as --to is left out"],
  ])("refuses a period that is the wrong way round: %j", async (period, problem, next) => {
    const cli = await begin();
    const { exitCode, stdout, stderr } = await cli.run("stats", ...period);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr.replace(/\n│ /g, " ")).toContain(problem);
    expect(stderr.replace(/\n│ /g, " ")).toContain(next);
    expect(cli.emulator.admin.calls().total).toBe(0);
  });

  it.each(["2026-02-30", "2026-1-1", "yesterday", ""])("refuses what is no day: %j", async (day) => {
    const cli = await begin();
    const { exitCode, stderr } = await cli.run("stats", "--from", day);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Write a day of the calendar, such as 2026-01-31.");
  });

  it("splits a period that is longer than one call takes, and counts nothing twice", async () => {
    const { cli } = await busy();
    const from = new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10);
    const { exitCode, stdout } = await cli.run("stats", "tencent", "--from", from, "--sms-sdk-app-id", appId, "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).platforms[0].rows).toEqual([expect.objectContaining({ submitted: 2 })]);
    expect(cli.emulator.admin.calls().total).toBe(8);
  });

  it.each([
    ["baidu", "2020-01-01", [], "It tells of the last 365 days"],
    ["tencent", "2020-01-01", ["--sms-sdk-app-id", appId], "Name a shorter period"],
    ["tencent", "0001-01-01", ["--sms-sdk-app-id", appId, "--to", "9999-12-31"], "Name a shorter period"],
    ["tencent", undefined, [], "Name it by --sms-sdk-app-id or TENCENTCLOUD_SMS_SDK_APP_ID"],
  ])("says of %s why it cannot be asked from %s, and shows the others", async (platform, from, more, reason) => {
    const { cli } = await busy();
    const period = from === undefined ? [] : ["--from", from];
    const { exitCode, stdout, stderr } = await cli.run("stats", platform, "huawei", ...period, ...more);
    expect(exitCode).toBe(1);
    expect(stderr.replace(/\n│ /g, " ")).toContain(reason);
    expect(stdout).toContain("Huawei Cloud Message & SMS has no statistics");
    expect(cli.emulator.admin.calls().total).toBe(0);
  });

  it("names what to set for each platform where none has credentials", async () => {
    const cli = await begin();
    for (const name of Object.keys(cli.environment)) if (!/^(PATH|SMSFORM_ENDPOINT)$/.test(name)) delete cli.environment[name];
    const { exitCode, stdout, stderr } = await cli.run("stats");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    const said = stderr.replace(/\n│ +/g, " ");
    expect(said).toContain("Error: No platform has credentials");
    for (const [title, variable] of [
      ["Baidu AI Cloud SMS", "BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY"],
      ["Tencent Cloud SMS", "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY"],
      ["Huawei Cloud Message & SMS", "HW_ACCESS_KEY and HW_SECRET_KEY and HW_PROJECT_ID"],
    ])
      expect(said).toContain(`${title}: ${variable}.`);
    expect(JSON.parse((await cli.run("stats", "--json")).stdout)).toMatchObject({ platforms: [], diagnostics: [{ severity: "error" }] });
  });

  it("tells of credentials that are not complete, and never their values", async () => {
    const { cli } = await busy();
    cli.environment.TENCENTCLOUD_SECRET_ID = "";
    const { exitCode, stdout, stderr } = await cli.run("stats");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\nbaidu +template/);
    expect(stderr).toContain("TENCENTCLOUD_SECRET_KEY is set, TENCENTCLOUD_SECRET_ID is not.");
    expect(stdout + stderr).not.toContain(cli.environment.TENCENTCLOUD_SECRET_KEY);
  });

  it("shows what other platforms tell where one refuses", async () => {
    const { cli } = await busy();
    cli.environment.BAIDUCLOUD_SECRET_KEY = "wrong";
    const { exitCode, stdout, stderr } = await cli.run("stats", "--sms-sdk-app-id", appId);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\ntencent +application/);
    expect(stderr).toContain("Baidu SMS does not accept the key");
  });
});
