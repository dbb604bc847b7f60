import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "@cdktn/hcl2json";
import { clouds } from "../../src/clouds";
import { createClock } from "../../src/emulator";
import { createProvider } from "../../src/reconcile/provider";
import { formatOf, type Value, type Values } from "../../src/schema";
import { coerceObject } from "../../src/schema/coerce";
import { embeddedFrontends } from "../scenarios/frontends";
import { exampleDay } from "../support/stacks/example-objects";

type Resources = Readonly<Record<string, Readonly<Record<string, Values>>>>;

const root = join(__dirname, "..", "..");
const provider = createProvider(clouds);

interface Example {
  readonly cloud: string;
  /** The object with a proof, and its attribute; where the platform wants any. */
  readonly proof?: string;
  readonly file?: string;
}

describe.each<Example>([
  { cloud: "baidu", proof: "sms_baidu_signature.signature", file: "signature_file" },
  { cloud: "tencent", proof: "sms_tencent_signature.signature", file: "proof_image_file" },
  { cloud: "huawei", proof: "sms_huawei_signature_file.icp_filing", file: "file" },
  { cloud: "infocloud" },
])("the example program for $cloud", ({ cloud, proof: address = "", file: fileAttribute = "" }) => {
  const [type = "", label = ""] = address.split(".");
  let folder: string;
  let resources: Resources;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "smsform-example-"));
    synthesize(cloud, folder);
    resources = JSON.parse(readFileSync(join(folder, "stacks", "shop", "cdk.tf.json"), "utf8")).resource;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the texts of the program break no rule of the platform", () => {
    const problems = Object.entries(resources).flatMap(([type, objects]) =>
      Object.values(objects).flatMap((written) => problemsOf(type, asApplied(written))),
    );
    expect(problems).toEqual([]);
  });

  (address === "" ? test.skip : test)("the proof lies beside the stack and is a picture of the size that the platform takes", () => {
    const file = String(resources[type]?.[label]?.[fileAttribute]);
    const path = join(folder, "stacks", "shop", file);
    expect(existsSync(path)).toBe(true);
    const proof = provider.resources.get(type)?.definition.files?.[0];
    const bytes = readFileSync(path);
    if (!proof) throw new Error(`${type} takes no proof file`);
    const findings = proof.rules.map((rule) => rule.check({ path, bytes, format: formatOf(proof, bytes) }, proof, {}));
    expect(findings.filter((finding) => finding !== undefined)).toEqual([]);
  });

  test("the HCL twin declares the same objects", async () => {
    const path = join(root, "examples", `${cloud}-hcl`, "main.tf");
    const twin = await parse("main.tf", readFileSync(path, "utf8"));
    const blocks: Readonly<Record<string, Readonly<Record<string, readonly [Values]>>>> = twin.resource;
    const declared = Object.fromEntries(
      Object.entries(blocks).map(([type, objects]) => [
        type,
        Object.fromEntries(Object.entries(objects).map(([name, [block]]) => [name, without(["//", fileAttribute], block)])),
      ]),
    );
    const synthesized = Object.fromEntries(
      Object.entries(resources).map(([type, objects]) => [
        type,
        Object.fromEntries(Object.entries(objects).map(([name, block]) => [name, without(["//", fileAttribute], block)])),
      ]),
    );
    expect(declared).toEqual(synthesized);
  });

  /** The values as the engine reads them: a name in place of references, metadata left out. */
  function asApplied(written: Values): Values {
    const read = (text: string) => text.replaceAll(/(?<!\$)\$\{sms_[\w.]+\}/g, "云杉商城").replaceAll("$${", "${");
    const entries = Object.entries(without(["//"], written));
    return Object.fromEntries(entries.map(([name, value]): [string, Value] => [name, typeof value === "string" ? read(value) : value]));
  }
});

describe("the example program for infocloud, on the day that it names", () => {
  const open = embeddedFrontends();
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "smsform-example-"));
    synthesize("infocloud", folder, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("sends one message, plans clean on every later day, and sends no other when its state is lost", async () => {
    const time = createClock({ offsetMs: 0, frozenAt: exampleDay });
    const clock = { now: time.now, sleep: async (ms: number) => void time.advance(ms) };
    const files = { "cdk.tf.json": readFileSync(join(folder, "stacks", "shop", "cdk.tf.json")) };
    const it = await open({ files, clock, emulator: { clock: time } });
    const content = "您的验证码是{code,6}，{minutes,2}分钟内有效，请勿告知他人。";
    it.emulator.admin.create({ platform: "infocloud", kind: "templates" }, { id: "574277763210051584", signature: "云杉商城", content });
    expect(await it.apply()).toMatchObject({ ok: true });
    time.advance(100 * 24 * 3600 * 1000);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    rmSync(join(folder, "terraform.shop.tfstate"));
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("is past") });
    const sent = it.emulator.admin.objects({ platform: "infocloud", kind: "messages" });
    expect(sent).toMatchObject([{ number: "13800138000", content: "【云杉商城】您的验证码是482913，5分钟内有效，请勿告知他人。" }]);
  });
});

/** Runs an example program as cdktf does. @param cwd where its state is to lie, and by default that of a user */
function synthesize(cloud: string, outdir: string, cwd = join(root, "examples", cloud)): void {
  const env = { ...process.env, CDKTF_OUTDIR: outdir };
  execFileSync(process.execPath, [join(root, "dist", "examples", cloud, "main.js")], { env, cwd });
}

function problemsOf(type: string, config: Values): string[] {
  const definition = provider.resources.get(type)?.definition;
  if (!definition) return [`no such type: ${type}`];
  const { values, diagnostics } = coerceObject(config, definition.attributes);
  const planned: Values = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Value] => [name, value ?? definition.attributes[name]?.default ?? null]),
  );
  const findings = (definition.rules ?? []).map((rule) => ({ id: rule.id, finding: rule.check(planned) })).filter(({ finding }) => finding);
  return [...diagnostics.map(({ summary }) => summary), ...findings.map(({ id, finding }) => `${type}: ${id} ${finding?.problem}`)];
}

function without(names: readonly string[], values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
