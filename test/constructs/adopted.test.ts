/** Programs that adopting writes, synthesized, planned and applied. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { buildSync } from "esbuild";
import { unlimited } from "../../src/http/limits/unlimited";
import { embeddedFrontends } from "../scenarios/frontends";
import { adoptFrom, existing, listsSignatures, seedOf, writesIn } from "../support/accounts/existing";
import { type Engine, engines } from "./engines";
import { synthesizedFiles } from "./synthesized-files";

jest.setTimeout(60_000);

const repository = join(__dirname, "..", "..");

/** The function that makes what was adopted, of a program as it was written. */
function compiled(engine: string, files: Readonly<Record<string, string>>): (stack: TerraformStack) => void {
  const folder = mkdtempSync(join(tmpdir(), "smsform-program-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const outfile = join(folder, "adopted.js");
  const alias = { [`smsform/${engine}`]: join(repository, "dist", engine, "index.js"), [engine]: require.resolve(engine) };
  buildSync({
    entryPoints: [join(folder, "adopted.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    alias,
    external: Object.values(alias),
    tsconfigRaw: "{}",
  });
  return require(outfile).adopted;
}

const levelOne = [
  "import sms_baidu_quota.baidu-quota",
  "import sms_baidu_signature.baidu-yun-shang-shu-dian",
  "import sms_baidu_template.baidu-deng-lu-yan-zheng-ma",
  "import sms_huawei_app.huawei-shu-dian",
  "import sms_huawei_signature.huawei-yun-shang-shu-dian",
  "import sms_huawei_template.huawei-deng-lu-yan-zheng-ma",
  "import sms_tencent_signature.tencent-yun-shang-shu-dian",
  "import sms_tencent_template.tencent-deng-lu-yan-zheng-ma",
  "import sms_tencent_template.tencent-deng-lu-yan-zheng-ma-2",
  "import sms_tencent_template.tencent-liang-chu",
  "import sms_tencent_template.tencent-template-1112",
];
/** The text that three platforms have is one construct: its templates are imported, and what is recorded of them is sent to nobody. */
const oneTemplate = [
  "create sms_baidu_message.deng-lu-yan-zheng-ma_baidu-message",
  "import sms_baidu_quota.baidu-quota",
  "import sms_baidu_signature.baidu-yun-shang-shu-dian",
  "update sms_baidu_template.deng-lu-yan-zheng-ma_baidu",
  "import sms_huawei_app.huawei-shu-dian",
  "create sms_huawei_message.deng-lu-yan-zheng-ma_huawei-message",
  "import sms_huawei_signature.huawei-yun-shang-shu-dian",
  "update sms_huawei_template.deng-lu-yan-zheng-ma_huawei",
  "create sms_tencent_message.deng-lu-yan-zheng-ma_tencent-message",
  "import sms_tencent_signature.tencent-yun-shang-shu-dian",
  "update sms_tencent_template.deng-lu-yan-zheng-ma_tencent",
  "import sms_tencent_template.tencent-deng-lu-yan-zheng-ma-2",
  "import sms_tencent_template.tencent-liang-chu",
  "import sms_tencent_template.tencent-template-1112",
];

describe.each(engines)("a program that adopt wrote for %s", (name: string, engine: Engine) => {
  const open = embeddedFrontends();

  // The forms differ in what is written, the engines in what they import: one of each is enough.
  it.each(name === "cdktf" ? ["cdktf"] : ["constructs"])("as %s plans imports, writes nothing and is clean", async (form) => {
    const frontend = await open({
      files: {},
      emulator: { seed: seedOf(existing), switches: listsSignatures, rateLimits: "off" },
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
