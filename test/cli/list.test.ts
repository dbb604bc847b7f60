import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TencentSms } from "../../src/clouds/tencent/client/client";
import type { EmulatorOptions } from "../../src/emulator";
import { commandLines } from "../support/cli/command-line";

jest.setTimeout(60_000);
const begin = commandLines();
const subAccount = { main: { secret: "main-secret" }, emulator: { secret: "emulator-secret", subAccountOf: "main" } };
const listsSignatures = { "tencent.list-signatures": "accept" };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "smsform-list-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const template = { templateContent: "您的验证码是{1}，5分钟内有效。", smsType: 3, remark: "用户登录时验证手机号", account: "emulator" };

/** A command line before accounts that hold something already. */
function holding(platforms: Readonly<Record<string, object>>, options: EmulatorOptions = {}, files: Readonly<Record<string, string>> = {}) {
  const seed = join(folder, "seed.json");
  writeFileSync(seed, JSON.stringify({ platforms }));
  return begin(files, { rateLimits: "off", ...options, seed });
}

function templates(count: number, more: object = {}) {
  return Array.from({ length: count }, (_, index) => ({
    id: String(2_000_000 + index),
    templateName: `通知${index}`,
    ...template,
    ...more,
  }));
}

/** A state of a stack that has the template. */
function stateWith(id: string): string {
  const provider = 'provider["registry.terraform.io/smsform/sms"]';
  const resource = { mode: "managed", type: "sms_tencent_template", name: "code", provider };
  const instances = [{ schema_version: 0, attributes: { id } }];
  return JSON.stringify({
    version: 4,
    terraform_version: "1.6.2",
    serial: 1,
    lineage: "l",
    outputs: {},
    resources: [{ ...resource, instances }],
  });
}

const app = { id: "9e61f59c", appName: "云杉优选" };
const sign = { id: "eb55dded", appId: app.id, signatureName: "云杉优选", qualificationId: "057a76ab" };
const huawei = { apps: [app], signatures: [sign] };

describe("smsform list", () => {
  it("shows what an account has: names, reviews, ages, and what the state of the stack here manages", async () => {
    const ago = (days: number) => Date.now() - days * 86_400_000 - 3_600_000;
    const held = [
      { id: "1110", templateName: "登录验证码", ...template, createdAt: ago(3) },
      { id: "1111", templateName: "Ends", ...template, createdAt: ago(400) },
    ];
    const cli = await holding({ tencent: { templates: held } }, {}, { "main.tf.json": "{}", "terraform.tfstate": stateWith("1110") });
    cli.emulator.admin.reject({ platform: "tencent", kind: "templates", id: "1111" }, "内容不完整\n请补充");
    expect(await cli.run("list", "sms_tencent_template")).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: `Tencent Cloud SMS: 2 templates

NAME        FOR       STATUS         AGE        MANAGED AS                 ID
登录验证码  domestic  approved (0)   3 d        sms_tencent_template.code  1110
Ends        domestic  rejected (-1)  13 months  -                          1111
    The reviewer says: 内容不完整 请补充

2 objects, 1 of them managed here.
`,
    });
    const elsewhere = await cli.runIn(folder, "list", "sms_tencent_template", "--state", join(cli.folder, "terraform.tfstate"));
    expect(elsewhere.stdout).toContain("2 objects, 1 of them managed here.");
    expect((await cli.runIn(folder, "list", "tencent")).stdout).not.toContain("MANAGED AS");
    expect(await cli.run("list", "--state", "nowhere.tfstate")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("The state cannot be used"),
    });
  });

  it("lists the account also where the stack here cannot be read, and says what that leaves unknown", async () => {
    const cli = await holding({ tencent: { templates: templates(1) } }, {}, { "main.tf": 'resource "sms_tencent_template" {' });
    const { exitCode, stdout, stderr } = await cli.run("list", "sms_tencent_template");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("1 object.");
    expect(stdout).toContain("Which of the objects are managed here is not known");
  });

  it("says what platforms do not list, and the ways that are left", async () => {
    const cli = await holding({ huawei });
    const { exitCode, stdout, stderr } = await cli.run("list");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain(
      "Baidu AI Cloud SMS: no signatures and templates are listed. None of Baidu's documented calls lists signatures or templates. Their ids stand in Baidu's console",
    );
    expect(stdout).toContain("Tencent Cloud SMS: no signatures are listed. Tencent's document has no list of signatures.");
    expect(stdout).toContain("Huawei Cloud Message & SMS: no files are listed. Huawei lists no files. Signatures tell the ids of theirs");
    expect(stdout).toMatch(/Baidu AI Cloud SMS: 1 quota\n/);
    expect(stdout).toContain("infocloud SMS: nothing is kept there that could be managed.\n");
    expect(await cli.run("list", "sms_baidu_template")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Baidu AI Cloud SMS lists no templates"),
    });
  });

  it("asks for Tencent's signatures as newer programs of the vendor do", async () => {
    const signatures = [
      { id: "1110", signName: "云杉优选", signType: 1, documentType: 4, qualificationId: "1000001", account: "emulator" },
    ];
    const cli = await holding({ tencent: { signatures } }, { switches: listsSignatures });
    const { exitCode, stdout } = await cli.run("list", "tencent", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      objects: [{ type: "sms_tencent_signature", id: "1110", import_id: "0/1110", name: "云杉优选", status: "0", usable: true }],
      unlisted: [],
      diagnostics: [],
    });
  });

  it("--json tells attributes as an import reads them, links, and what takes further calls", async () => {
    const held = {
      id: "27-37eb",
      appId: app.id,
      signId: sign.id,
      templateName: "登录",
      templateContent: "验证码${1}",
      universalTemplate: 0,
    };
    const cli = await holding({ huawei: { ...huawei, templates: [held] } });
    const { exitCode, stdout } = await cli.run("list", "sms_huawei_template", "sms_huawei_app", "--json");
    expect(exitCode).toBe(0);
    const { objects, format_version } = JSON.parse(stdout);
    expect(format_version).toBe("1.0");
    expect(objects).toEqual([
      expect.objectContaining({ type: "sms_huawei_app", id: app.id, name: "云杉优选", managed: null, links: [] }),
      expect.objectContaining({
        type: "sms_huawei_template",
        name: "登录",
        audience: "domestic",
        links: [
          { attribute: "app_id", type: "sms_huawei_app", id: app.id },
          { attribute: "sign_id", type: "sms_huawei_signature", id: sign.id },
        ],
        unshown: ["variable_attributes"],
        attributes: expect.objectContaining({ template_content: "验证码${1}", app_id: app.id, sign_id: sign.id, region: "cn" }),
      }),
    ]);
    // Applications once, though three kinds need them; signatures once.
    const { counts } = cli.emulator.admin.calls();
    expect(counts).toEqual({ huawei: { ListAppDetails: 1, ListSignatureDetails: 1, ListTemplateDetails: 1 } });
  });

  it("shows what is like a filter, and says so where nothing is", async () => {
    const cli = await holding({ tencent: { templates: templates(12) } });
    const { stdout } = await cli.run("list", "sms_tencent_template", "--filter", "name=通知1*", "--filter", "international=0");
    expect(stdout).toContain("3 of 12 objects like name=通知1* and international=0.\n");
    expect(await cli.run("list", "sms_tencent_template", "--filter", "name=nothing")).toEqual({
      exitCode: 0,
      stdout: "None of 12 objects is like name=nothing.\n",
      stderr: "",
    });
    expect(await cli.run("list", "tencent", "--filter", "managed=yes")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("--filter managed needs a state"),
    });
    cli.write({ "terraform.tfstate": stateWith("2000003") });
    const { stdout: managed } = await cli.run("list", "tencent", "--filter", "managed=YES", "--json", "--state", "terraform.tfstate");
    expect(JSON.parse(managed).objects).toEqual([expect.objectContaining({ id: "2000003", address: "sms_tencent_template.code" })]);
    expect(await cli.run("list", "tencent", "--filter", "nmae=x")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/--filter knows no "nmae"[\s\S]*Did you mean "name"\?/),
    });
  });

  it.each([
    ["tencnt", /There is no platform and no type "tencnt"[\s\S]*Did you mean "tencent"\?/],
    ["sms_tencent_approval", /sms_tencent_approval is no object on its platform/],
  ])("does not know %s", async (what, problem) => {
    const cli = await begin();
    expect(await cli.run("list", what)).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringMatching(problem) });
  });

  it("tells of a key that may not list what else can be done, and lists the rest", async () => {
    const cli = await holding({ tencent: { templates: templates(3) }, huawei }, { credentials: subAccount });
    const { exitCode, stdout, stderr } = await cli.run("list", "tencent", "huawei");
    expect(exitCode).toBe(1);
    expect(stderr.replace(/\n│ ?/g, " ")).toContain(
      "Only a key of the main account may list. With another key, name templates by their ids",
    );
    expect(stdout).not.toContain("templates");
  });

  it.each([
    ["tencent", "TENCENTCLOUD_SECRET_KEY", "Tencent SMS does not accept the key"],
    ["tencent", "TENCENTCLOUD_SECRET_ID", "Tencent SMS does not accept the key"],
    ["huawei", "HW_SECRET_KEY", "Huawei SMS does not accept the key"],
    ["baidu", "BAIDUCLOUD_SECRET_KEY", "Baidu SMS does not accept the key"],
  ])("tells once that %s refuses the key of a wrong %s, and blames no list for it", async (platform, variable, summary) => {
    const cli = await holding({ huawei });
    cli.environment[variable] = "wrong";
    for (const command of [
      ["list", platform],
      ["adopt", platform, "--out", "adopted"],
    ]) {
      const { exitCode, stdout, stderr } = await cli.run(...command);
      const all = `${stdout}${stderr}`;
      expect(exitCode).toBe(1);
      expect(all.match(/does not accept the key/g)).toHaveLength(1);
      expect(all).toContain(`Error: ${summary}`);
      // What no call lists is told whatever the key.
      if (platform !== "baidu") expect(all).not.toMatch(/no signatures|document has no list|may list|--ids FILE/);
      expect(all).not.toMatch(/\b0 objects|[Nn]othing (new|was found)/);
    }
  });

  it("lists many templates in as few calls as there can be, and both audiences apart", async () => {
    const cli = await holding({
      tencent: { templates: [...templates(1050), { id: "77", templateName: "Abroad", ...template, international: 1 }] },
    });
    const { exitCode, stdout } = await cli.run("list", "sms_tencent_template");
    expect(exitCode).toBe(0);
    expect(new Set(stdout.match(/^通知\d+/gm)).size).toBe(1050);
    expect(stdout).toContain("1051 objects.");
    expect(cli.emulator.admin.calls().counts).toEqual({ tencent: { DescribeSmsTemplateList: 11 + 1 } });
  });

  it("loses nothing and doubles nothing while one template is added and another deleted between two pages", async () => {
    const signatures = [{ id: "1110", signName: "云杉优选", signType: 1, documentType: 4, account: "emulator" }];
    const cli = await holding({ tencent: { templates: templates(250), signatures } });
    const sms = new TencentSms({ secretId: "emulator", secretKey: "emulator-secret", endpoint: cli.emulator.url });
    const ids: string[] = [];
    for await (const page of sms.templatePages(0)) {
      if (ids.length === 0) {
        cli.emulator.admin.remove({ platform: "tencent", kind: "templates", id: "2000003" });
        cli.emulator.admin.remove({ platform: "tencent", kind: "templates", id: "2000240" });
        await sms.addSmsTemplate({ TemplateName: "new", TemplateContent: "您好", SmsType: 2, International: 0, Remark: "新" });
      }
      ids.push(...page.map(({ TemplateId }) => TemplateId));
    }
    expect(new Set(ids).size).toBe(ids.length);
    const there = templates(250).flatMap(({ id }) => (id === "2000003" || id === "2000240" ? [] : [id]));
    expect(ids).toEqual(expect.arrayContaining(there));
  });

  it("tells a template that is valid for both audiences once", async () => {
    const cli = await holding({ tencent: { templates: templates(1, { international: 3 }) } });
    expect(JSON.parse((await cli.run("list", "sms_tencent_template", "--json")).stdout).objects).toEqual([
      expect.objectContaining({ id: "2000000", import_id: "0/2000000", audience: "global" }),
    ]);
  });

  it("makes odd bytes of a name visible", async () => {
    const cli = await holding({ tencent: { templates: [{ id: "1", ...template, templateName: "a\u001b[31m\u202eb\nc" }] } });
    const { stdout } = await cli.run("list", "sms_tencent_template");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be left.
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).toContain("1 object.");
  });
});

describe("smsform whoami", () => {
  it("tells whose each key is as far as its platform does, and what has no key", async () => {
    const cli = await holding({ huawei });
    for (const name of Object.keys(cli.environment)) if (name.startsWith("INFOCLOUD_")) delete cli.environment[name];
    const { exitCode, stdout, stderr } = await cli.run("whoami");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^Baidu AI Cloud SMS\n {2}account +\S+\n {2}access_key +emulator\n/);
    expect(stdout).toMatch(/Tencent Cloud SMS\n {2}secret_id +emulator\n {2}no call of the platform tells whose a key is\n/);
    expect(stdout).toMatch(/Huawei Cloud Message & SMS\n {2}project +\S+\n {2}domain +\S+\n {2}access_key +emulator\n\n/);
    expect(stdout).toMatch(/infocloud SMS\n {2}no credentials: set INFOCLOUD_API_KEY and INFOCLOUD_ACCESS_KEY\n$/);
    expect(stdout).not.toContain("emulator-secret");
  });

  it("--json is one document, and a platform that cannot be asked is an error", async () => {
    const cli = await begin();
    cli.environment.BAIDUCLOUD_SECRET_KEY = "wrong";
    const { exitCode, stdout } = await cli.run("whoami", "baidu", "tencent", "--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      format_version: "1.0",
      platforms: [
        { platform: "baidu", key: { access_key: "emulator" }, owner: {}, untold: "the platform could not be asked" },
        { platform: "tencent", key: { secret_id: "emulator" }, owner: {} },
      ],
      without_credentials: [],
      diagnostics: [{ severity: "error" }],
    });
  });
});
