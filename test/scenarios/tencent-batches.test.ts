/** Many objects are read in few calls: up to 100 share one. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { describeTofu, embeddedFrontends, header } from "./frontends";

jest.setTimeout(240_000);

const names = Array.from({ length: 400 }, (_, i) => String(2_000_000 + i));
const fields = { templateContent: "您的验证码是{1}，5分钟内有效。", smsType: 3, remark: "用户登录时验证手机号" };
const stack = `${header}
resource "sms_tencent_template" "t" {
  count            = ${names.length}
  template_name    = "验证码\${count.index}"
  template_content = ${JSON.stringify(fields.templateContent)}
  international    = 0
  sms_type         = ${fields.smsType}
  remark           = ${JSON.stringify(fields.remark)}
}
`;
const imports = names.map((id, i) => `import {\n  to = sms_tencent_template.t[${i}]\n  id = "0/${id}"\n}\n`).join("");
/** What keys see that may not list. */
const subAccount = { main: { secret: "main-secret" }, emulator: { secret: "emulator-secret", subAccountOf: "main" } };

let folder: string;
let seed: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smsform-batches-"));
  seed = join(folder, "seed.json");
  const templates = names.map((id, i) => ({ id, account: "main", templateName: `验证码${i}`, ...fields }));
  await writeFile(seed, JSON.stringify({ platforms: { tencent: { templates } } }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe(`a refresh of ${names.length} templates with a sub-account's key, through the embedded engine`, () => {
  const open = embeddedFrontends();

  it("is 4 calls", async () => {
    const frontend = await open({ files: { "main.tf": stack + imports }, emulator: { seed, credentials: subAccount } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.emulator.admin.calls().counts).toEqual({ tencent: { DescribeSmsTemplateList: 4 } });
    await writeFile(join(folder, "terraform.tfstate"), await readFile(join(frontend.folder, "terraform.tfstate")));
    await frontend.write({ "main.tf": stack });
    frontend.emulator.admin.clearCalls();
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    const { counts, log } = frontend.emulator.admin.calls();
    expect(counts).toEqual({ tencent: { DescribeSmsTemplateList: 4 } });
    expect(log.map(({ status }) => status)).toEqual(Array(4).fill(200));
  });
});

describeTofu(`a refresh of ${names.length} templates`, (_open, engine) => {
  it.each([
    { walk: "of 10 objects at a time, its default", parallelism: "10", most: 80 },
    { walk: "of 100 objects at a time", parallelism: "100", most: 24 },
  ])("shares calls as far as the walk allows: $walk", async ({ parallelism, most }) => {
    const emulator = await startEmulator({ seed, credentials: subAccount });
    const environment = { SMSFORM_ENDPOINT: emulator.url, TENCENTCLOUD_SECRET_ID: "emulator", TENCENTCLOUD_SECRET_KEY: "emulator-secret" };
    const state = await readFile(join(folder, "terraform.tfstate"));
    const work = await engine.work({ files: { "main.tf": stack, "terraform.tfstate": state } });
    const provider = await startProvider({ clouds, folder: work.folder, environment });
    try {
      work.attach(provider.reattach);
      const flags = ["-input=false", "-no-color", "-detailed-exitcode", `-parallelism=${parallelism}`];
      expect(await work.run("plan", ...flags)).toMatchObject({ exitCode: 0 });
      const { counts } = emulator.admin.calls();
      expect(Object.keys(counts.tencent ?? {})).toEqual(["DescribeSmsTemplateList"]);
      expect(counts.tencent?.DescribeSmsTemplateList).toBeLessThanOrEqual(most);
    } finally {
      await provider.close();
      await work.remove();
      await emulator.close();
    }
  });
});
