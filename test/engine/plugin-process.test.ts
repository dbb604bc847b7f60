import { rm } from "node:fs/promises";
import { clouds, functions } from "../../src/clouds";
import { createProvider } from "../../src/reconcile";
import { providerAddress, schemaDocument } from "../../src/reconcile/schema-document";
import { describeEngine, knowsFunctions, knowsIdentities, type Work } from "../support/engines/engine";
import { builtPlugin } from "../support/engines/plugin-bundle";

const configuration = `
terraform {
  required_providers { sms = { source = "registry.terraform.io/smsform/sms" } }
}
resource "sms_baidu_template" "a" {
  name         = "a"
  content      = "b"
  sms_type     = "CommonNotice"
  country_type = "MARS"
  description  = "c"
}
`;

jest.setTimeout(60_000);

describeEngine("the bundled plugin", (engine) => {
  let bundle: string;
  let work: Work;

  beforeAll(async () => {
    bundle = await builtPlugin();
    work = await engine.work({ files: { "main.tf": configuration }, devOverride: bundle });
  });
  afterAll(async () => {
    await work.remove();
    await rm(bundle, { recursive: true, force: true });
  });

  it("is started by the engine and tells exactly the schema that the bindings and the documentation are made from", async () => {
    const { exitCode, stdout } = await work.run("providers", "schema", "-json");
    expect(exitCode).toBe(0);
    const document = JSON.parse(JSON.stringify(schemaDocument(createProvider(clouds, knowsFunctions(engine) ? functions : []))));
    if (!knowsIdentities(engine)) delete document.provider_schemas[providerAddress].resource_identity_schemas;
    expect(normalized(JSON.parse(stdout))).toEqual(normalized(document));
  });

  it("tells the engine what is wrong, and where", async () => {
    const { exitCode, text } = await work.validate();
    expect(exitCode).toBe(1);
    expect(text).toMatch(/country_type.*on main\.tf line 9.*MARS/);
  });

  it("says in its log what it was asked, on stderr only", async () => {
    const noisy = await engine.work({
      files: { "main.tf": configuration },
      devOverride: bundle,
      environment: { TF_LOG_PROVIDER: "TRACE" },
    });
    const { stderr, stdout } = await noisy.run("providers", "schema", "-json");
    expect(() => JSON.parse(stdout)).not.toThrow();
    expect(stderr).toMatch(/provider\.terraform-provider-sms.*answered.*method=GetProviderSchema/);
    await noisy.remove();
  });
});

/** Engines leave out what is empty and false, each a little differently. */
function normalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalized);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, normalized(part)] as const);
  return Object.fromEntries(
    entries
      .filter(([key, part]) => part !== false && part !== undefined && !(key === "description_kind" && part === "plain"))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
