/** `smsform watch`, and what it says of a stack whose state is elsewhere. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../src/cli/run";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { commandLines } from "../support/cli/command-line";
import { signatureBlock, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

const cli = commandLines();
const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");

describe("smsform watch", () => {
  it("tells people a line for each, programs a message, and refuses what cannot be meant", async () => {
    const line = await cli({ "main.tf": both });
    await succeeded(line.run("apply", "--auto-approve"));
    line.emulator.admin.reject({ platform: "baidu", kind: "templates", id: idOf(line.folder, "sms_baidu_template") }, "不行");
    const { exitCode, stdout } = await line.run("watch", "--once");
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/^\d{4}-\S+Z rejected Template "登录验证码" \(sms_baidu_template\.code\) was rejected: 不行\n$/),
    ]);
    const command = await line.run("watch", "--once", "--memory", "third.json", "--exec", "printf '短信\\ntwo\\n'");
    expect(command.stderr).toBe("  短信\n  two\n");
    const json = await line.run("watch", "--once", "--json", "--memory", "other.json");
    expect(
      json.stdout
        .trim()
        .split("\n")
        .map((text) => JSON.parse(text).type),
    ).toEqual(["version", "watch_event"]);
    for (const [args, why] of [
      [["--webhook", "ftp://x/robot-token-1234"], "has the scheme ftp:"],
      [["--webhook", "nothing of robot-token-1234"], "is no URL"],
      [["--webhook", "https://x/robot-token-1234", "--template", "slack"], "--template slack is none of dingtalk, feishu, wecom, generic"],
      [["--template", "feishu"], "no --webhook where to"],
    ] as const) {
      const refused = await line.run("watch", "--once", ...args);
      expect([refused.exitCode, refused.stderr.replace(/\s*\n[│╵\s]*/g, " ")]).toEqual([1, expect.stringContaining(why)]);
      expect(refused.stderr).not.toContain("robot-token-1234");
    }
  });
});

describe("a watch over a stack whose backend is elsewhere", () => {
  const elsewhere = 'terraform {\n  backend "s3" {\n    bucket = "b"\n  }\n}\n';

  it("is told how to get at the state, and looks at the file of it", async () => {
    const line = await cli({ "main.tf": both });
    await succeeded(line.run("apply", "--auto-approve"));
    line.emulator.admin.reject({ platform: "baidu", kind: "templates", id: idOf(line.folder, "sms_baidu_template") }, "不行");
    line.write({ "main.tf": elsewhere + both, "pulled.json": readFileSync(join(line.folder, "terraform.tfstate")) });
    const refused = await line.run("watch", "--once");
    expect([refused.exitCode, refused.stderr.replace(/\s*\n[│╵\s]*/g, " ")]).toEqual([
      1,
      expect.stringMatching(/the stack needs the backend "s3".* "tofu state pull > FILE" .*then --state FILE\./),
    ]);
    const missing = await line.run("watch", "--once", "--state", "nowhere.json");
    expect([missing.exitCode, missing.stderr]).toEqual([1, expect.stringMatching(/nowhere\.json is not there[\s\S]*tofu state pull/)]);
    for (const [option, path] of [
      ["--state", "."],
      ["--memory", "."],
    ] as const) {
      const other = await line.run("watch", "--once", "--state", "pulled.json", option, path);
      expect([other.exitCode, other.stderr]).toEqual([1, expect.stringContaining("is no file")]);
      expect(other.stderr).not.toContain("Delete");
    }
    const looked = await line.run("watch", "--once", "--state", "pulled.json");
    expect([looked.exitCode, looked.stdout]).toEqual([0, expect.stringContaining("was rejected: 不行")]);
    expect(await line.run("watch", "--once", "--state", "pulled.json")).toMatchObject({ exitCode: 0, stdout: "" });
  });

  it("says to a person that there is nothing new", async () => {
    const line = await cli({ "main.tf": both });
    await succeeded(line.run("apply", "--auto-approve"));
    const { terminal, said } = capturedTerminal(line.folder, line.environment);
    expect(await run(["watch", "--once"], { ...terminal, interactive: true })).toBe(0);
    expect(said).toEqual({ out: "", err: expect.stringMatching(/^Nothing new in .+\.\n$/) });
  });

  it("takes the state of HCP Terraform, or an encrypted one, in the same way", async () => {
    const line = await cli({ "main.tf": both });
    await succeeded(line.run("apply", "--auto-approve"));
    for (const block of ['cloud {\n    organization = "o"\n  }', "encryption {\n  }"]) {
      line.write({ "main.tf": `terraform {\n  ${block}\n}\n${both}` });
      expect(await line.run("watch", "--once", "--state", "terraform.tfstate")).toMatchObject({ exitCode: 0, stderr: "" });
    }
  });
});

function idOf(folder: string, type: string): string {
  const state: { resources: { type: string; instances: { attributes: { id: string } }[] }[] } = JSON.parse(
    readFileSync(join(folder, "terraform.tfstate"), "utf8"),
  );
  return state.resources.find((each) => each.type === type)?.instances[0]?.attributes.id ?? "";
}
