import { renderStatus } from "../../src/cli/render/status-table";
import { noColours } from "../../src/cli/render/writing/colours";
import { displayWidth } from "../../src/cli/render/writing/width";
import type { ObjectStatus } from "../../src/stack";
import { templateBlock as tencentTemplateBlock } from "../scenarios/tencent-stacks";
import { commandLines } from "../support/cli/command-line";
import { signatureBlock, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";

jest.setTimeout(60_000);
const begin = commandLines();
const stack = { "main.tf": `${signatureBlock("brand")}${templateBlock("code", "depends_on = [sms_baidu_signature.brand]")}` };

describe("smsform status", () => {
  it("shows a table, the reviewer's words and the counts; 2 when somebody should look into it", async () => {
    const cli = await begin(stack);
    expect(await cli.run("status")).toMatchObject({
      exitCode: 0,
      stdout: "The state is empty: no object is recorded.\n",
      stderr: "",
    });
    await succeeded(cli.run("apply", "--auto-approve"));
    const [{ id: sign } = { id: "" }] = cli.emulator.admin.objects({ kind: "signatures" });
    const [{ id: code } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });
    const pending = await cli.run("status");
    expect(pending).toMatchObject({ exitCode: 0, stderr: "" });
    expect(pending.stdout).toContain("2 objects: 2 not usable yet.\n");

    cli.emulator.admin.approve({ platform: "baidu", kind: "signatures", id: sign });
    cli.emulator.admin.reject({ platform: "baidu", kind: "templates", id: code }, "请写明公司名称");
    expect(await cli.run("status")).toMatchObject({
      exitCode: 2,
      stderr: "",
      stdout: `Baidu AI Cloud SMS

OBJECT                     NAME        STATUS    USABLE  ID
sms_baidu_signature.brand  百度智能云  READY     yes     ${sign}
sms_baidu_template.code    登录验证码  REJECTED  no      ${code}
    The reviewer says: 请写明公司名称

2 objects: 1 usable, 1 rejected.
`,
    });

    cli.emulator.admin.remove({ platform: "baidu", kind: "templates", id: code });
    const gone = await cli.run("status", cli.folder);
    expect(gone.exitCode).toBe(2);
    expect(gone.stdout).toContain("2 objects: 1 usable, 1 gone.\n");
  });

  it("tells of a message whether what is live can be sent, and of its candidate what people must act on", async () => {
    const message = `resource "sms_baidu_message" "m" {
  key         = "code"
  audience    = "domestic"
  template_id = sms_baidu_template.code.id
  variables   = jsonencode([{ name = "code", type = "code", max = 6, example = "482913" }])
}`;
    const cli = await begin({ "main.tf": `${stack["main.tf"]}\n${message}` });
    const standing = async () => {
      const { exitCode, stdout } = await cli.run("status");
      return [exitCode, /sms_baidu_message\.m +\S+ +(\S+ +\S+)/.exec(stdout)?.[1]?.replace(/ +/, " "), stdout.trimEnd().split("\n").at(-1)];
    };
    await succeeded(cli.run("apply", "--auto-approve"));
    expect(await standing()).toEqual([0, "SUBMITTED no", "3 objects: 3 not usable yet."]);
    for (const kind of ["signatures", "templates"] as const)
      for (const { id } of cli.emulator.admin.objects({ kind })) cli.emulator.admin.approve({ platform: "baidu", kind, id });
    expect(await standing()).toEqual([0, "READY no", "3 objects: 2 usable, 1 not usable yet."]);
    await succeeded(cli.run("apply", "--auto-approve"));
    expect(await standing()).toEqual([0, "READY yes", "3 objects: 3 usable."]);
  });

  it("counts what no review decides about as in place", async () => {
    const cli = await begin({
      "main.tf": `resource "sms_baidu_blacklist" "all" {\n  type = "MerchantBlack"\n  phones = ["13800000000"]\n}\n`,
    });
    await succeeded(cli.run("apply", "--auto-approve"));
    expect((await cli.run("status")).stdout).toContain("1 object: 1 in place.\n");
  });

  it("suggests the type that was probably meant", async () => {
    const cli = await begin({ "main.tf": templateBlock("code").replace("sms_baidu_template", "sms_baidu_templete") });
    for (const command of ["validate", "plan", "lint"]) {
      const told = await cli.run(command);
      expect(`${told.stdout}${told.stderr}`).toContain('Did you mean "sms_baidu_template"?');
    }
  });

  it("puts into words what a platform says in numbers, wherever a status is shown", async () => {
    const cli = await begin({ "main.tf": tencentTemplateBlock("code") });
    cli.emulator.admin.create({ platform: "tencent", kind: "signatures" }, { signName: "云杉商城" });
    const applied = await cli.run("apply", "--auto-approve");
    expect(applied.stdout).toContain("sms_tencent_template.code (status under review (1), not usable)");
    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ platform: "tencent", kind: "templates" });
    cli.emulator.admin.reject({ platform: "tencent", kind: "templates", id }, "请写明公司名称");
    expect((await cli.run("status")).stdout).toMatch(/登录验证码 +rejected \(-1\) +no/);
    expect((await cli.run("plan")).stdout).toContain("sms_tencent_template.code: under review (1) -> rejected (-1)");
    expect(JSON.parse((await cli.run("status", "--json")).stdout).objects).toMatchObject([{ status: "-1", condition: "refused" }]);
  });

  it("--json is one document, whatever happens", async () => {
    const cli = await begin(stack);
    await succeeded(cli.run("apply", "--auto-approve"));
    const [{ id } = { id: "" }] = cli.emulator.admin.objects({ kind: "templates" });
    cli.emulator.admin.reject({ platform: "baidu", kind: "templates", id }, "请写明公司名称");
    const { exitCode, stdout, stderr } = await cli.run("status", "-json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      format_version: "1.0",
      objects: [
        expect.objectContaining({ address: "sms_baidu_signature.brand", condition: "pending", usable: false }),
        {
          address: "sms_baidu_template.code",
          type: "sms_baidu_template",
          platform: "baidu",
          provider: "sms",
          name: "登录验证码",
          id,
          condition: "refused",
          status: "REJECTED",
          review: "请写明公司名称",
          usable: false,
          tainted: false,
        },
      ],
      diagnostics: [],
    });

    cli.environment.BAIDUCLOUD_SECRET_KEY = "";
    const refused = await cli.run("status", "--json");
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      objects: [{ condition: "unreadable" }, { condition: "unreadable" }],
      diagnostics: [{}],
    });
    cli.write({ "main.tf": "resource {" });
    const unreadable = await cli.run("status", "--json");
    expect(unreadable.exitCode).toBe(1);
    expect(JSON.parse(unreadable.stdout)).toMatchObject({ objects: [], diagnostics: [{ severity: "error" }] });
  });

  it("1 where an object cannot be read: its line says why, the others are shown", async () => {
    const cli = await begin(stack);
    await succeeded(cli.run("apply", "--auto-approve"));
    cli.emulator.admin.addFaults({ call: "getTemplate", action: { status: 400, code: "InappropriateJSON", message: "no such luck" } });
    const { exitCode, stdout } = await cli.run("status", "--parallelism", "1");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/sms_baidu_signature\.brand .* SUBMITTED/);
    expect(stdout).toMatch(/sms_baidu_template\.code .* unknown +- .*\n {4}.*登录验证码/);
    expect(stdout).toContain("2 objects: 1 not usable yet, 1 not readable.");
  });

  describe("on a screen", () => {
    const object = (name: string, more: Partial<ObjectStatus> = {}): ObjectStatus => ({
      address: `sms_baidu_template.${name}`,
      type: "sms_baidu_template",
      platform: { name: "baidu", title: "Baidu AI Cloud SMS" },
      provider: "sms",
      name: "会员日大促活动开始前一小时提醒",
      id: "sms-tmpl-wHoJXL09355",
      condition: "pending",
      status: "SUBMITTED",
      statusText: more.status ?? "SUBMITTED",
      review: null,
      usable: false,
      tainted: false,
      ...more,
    });

    it.each([160, 80, 60])("of %d columns no line is longer, and no status is lost", (columns) => {
      const objects = [object("login_code"), object("b", { review: "内容".repeat(80), condition: "refused", status: "REJECTED" })];
      const lines = renderStatus(objects, { colours: noColours, columns }).toString().split("\n");
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
      expect(lines.filter((line) => /SUBMITTED +no|REJECTED +no/.test(line))).toHaveLength(2);
      expect(lines.some((line) => line.includes("sms-tmpl-wHoJXL09355"))).toBe(columns === 160);
    });

    it("accounts have a table each, predecessors are told apart, and what others wrote cannot steer the terminal", () => {
      const text = renderStatus(
        [
          object("a"),
          object("a", { deposedKey: "0a1b2c3d", condition: "usable", status: "READY", usable: true }),
          object("b", { provider: "sms.second", name: "\u001b[2Jx\ny" }),
        ],
        { colours: noColours, columns: undefined },
      ).toString();
      expect(text).toContain("Baidu AI Cloud SMS\n\nOBJECT");
      expect(text).toContain("Baidu AI Cloud SMS (provider sms.second)\n\nOBJECT");
      expect(text).toContain("sms_baidu_template.a (deposed object 0a1b2c3d)");
      expect(text).toContain("[2Jx y");
      expect(text).not.toContain("\u001b");
    });
  });
});

describe("smsform lint", () => {
  const bad = templateBlock("code", "", { text: "【云杉】您的验证码是$${SMSvCode}★" });

  it("shows what breaks a rule like a plan does, and counts; without keys, network and state", async () => {
    const cli = await begin({ "main.tf": bad + templateBlock("fine") });
    cli.environment.BAIDUCLOUD_ACCESS_KEY = "";
    const { exitCode, stdout, stderr } = await cli.run("lint");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      '│ Error: baidu.V16, template "登录验证码": content holds 【 】\n│\n│   with sms_baidu_template.code, attribute content\n',
    );
    expect(stdout).toMatch(/│ Warning: baidu.V17, .*★[\s\S]*\n2 texts checked: 1 error, 1 warning\.\n$/);
    expect(cli.emulator.admin.calls().total).toBe(0);
  });

  it("0 where there are only warnings, unless --strict", async () => {
    const cli = await begin({ "main.tf": templateBlock("code", "", { text: "您的验证码是$${SMSvCode}★" }) });
    expect(await cli.run("lint")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 text checked: 0 errors, 1 warning.\n") });
    expect(await cli.run("lint", "-strict")).toMatchObject({ exitCode: 1 });
  });

  it("tells what it could not check for want of values, and takes them", async () => {
    const cli = await begin({ "main.tf": `variable "text" {}\n${templateBlock("code", "", { text: "${var.text}" })}` });
    const open = await cli.run("lint");
    expect(open).toMatchObject({ exitCode: 0, stderr: "" });
    expect(open.stdout).toBe(
      "1 text checked: 0 errors, 0 warnings.\n1 object is not known without values: sms_baidu_template.code (content).\n" +
        "Give text with --var NAME=VALUE, --var-file FILE or TF_VAR_NAME to have it checked in full.\n",
    );
    const given = await cli.run("lint", "--var", "text=【", "--json");
    expect(given.exitCode).toBe(1);
    expect(JSON.parse(given.stdout)).toMatchObject({
      format_version: "1.0",
      texts_checked: 1,
      others_checked: 0,
      unchecked: [],
      diagnostics: expect.arrayContaining([
        expect.objectContaining({ severity: "error", rule: "baidu.V16", address: "sms_baidu_template.code", attribute: "content" }),
      ]),
    });
    expect(await cli.run("lint", "--var", "txt=x")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('no variable "txt"') });
  });

  it("--json tells of a stack that cannot be read too", async () => {
    const cli = await begin({ "main.tf": "resource {" });
    const { exitCode, stdout } = await cli.run("lint", "--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ texts_checked: 0, error_count: 1, diagnostics: [{ severity: "error" }] });
  });
});

describe("smsform init", () => {
  it("says what will be used, and the next command", async () => {
    const cli = await begin(stack);
    expect(await cli.run("init")).toMatchObject({
      exitCode: 0,
      stderr: "",
      stdout: `Stack         .
Provider sms  Baidu AI Cloud SMS (2 blocks)
State         terraform.tfstate (not there yet: the first apply makes it)

Nothing has to be downloaded or set up: smsform brings the provider with it.
Next: smsform plan
`,
    });
    await succeeded(cli.run("apply", "--auto-approve"));
    const again = await cli.run("init", cli.folder);
    expect(again.stdout).toContain("State         terraform.tfstate (2 objects)\n");
    expect(again.stdout).toContain(`Next: smsform plan ${cli.folder}\n`);
  });

  it("names the variables without a value, and writes nothing", async () => {
    const files = `variable "text" {\n  description = "The message"\n}\nvariable "set" {\n  default = "x"\n}\n${templateBlock("code", "", { text: "${var.text}" })}`;
    const cli = await begin({ "main.tf": files });
    const { exitCode, stdout } = await cli.run("init");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("var.text      has no value (The message)\n");
    expect(stdout).not.toContain("var.set");
    expect((await cli.run("init", "-var", "text=x")).stdout).not.toContain("var.text");
    expect(cli.emulator.admin.calls().total).toBe(0);
  });

  it.each([
    ["another provider", 'resource "random_id" "x" {}\n', "random"],
    ["another backend", 'terraform {\n  backend "s3" {}\n}\n', "s3"],
    ["a type that there is not", 'resource "sms_baidu_templat" "x" {}\n', "sms_baidu_templat"],
    ["no stack at all", "resource {", "main.tf"],
  ])("1 for a stack with %s", async (_what, text, message) => {
    const cli = await begin({ "main.tf": text });
    const { exitCode, stderr } = await cli.run("init");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
  });
});
