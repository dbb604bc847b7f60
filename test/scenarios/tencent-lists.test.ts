/**
 * A plan of many templates is shown what a list holds, where the key may list, and pays for it with two calls at most. The engine asks in
 * an order of its own, some at a time, and nobody says how many there will be.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { describeTofu, embeddedFrontends, header } from "./frontends";

jest.setTimeout(240_000);

const fields = { templateContent: "您的验证码是{1}，5分钟内有效。", smsType: 3, remark: "用户登录时验证手机号" };
const idOf = (index: number) => String(2_000_000 + index);
/** A number that shares no factor with the number of templates: the stack's are scattered among the account's. */
const stride = 1667;

/** What is recorded of a stack, in an account that holds it and others. */
interface Case {
  readonly managed: number;
  readonly held: number;
}

interface Begun {
  readonly seed: string;
  readonly state: Buffer;
}

function configuration(managed: number): string {
  return `${header}
resource "sms_tencent_template" "t" {
  count            = ${managed}
  template_name    = "验证码\${count.index}"
  template_content = ${JSON.stringify(fields.templateContent)}
  international    = 0
  sms_type         = ${fields.smsType}
  remark           = ${JSON.stringify(fields.remark)}
}
`;
}

/** Which template of the account is which of the stack. */
const placeOf = (index: number, { held }: Case) => (index * stride) % held;

function importsOf(it: Case): string {
  return Array.from(
    { length: it.managed },
    (_, index) => `import {\n  to = sms_tencent_template.t[${index}]\n  id = "0/${idOf(placeOf(index, it))}"\n}\n`,
  ).join("");
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smsform-lists-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function seedOf(it: Case, path: string): Promise<string> {
  const names = new Map(Array.from({ length: it.managed }, (_, index) => [placeOf(index, it), `验证码${index}`]));
  const templates = Array.from({ length: it.held }, (_, index) => ({
    id: idOf(index),
    account: "emulator",
    templateName: names.get(index) ?? `other ${index}`,
    ...fields,
  }));
  await writeFile(path, JSON.stringify({ platforms: { tencent: { templates } } }));
  return path;
}

describeTofu("a plan of templates", (_open, engine) => {
  const embedded = embeddedFrontends();
  const known = new Map<string, Begun>();

  /** An account and a stack that has imported its part of it. */
  async function begun(it: Case): Promise<Begun> {
    const name = `${it.managed}-of-${it.held}`;
    const earlier = known.get(name);
    if (earlier) return earlier;
    const seed = await seedOf(it, join(folder, `${name}.json`));
    const made = { seed, state: await importedState(it, seed) };
    known.set(name, made);
    return made;
  }

  async function importedState(it: Case, seed: string): Promise<Buffer> {
    const made = await embedded({ files: { "main.tf": configuration(it.managed) + importsOf(it) }, emulator: { seed } });
    expect(await made.apply()).toMatchObject({ ok: true });
    return readFile(join(made.folder, "terraform.tfstate"));
  }

  it.each([
    // About 8 on an idle machine, 40 by ids with the engine's default; a busy one asks for fewer at a time.
    { managed: 400, held: 400, parallelism: 1, most: 20 },
    { managed: 400, held: 400, parallelism: 10, most: 20 },
    { managed: 400, held: 400, parallelism: 100, most: 20 },
    // Ten by ids and two pages; where the engine pauses, which a busy machine makes it do, ten ids need a call more.
    { managed: 100, held: 5000, parallelism: 10, most: 20 },
    { managed: 3, held: 5000, parallelism: 10, most: 3 },
    { managed: 3, held: 3, parallelism: 10, most: 1 },
  ])("$managed of the account's $held takes at most $most calls with -parallelism=$parallelism", async ({ parallelism, most, ...it }) => {
    const { seed, state } = await begun(it);
    const emulator = await startEmulator({ seed });
    const environment = { SMSFORM_ENDPOINT: emulator.url, TENCENTCLOUD_SECRET_ID: "emulator", TENCENTCLOUD_SECRET_KEY: "emulator-secret" };
    const work = await engine.work({ files: { "main.tf": configuration(it.managed), "terraform.tfstate": state } });
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
