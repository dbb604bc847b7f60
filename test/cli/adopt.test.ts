import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { EmulatorOptions } from "../../src/emulator";
import { ownProcess } from "../../src/system/process-identity";
import { putQuota } from "../emulator/sending";
import { existing, listsSignatures, seedOf, writesIn } from "../support/accounts/existing";
import { type CommandLine, commandLines } from "../support/cli/command-line";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();
const seed = seedOf(existing);

const open = (files: Readonly<Record<string, string>> = {}, options: EmulatorOptions = {}) =>
  begin(files, { seed, switches: listsSignatures, rateLimits: "off", ...options });
const fileOf = (cli: CommandLine, name: string) => readFileSync(join(cli.folder, "adopted", name), "utf8");
const filesOf = (cli: CommandLine) => readdirSync(join(cli.folder, "adopted")).sort();

describe("smsform adopt", () => {
  it("writes what is known, says what is not, and refers to what the platform names", async () => {
    const cli = await open();
    const { exitCode, stdout, stderr } = await cli.run("adopt", "huawei", "sms_tencent_template", "--out", "adopted");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("Wrote main.tf, tencent.tf, huawei.tf.");
    expect(stdout).toContain("It shows 7 to import.");
    expect(fileOf(cli, "huawei.tf")).toContain(`import {
  to = sms_huawei_template.登录验证码
  id = "t1"
}

# Left out, because Huawei Cloud Message & SMS does not tell it: send_country.
resource "sms_huawei_template" "登录验证码" {
  app_id              = sms_huawei_app.书店.id
  region              = "cn"
  template_name       = "登录验证码"
  template_content    = "您的验证码是$\${1}，5分钟内有效。"
  template_type       = "VERIFY_CODE_TYPE"
  sign_id             = sms_huawei_signature.云上书店.id
  template_desc       = "登录"
  variable_attributes = [
    { variable_index = 1, variable_type = "CHARDIGIT", variable_desc = "验证码" },
  ]
}
`);
    const all =
      "# Left out of every sms_tencent_template here, because Tencent Cloud SMS does not tell it: sms_type, remark. A plan asks for it when a change is sent.\n";
    expect(fileOf(cli, "tencent.tf").startsWith(all)).toBe(true);
    expect(fileOf(cli, "tencent.tf").match(/Left out/g)).toHaveLength(1);
  });

  it("adopts what is new in the next run, beside what somebody has made of the files since", async () => {
    const cli = await open();
    await succeeded(cli.run("adopt", "tencent", "--filter", "name=登录*", "--out", "adopted"));
    const edited = fileOf(cli, "tencent.tf").replaceAll("登录验证码_2", "另一条");
    writeFileSync(join(cli.folder, "adopted", "tencent.tf"), edited);
    const next = await cli.run("adopt", "tencent", "--out", "adopted");
    expect(next).toMatchObject({ exitCode: 0, stderr: "" });
    expect(next.stdout).toContain("Wrote tencent-2.tf.");
    expect(fileOf(cli, "tencent.tf")).toBe(edited);
    expect(fileOf(cli, "tencent-2.tf").match(/^ {2}id = "[^"]+"/gm)).toEqual(['  id = "0/500"', '  id = "0/1113"', '  id = "1/1112"']);
    expect(await cli.run("adopt", "tencent", "--out", "adopted")).toMatchObject({
      exitCode: 0,
      stdout:
        "All of 5 objects that were looked at are managed here, or were adopted into adopted before. There is nothing new to adopt, and nothing was written.\n",
    });
    const planned = await cli.run("plan", "adopted");
    expect(planned.stdout).toContain("Plan: 5 to import, 0 to add, 0 to change, 0 to destroy.");
  });

  const ofQuota = { platform: "baidu", kind: "quotas", id: "emulator" };
  const limits = { rateLimitPerMobilePerSignByMinute: 1, rateLimitPerMobilePerSignByHour: 5, rateLimitPerMobilePerSignByDay: 10 };
  it.each<[string, (cli: CommandLine) => unknown]>([
    ["was never applied for", () => {}],
    ["is under review", () => {}],
    ["was granted", ({ emulator }) => emulator.admin.approve(ofQuota)],
    ["was refused", ({ emulator }) => emulator.admin.reject(ofQuota, "过大")],
  ])("is followed by an apply after which no review has moved on: a quota that %s", async (what, review) => {
    const cli = await open();
    if (!what.startsWith("was never")) await putQuota(cli.emulator, { ...limits, quotaPerDay: 70_000, quotaPerMonth: 900_000 });
    review(cli);
    await succeeded(cli.run("adopt", "baidu", "tencent", "huawei", "--out", "adopted"));
    expect(await cli.run("apply", "adopted", "--auto-approve")).toMatchObject({ exitCode: 0 });
    const { stdout } = await cli.run("plan", "adopted");
    expect(stdout).toBe("No changes. What is on the platforms is what the stack asks for.\n\n");
  });

  it.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
    "leaves whole files where %s comes while it writes, and the next run goes on",
    async (signal) => {
      const templates = Array.from({ length: 1500 }, (_, i) => ({ id: String(10_000 + i), templateName: "登录", templateContent: `${i}` }));
      const cli = await begin({}, { seed: seedOf({ ...existing, tencent: { templates } }), rateLimits: "off" });
      await succeeded(cli.run("adopt", "tencent", "huawei", "--out", "unharmed"));
      const unharmed = (name: string) => readFileSync(join(cli.folder, "unharmed", name), "utf8");
      mkdirSync(join(cli.folder, "adopted"));
      const running = cli.start("adopt", "tencent", "huawei", "--out", "adopted");
      // The record is the first that stands there under its name.
      const watcher = watch(join(cli.folder, "adopted"), () => {
        if (existsSync(join(cli.folder, "adopted", ".smsform-adopted.json"))) running.process.kill(signal);
      });
      await running.result;
      watcher.close();
      const whole = filesOf(cli).filter((name) => !/\.tmp$|\.lock\.info/.test(name));
      expect(whole).toContain(".smsform-adopted.json");
      for (const name of whole) expect(fileOf(cli, name)).toBe(unharmed(name));
      expect(await cli.run("adopt", "tencent", "huawei", "--out", "adopted")).toMatchObject({ exitCode: 0, stderr: "" });
      expect(filesOf(cli)).toEqual([".smsform-adopted.json", "huawei.tf", "main.tf", "tencent.tf"]);
      for (const name of filesOf(cli)) expect(fileOf(cli, name)).toBe(unharmed(name));
    },
  );

  it("writes nothing where a signal comes before", async () => {
    const cli = await open();
    cli.emulator.admin.addFaults({ call: "DescribeSmsTemplateList", action: { delayMs: 60_000 } });
    const running = cli.start("adopt", "tencent", "--out", "adopted");
    while (!cli.emulator.admin.calls().counts.tencent?.DescribeSmsTemplateList) await setImmediate();
    running.process.kill("SIGINT");
    expect(await running.result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Nothing was written") });
    expect(existsSync(join(cli.folder, "adopted"))).toBe(false);
  });

  it("never adopts what a state here has, be it in its own folder or in the stack that one is in", async () => {
    const stack =
      'provider "sms" {}\nresource "sms_tencent_template" "t" {\n  template_name = "两处"\n  template_content = "abc"\n  international = 0\n}\n';
    const cli = await open({ "main.tf": stack });
    expect(await cli.run("import", "sms_tencent_template.t", "0/1113")).toMatchObject({ exitCode: 0 });
    await succeeded(cli.run("adopt", "tencent", "--out", "adopted"));
    expect(fileOf(cli, "tencent.tf")).not.toContain("1113");
    await succeeded(cli.run("apply", "adopted", "--auto-approve"));
    writeFileSync(join(cli.folder, "adopted", ".smsform-adopted.json"), '{"version":1,"as":"hcl","files":[]}');
    const again = await cli.run("adopt", "tencent", "--out", "adopted");
    expect(again.stdout).toContain("All of 5 objects that were looked at are managed here");
  });

  it("goes on where a run was cut off: what its record names and is not there is adopted again", async () => {
    const cli = await open();
    await succeeded(cli.run("adopt", "tencent", "huawei", "--out", "adopted"));
    const whole = fileOf(cli, "huawei.tf");
    for (const name of ["huawei.tf", "main.tf"]) rmSync(join(cli.folder, "adopted", name));
    writeFileSync(join(cli.folder, "adopted", "huawei.tf.01234567-89ab-cdef-0123-456789abcdef.tmp"), "resource");
    const next = await cli.run("adopt", "tencent", "huawei", "--out", "adopted");
    expect(next.stdout).toContain("Wrote main.tf, huawei.tf.");
    expect(fileOf(cli, "huawei.tf")).toBe(whole);
    expect(filesOf(cli)).toEqual([".smsform-adopted.json", "huawei.tf", "main.tf", "tencent.tf"]);
  });

  it("lets the first of two write that look at the same time, and the other one say so", async () => {
    const cli = await open();
    const run = (...args: string[]) => cli.run("adopt", "sms_tencent_template", ...args, "--out", "adopted");
    const both = await Promise.all([run("--filter", "name=登录*"), run("--filter", "name=两处")]);
    expect(both.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
    expect(both.map(({ stderr }) => stderr).join("")).toMatch(/Another smsform adopt writes into .*Run the same command again/s);
    expect(await run()).toMatchObject({ exitCode: 0, stderr: "" });
    const written = ["tencent.tf", "tencent-2.tf"].map((name) => fileOf(cli, name)).join("");
    expect(written.match(/^resource /gm)).toHaveLength(4);
    expect(filesOf(cli)).toEqual([".smsform-adopted.json", "main.tf", "tencent-2.tf", "tencent.tf"]);
  });

  it("takes over the folder of one that was killed while it wrote", async () => {
    const cli = await open();
    await succeeded(cli.run("adopt", "sms_tencent_template", "--out", "adopted"));
    const ended = { ID: "gone", Process: { ...ownProcess(), started: "1" } };
    writeFileSync(join(cli.folder, "adopted", ".smsform-adopted.lock.info"), JSON.stringify(ended));
    expect(await cli.run("adopt", "sms_tencent_signature", "--out", "adopted")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(filesOf(cli)).toEqual([".smsform-adopted.json", "main.tf", "tencent-2.tf", "tencent.tf"]);
  });

  it("says what a program needs before it can be planned", async () => {
    const cli = await open();
    const { stdout } = await cli.run("adopt", "tencent", "--out", "adopted", "--as", "cdktf");
    expect(stdout).toContain("Next: npm install --prefix adopted && smsform plan adopted.");
    expect(fileOf(cli, "tencent.ts")).toContain("does not tell it: smsType, remark.");
  });

  it("takes ids from lists and tables, each object once", async () => {
    const cli = await open({
      "ids.txt":
        "# of Baidu\nsms_baidu_template sms-tmpl-A\nsms_baidu_template\tsms-tmpl-A # twice\n\nsms_tencent_template 1110\nsms_tencent_template 0/1110\n",
      "export.csv": '\ufeff名称,签名ID\r\n"云上,书店",sms-sign-A\r\n',
    });
    const args = ["--ids", "ids.txt", "--ids", "sms_baidu_signature=export.csv", "--id-column", "签名ID"];
    const table = await cli.run("adopt", "baidu", ...args.slice(2), "--out", "adopted");
    expect(table).toMatchObject({ exitCode: 0, stderr: "" });
    expect(fileOf(cli, "baidu.tf")).toContain('resource "sms_baidu_signature" "云上书店"');
    const lines = await cli.run("adopt", "baidu", "tencent", ...args.slice(0, 2), "--out", "adopted");
    expect(lines).toMatchObject({ exitCode: 0, stderr: "" });
    expect(fileOf(cli, "baidu-2.tf").match(/sms-tmpl-A/g)).toHaveLength(1);
    expect(fileOf(cli, "tencent.tf").match(/1110/g)).toHaveLength(1);
  });

  it("says what a platform does not list, and how its objects are named", async () => {
    const cli = await open({}, { switches: {} });
    const { exitCode, stdout } = await cli.run("adopt", "baidu", "tencent", "--out", "adopted");
    expect(exitCode).toBe(0);
    const said = stdout.replace(/\s*│\s*/g, " ");
    expect(said).toContain("Baidu AI Cloud SMS: no templates were looked for");
    expect(said).toContain("smsform adopt baidu --ids FILE takes them from a file, a line for each: sms_baidu_template ID.");
    expect(said).toContain("Tencent Cloud SMS: no signatures were looked for");
  });

  it("writes approvals where they are wanted, of what is usable, in a file of their own", async () => {
    const cli = await open();
    const { stdout } = await cli.run("adopt", "tencent", "huawei", "--approvals", "--out", "adopted");
    expect(stdout).toContain(
      "It shows 8 to import, and 7 approvals to add, which look whether that is there; none of these is on a platform.",
    );
    expect(fileOf(cli, "huawei-approvals.tf")).toContain(
      'resource "sms_huawei_approval" "template_登录验证码" {\n  template = sms_huawei_template.登录验证码.id\n}\n',
    );
    const applied = await cli.run("apply", "adopted", "--auto-approve");
    expect(applied.stdout).toContain("Plan: 8 to import, 7 to add, 0 to change, 0 to destroy.");
    expect(writesIn(cli.emulator.admin.calls().log)).toEqual([]);
    expect(await cli.run("plan", "adopted", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
  });

  describe("refuses, and writes nothing,", () => {
    const ids = (text: string) => ({ files: { "ids.txt": text }, args: ["baidu", "tencent", "--ids", "ids.txt"] });
    it.each<[what: string, asked: { files?: Record<string, string>; args: readonly string[] }, says: RegExp]>([
      ["a platform that there is not", { args: ["aliyun"] }, /There is no platform and no type "aliyun"/],
      ["a filter of another name", { args: ["tencent", "--filter", "nam=x"] }, /--filter knows no "nam".*Did you mean "name"\?/s],
      ["a filter that is none", { args: ["tencent", "--filter", "name"] }, /Write it as NAME=VALUE/],
      [
        "a filter that matches nothing",
        { args: ["tencent", "--filter", "name=登录"] },
        /Nothing new is like name=登录.*5 objects were looked at/s,
      ],
      ["an id without a type", ids("sms-tmpl-A\n"), /ids\.txt, line 1 does not say what the id is of/],
      ["a type that there is not", ids("sms_baidu_templat x\n"), /no type "sms_baidu_templat".*Did you mean "sms_baidu_template"\?/s],
      ["a type of no platform", ids("sms_nosuch x\n"), /line 1: there is no type "sms_nosuch" on the platforms that are asked/],
      ["a type without an id", ids("\nsms_baidu_template\n"), /ids\.txt, line 2 has no id/],
      ["what cannot be imported", ids("sms_baidu_message x\n"), /a message cannot be adopted/],
      ["a file that is not there", { args: ["baidu", "--ids", "no.txt"] }, /no\.txt cannot be read \(ENOENT\)/],
      [
        "a table without the column",
        { files: { "a.csv": "名称,编号\na,b\n" }, args: ["baidu", "--ids", "sms_baidu_template=a.csv", "--id-column", "模板ID"] },
        /a\.csv has no column "模板ID".*"名称", "编号".*--id-column/s,
      ],
      ["no table", { files: { "a.csv": 'id,type\n"a,b\n' }, args: ["baidu", "--ids", "a.csv"] }, /a\.csv is no table in CSV/],
    ])("%s", async (_what, { files = {}, args }, says) => {
      const cli = await open(files);
      const { exitCode, stderr } = await cli.run("adopt", ...args, "--out", "adopted");
      expect(exitCode).toBe(1);
      expect(stderr.replace(/\s*│\s*/g, " ")).toMatch(says);
      expect(readdirSync(cli.folder)).not.toContain("adopted");
    });

    it("a folder that it did not write, or wrote in another form, or whose record is spoilt", async () => {
      const cli = await open();
      mkdirSync(join(cli.folder, "full"));
      writeFileSync(join(cli.folder, "full", "main.tf"), "");
      writeFileSync(join(cli.folder, "file"), "");
      const refusal = async (...args: string[]) => (await cli.run("adopt", "tencent", ...args)).stderr.replace(/\s*│\s*/g, " ");
      expect(await refusal("--out", "full")).toMatch(/full is not empty.*It has main\.tf/s);
      expect(await refusal("--out", "file")).toMatch(/file is no folder/);
      await succeeded(cli.run("adopt", "tencent", "--out", "adopted"));
      const before = filesOf(cli);
      expect(await refusal("--out", "adopted", "--as", "cdktf")).toMatch(/was adopted as hcl.*Say --as hcl/s);
      writeFileSync(join(cli.folder, "adopted", ".smsform-adopted.json"), '{"version":2}');
      expect(await refusal("--out", "adopted")).toMatch(/\.smsform-adopted\.json cannot be read/);
      expect(filesOf(cli)).toEqual(before);
      writeFileSync(join(cli.folder, "adopted", ".smsform-adopted.json"), '{"version":1,"as":"hcl","files":[]}');
      writeFileSync(join(cli.folder, "adopted", "terraform.tfstate"), "{");
      expect(await refusal("--out", "adopted")).toMatch(/What is managed here is not known/);
    });

    it("an account of another key than that whose objects are recorded", async () => {
      const cli = await open({ ids: "sms-sign-A\n" });
      await succeeded(cli.run("adopt", "tencent", "baidu", "--ids", "sms_baidu_signature=ids", "--out", "adopted"));
      const other = await begin(
        {},
        { seed: seedOf({ tencent: { templates: [{ id: "9", templateName: "x", templateContent: "y" }] } }), rateLimits: "off" },
      );
      cli.environment.SMSFORM_ENDPOINT = other.emulator.url;
      const { exitCode, stderr } = await cli.run("adopt", "tencent", "--out", "adopted");
      expect(exitCode).toBe(1);
      expect(stderr).toContain("Nothing of Tencent Cloud SMS that is recorded here was found");
    });
  });

  it("refuses a key of another account than the state's, where the platform tells whose it is", async () => {
    const credentials = { emulator: { secret: "emulator-secret" }, other: { secret: "other-secret" } };
    const cli = await open({ "ids.txt": "sms_baidu_template sms-tmpl-A\n" }, { credentials });
    await succeeded(cli.run("adopt", "baidu", "--ids", "ids.txt", "--out", "adopted"));
    expect(await cli.run("apply", "adopted", "--auto-approve")).toMatchObject({ exitCode: 0 });
    Object.assign(cli.environment, { BAIDUCLOUD_ACCESS_KEY: "other", BAIDUCLOUD_SECRET_KEY: "other-secret" });
    const { exitCode, stderr } = await cli.run("adopt", "baidu", "--out", "adopted");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("The key of Baidu AI Cloud SMS is of another account than the state here");
    expect(filesOf(cli).filter((name) => name.endsWith(".tf"))).toEqual(["baidu.tf", "main.tf"]);
  });

  it("tells of ids that are not there, or are of the other audience, and writes the rest", async () => {
    const cli = await open({ "ids.txt": "sms_baidu_template sms-tmpl-NO\nsms_tencent_template 1/1110\nsms_baidu_template sms-tmpl-A\n" });
    const { exitCode, stderr } = await cli.run("adopt", "baidu", "tencent", "--ids", "ids.txt", "--out", "adopted");
    expect(exitCode).toBe(1);
    const said = stderr.replace(/\s*│\s*/g, " ");
    expect(said).toContain("ids.txt, line 1: there is no such template");
    expect(said).toContain("ids.txt, line 2: there is no such template");
    expect(fileOf(cli, "baidu.tf")).toContain("sms-tmpl-A");
  });

  it("writes nothing of a platform whose key may not list, and says the way that is left", async () => {
    const cli = await open({ "ids.txt": "sms_tencent_template 1110\n" });
    const action = { status: 200, code: "UnauthorizedOperation" };
    cli.emulator.admin.addFaults({ platform: "tencent", call: "DescribeSmsTemplateList", action });
    const { exitCode, stderr } = await cli.run("adopt", "tencent", "--out", "adopted");
    expect(exitCode).toBe(1);
    expect(stderr.replace(/\s*│\s*/g, " ")).toContain(
      "smsform adopt tencent --ids FILE takes them from a file, a line for each: sms_tencent_template ID.",
    );
  });

  it("writes five thousand objects of one name, in as few calls as their list has pages", async () => {
    const templates = Array.from({ length: 5000 }, (_, i) => ({
      id: String(10_000 + i),
      templateName: "登录",
      templateContent: `第{1}次，${i}`,
    }));
    const cli = await begin({}, { seed: seedOf({ tencent: { templates } }), rateLimits: "off" });
    const { exitCode } = await cli.run("adopt", "sms_tencent_template", "--out", "adopted");
    expect(exitCode).toBe(0);
    expect(fileOf(cli, "tencent.tf").match(/^resource /gm)).toHaveLength(5000);
    // Of 100 each, and one that is not full; and one for what is international.
    expect(cli.emulator.admin.calls().log).toHaveLength(52);
  });
});
