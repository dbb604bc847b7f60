/** Programs that adopting writes, compiled as their projects compile them, synthesized, planned and applied. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TerraformStack } from "cdktf";
import { unlimited } from "../../src/http/limits/unlimited";
import { compileFiles, configurations } from "../package/compiler";
import { embeddedFrontends } from "../scenarios/frontends";
import { adoptFrom, existing, listsSignatures, seedOf, writesIn } from "../support/accounts/existing";
import { type Engine, engines } from "./engines";
import { synthesizedFiles } from "./synthesized-files";

jest.setTimeout(60_000);

const repository = join(__dirname, "..", "..");

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The function that makes what was adopted, of a program as it was written. What npm would install is linked. */
function compiled(engine: string, files: Readonly<Record<string, string>>): (stack: TerraformStack) => void {
  const folder = mkdtempSync(join(tmpdir(), "smsform-program-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@types"), { recursive: true });
  symlinkSync(repository, join(modules, "smsform"));
  for (const name of [engine, "constructs", "@types/node"]) {
    symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(modules, name));
  }
  const { problems, path } = compileFiles([join(folder, "adopted.ts"), join(folder, "main.ts")], configurations.node16.options);
  if (problems !== "") throw new Error(problems);
  return require(path).adopted;
}

/** Names that no language takes as they are: neither constants nor blocks begin with a digit. */
const numbered: object = JSON.parse(JSON.stringify(existing).replaceAll("云上书店", "58同城").replaceAll("登录验证码", "2号模板"));

const levelOne = [
  "import sms_baidu_quota.baidu-quota",
  "import sms_baidu_signature.baidu-58-tong-cheng",
  "import sms_baidu_template.baidu-2-hao-mu-ban",
  "import sms_huawei_app.huawei-shu-dian",
  "import sms_huawei_signature.huawei-58-tong-cheng",
  "import sms_huawei_template.huawei-2-hao-mu-ban",
  "import sms_tencent_signature.tencent-58-tong-cheng",
  "import sms_tencent_template.tencent-2-hao-mu-ban",
  "import sms_tencent_template.tencent-2-hao-mu-ban-2",
  "import sms_tencent_template.tencent-liang-chu",
  "import sms_tencent_template.tencent-template-1112",
];
/** The text that three platforms have is one construct: its templates are imported, and what is recorded of them is sent to nobody. */
const oneTemplate = [
  "create sms_baidu_message.template-2-hao-mu-ban_baidu-message",
  "import sms_baidu_quota.baidu-quota",
  "import sms_baidu_signature.baidu-58-tong-cheng",
  "update sms_baidu_template.template-2-hao-mu-ban_baidu",
  "import sms_huawei_app.huawei-shu-dian",
  "create sms_huawei_message.template-2-hao-mu-ban_huawei-message",
  "import sms_huawei_signature.huawei-58-tong-cheng",
  "update sms_huawei_template.template-2-hao-mu-ban_huawei",
  "create sms_tencent_message.template-2-hao-mu-ban_tencent-message",
  "import sms_tencent_signature.tencent-58-tong-cheng",
  "update sms_tencent_template.template-2-hao-mu-ban_tencent",
  "import sms_tencent_template.tencent-2-hao-mu-ban-2",
  "import sms_tencent_template.tencent-liang-chu",
  "import sms_tencent_template.tencent-template-1112",
];

describe.each(engines)("a program that adopt wrote for %s", (name: string, engine: Engine) => {
  const open = embeddedFrontends();

  // The forms differ in what is written, the engines in what they import: one of each is enough.
  it.each(name === "cdktf" ? ["cdktf"] : ["constructs"])("as %s plans imports, writes nothing and is clean", async (form) => {
    const frontend = await open({
      files: {},
      emulator: { seed: seedOf(numbered), switches: listsSignatures, rateLimits: "off" },
      limiter: unlimited,
    });
    const said = await adoptFrom(frontend.emulator, [
      "--as",
      form,
      "--engine",
      name,
      "--approvals",
      "--ids",
      "ids.txt",
      "baidu",
      "tencent",
      "huawei",
    ]);
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    await frontend.write(synthesizedFiles(engine, compiled(name, said.files)));
    const planned = await frontend.plan();
    expect(planned.ok).toBe(true);
    const wanted = form === "constructs" ? oneTemplate : levelOne;
    const isApproval = (change: string) => /^create sms_\w+_approval/.test(change);
    const others = planned.changes.filter((change) => !isApproval(change));
    expect(others.map((change) => change.replace(/_[0-9A-F]{8}$/, ""))).toEqual(wanted);
    // One for each signature and template.
    expect(planned.changes.filter(isApproval)).toHaveLength(9);
    frontend.log();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(writesIn(frontend.log())).toEqual([]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
