import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commandLines } from "../support/cli/command-line";
import { succeeded } from "../support/steps";

const begin = commandLines();

const everyPlatform = `
resource "sms_baidu_signature" "s" {
  content      = "云上书店"
  content_type = "Enterprise"
}
resource "sms_tencent_message" "m" {
  key         = "otp"
  template_id = "2000001"
  sign_name   = "云上书店"
}
resource "sms_huawei_app" "a" {
  app_name = "bookshop"
  region   = "cn"
}
data "sms_infocloud_allowance" "left" {}
`;

/** Of a command without any configuration of its own. */
async function unconfigured(files: Readonly<Record<string, string>>) {
  const cli = await begin(files);
  for (const name of Object.keys(cli.environment)) if (name !== "PATH") delete cli.environment[name];
  return cli;
}

describe("smsform plan --emulator", () => {
  it("plans a stack of all platforms with no key, no endpoint and no state", async () => {
    const cli = await unconfigured({ "main.tf": everyPlatform });
    const planned = await cli.run("plan", "--emulator");
    expect(planned).toMatchObject({ exitCode: 0, stderr: "" });
    expect(planned.stdout).toContain("Plan: 3 to add, 0 to change, 0 to destroy.");
    expect(planned.stdout).toContain("The platforms were an emulator of this command");
    expect(cli.emulator.admin.calls().counts).toEqual({});
    expect(readdirSync(cli.folder)).toEqual(["main.tf"]);
  });

  it("takes no notice of the keys, endpoints and accounts that a stack has for the real platforms", async () => {
    const settings = Object.entries({
      baidu: `access_key = "AK", secret_key = "SK", endpoint = "sms.example.com", allowed_account_ids = ["bbede3f8c42e4113b6971fd09a57f494"]`,
      huawei: `access_key = "AK", secret_key = "SK", project_id = "p", allowed_project_ids = ["p"]`,
      infocloud: `endpoint = "https://sms.example.com"`,
    }).map(([name, block]) => `  ${name} {\n    ${block.replaceAll(/, (?=\w+ =)/g, "\n    ")}\n  }`);
    const cli = await unconfigured({ "main.tf": `provider "sms" {\n${settings.join("\n")}\n}\n${everyPlatform}` });
    Object.assign(cli.environment, {
      HTTPS_PROXY: "http://127.0.0.1:1",
      TENCENTCLOUD_SECRET_ID: "real",
      SMSFORM_ENDPOINT: "sms.example.com",
    });
    expect(await cli.run("plan", "-emulator")).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("neither reads nor writes the state, and waits for nobody's lock", async () => {
    const cli = await begin({ "main.tf": everyPlatform }, { review: "approve", reviewDelayMs: 0 });
    await succeeded(cli.run("apply", "--auto-approve", "--target", "sms_baidu_signature.s"));
    const state = readFileSync(join(cli.folder, "terraform.tfstate"), "utf8");
    cli.write({ ".terraform.tfstate.lock.info": '{"ID":"1"}' });
    expect((await cli.run("plan", "--emulator")).stdout).toContain("Plan: 3 to add");
    expect(readFileSync(join(cli.folder, "terraform.tfstate"), "utf8")).toBe(state);
  });

  it("keeps the exit codes and the JSON of a plan", async () => {
    const cli = await unconfigured({ "main.tf": everyPlatform });
    expect((await cli.run("plan", "--emulator", "--detailed-exitcode")).exitCode).toBe(2);
    const lines = (await cli.run("plan", "--emulator", "--json")).stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).type)).toEqual(
      expect.arrayContaining(["version", "planned_change", "change_summary", "log"]),
    );
  });

  it.each([["--destroy"], ["--refresh-only"], ["--out=plan"], ["--replace=sms_baidu_signature.s"]])(
    "refuses %s, which is about what was made",
    async (option) => {
      const cli = await unconfigured({ "main.tf": everyPlatform });
      expect(await cli.run("plan", "--emulator", option)).toEqual({
        exitCode: 1,
        stdout: "",
        stderr: expect.stringContaining(`leave ${option.replace(/=.*/, "")} out`),
      });
    },
  );

  it("is plan's alone: what apply made would be gone with its emulator", async () => {
    const cli = await unconfigured({ "main.tf": everyPlatform });
    expect((await cli.run("apply", "--emulator")).stderr).toContain("Run smsform emulator in another terminal");
  });
});
