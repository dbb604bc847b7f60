import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "@cdktn/hcl2json";
import { clouds } from "../../src/clouds";
import { createProvider } from "../../src/reconcile/provider";
import { formatOf, type Value, type Values } from "../../src/schema";
import { coerceObject } from "../../src/schema/coerce";

type Resources = Readonly<Record<string, Readonly<Record<string, Values>>>>;

const root = join(__dirname, "..", "..");
const provider = createProvider(clouds);

describe.each([
  { cloud: "baidu", holder: ["sms_baidu_signature", "signature"], file: "signature_file", name: "sms_baidu_signature.signature.content" },
  {
    cloud: "tencent",
    holder: ["sms_tencent_signature", "signature"],
    file: "proof_image_file",
    name: "sms_tencent_signature.signature.sign_name",
  },
  {
    cloud: "huawei",
    holder: ["sms_huawei_signature_file", "licence"],
    file: "file",
    name: "sms_huawei_signature.signature.signature_name",
  },
] as const)("the example program for $cloud", ({ cloud, holder: [type, label], file: fileAttribute, name }) => {
  let folder: string;
  let resources: Resources;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "smsform-example-"));
    const env = { ...process.env, CDKTF_OUTDIR: folder };
    execFileSync(process.execPath, [join(root, "dist", "examples", cloud, "main.js")], { env, cwd: join(root, "examples", cloud) });
    resources = JSON.parse(readFileSync(join(folder, "stacks", "shop", "cdk.tf.json"), "utf8")).resource;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the texts of the program break no rule of the platform", () => {
    const problems = Object.entries(resources).flatMap(([type, objects]) =>
      Object.values(objects).flatMap((written) => problemsOf(type, asApplied(written))),
    );
    expect(problems).toEqual([]);
  });

  test("the proof lies beside the stack and is a picture of the size that the platform takes", () => {
    const file = String(resources[type]?.[label]?.[fileAttribute]);
    const path = join(folder, "stacks", "shop", file);
    expect(existsSync(path)).toBe(true);
    const proof = provider.resources.get(type)?.definition.files?.[0];
    const bytes = readFileSync(path);
    if (!proof) throw new Error(`a ${type} takes no file`);
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

  /** The values as the engine reads them: the signature's name in place of the reference to it, metadata left out. */
  function asApplied(written: Values): Values {
    const read = (text: string) => text.replace(`\${${name}}`, "云杉商城").replaceAll("$${", "${");
    const entries = Object.entries(without(["//"], written));
    return Object.fromEntries(entries.map(([name, value]): [string, Value] => [name, typeof value === "string" ? read(value) : value]));
  }
});

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
