import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { startProvider } from "../../src/plugin/reattach";
import { templateBlock } from "../scenarios/stacks";
import { describeEngine, type Work } from "../support/engines/engine";

const header = 'terraform {\n  required_providers { sms = { source = "registry.terraform.io/smsform/sms" } }\n}\n';
const keys = 'access_key = "emulator"\n    secret_key = "emulator-secret"';
const block = (settings: string) => `provider "sms" {\n  baidu {\n    ${settings}\n  }\n}\n`;
const quota = 'data "sms_baidu_quota" "account" {}\n';

jest.setTimeout(60_000);

describeEngine("bad input", (engine) => {
  let work: Work;
  let emulator: Emulator;
  let close: () => Promise<void>;

  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    await close();
    await work.remove();
    await emulator.close();
  });

  async function begin(configuration: string): Promise<void> {
    work = await engine.work({ files: { "main.tf": header + configuration } });
    const { reattach, close: end } = await startProvider({ clouds, folder: work.folder, environment: {} });
    work.attach(reattach);
    close = end;
  }
  const endpoint = () => `endpoint   = "${emulator.url}"`;
  const errors = (text: string) => text.match(/Error: /g)?.length ?? 0;

  it.each([
    ["an unknown region", `${keys}\n    region = "gz"`, /"gz" is not a value of "baidu\.region".*"bj", "su"/, 'region = "gz"'],
    ["no region", `${keys}\n    region = ""`, /"" is not a value of "baidu\.region"/, 'region = ""'],
    ["an endpoint that is no URL", `${keys}\n    endpoint = "http://"`, /The endpoint "http:\/\/" is no URL/, 'endpoint = "http://"'],
    ["an endpoint of another kind", `${keys}\n    endpoint = "ftp://x"`, /only https: and http: are known/, 'endpoint = "ftp://x"'],
    ["an empty key", 'access_key = ""\n    secret_key = "s"', /access_key is empty/, 'access_key = ""'],
    [
      "a key with a line break",
      'access_key = "a"\n    secret_key = "s\\n"',
      /secret_key holds a space, a line break/,
      String.raw`secret_key = "s\n"`,
    ],
    ["a setting that there is not", `${keys}\n    regoin = "bj"`, /An argument named "regoin" is not expected here/, 'regoin = "bj"'],
  ])("%s in the provider block is one error at its line", async (_what, settings, message, line) => {
    await begin(block(settings) + quota);
    const { exitCode, text } = await work.plan();
    expect([exitCode, errors(text)]).toEqual([1, 1]);
    expect(text).toMatch(message);
    expect(text).toMatch(/on main\.tf line \d+, in provider "sms"/);
    expect(text).toContain(`: ${line}`);
  });

  it("a wrong key and an endpoint that nobody listens on are one error at the object that asked", async () => {
    await begin(block(`${keys.replace("emulator-secret", "wrong-secret")}\n    ${endpoint()}`) + quota);
    const denied = await work.plan();
    expect([denied.exitCode, errors(denied.text)]).toEqual([1, 1]);
    expect(denied.text).toMatch(/Baidu SMS does not accept the key .* in data "sms_baidu_quota" "account".*signature/);
    expect(denied.text).not.toContain("wrong-secret");
    await emulator.close();
    const unreachable = await work.plan();
    expect([unreachable.exitCode, errors(unreachable.text)]).toEqual([1, 1]);
    expect(unreachable.text).toMatch(/no answer from 127\.0\.0\.1:\d+.*Check the endpoint/);
  });

  it("settings that are not known while planning are asked for by the objects that need them", async () => {
    const later = 'resource "terraform_data" "later" { input = "emulator-secret" }\n';
    const settings = `access_key = "emulator"\n    secret_key = terraform_data.later.output\n    ${endpoint()}`;
    await begin(block(settings) + later + templateBlock("t"));
    expect(await work.plan()).toMatchObject({ exitCode: 2 });
    expect(await work.apply()).toMatchObject({ exitCode: 0 });
    expect(emulator.admin.objects()).toHaveLength(1);
  });

  describe("a state", () => {
    beforeEach(async () => {
      await begin(block(`${keys}\n    ${endpoint()}`) + templateBlock("t"));
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
    });

    async function rewrite(change: (instance: { schema_version: number; attributes: Record<string, unknown> }) => void): Promise<void> {
      const state = JSON.parse((await work.run("state", "pull")).stdout);
      change(state.resources[0].instances[0]);
      await work.write({ "terraform.tfstate": JSON.stringify(state) });
    }

    it("of a newer schema version is one error that says which version to use", async () => {
      await rewrite((instance) => {
        instance.schema_version = 7;
      });
      const { exitCode, text } = await work.plan();
      expect([exitCode, errors(text)]).toEqual([1, 1]);
      expect(text).toContain("sms_baidu_template.t was created by a newer provider version");
    });

    it("with attributes that are no more, and without those that are new, is read; what is recorded anew is not sent", async () => {
      await rewrite(({ attributes }) => {
        attributes.gone = { was: [1, "once"] };
        delete attributes.user_id;
      });
      expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
      await rewrite(({ attributes }) => {
        delete attributes.deletion_protection;
      });
      expect(await work.plan()).toMatchObject({ exitCode: 2, changes: [{ action: "update", before: { deletion_protection: null } }] });
      emulator.admin.clearCalls();
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.calls().log.filter(({ method }) => method !== "GET")).toEqual([]);
      expect(await work.plan()).toMatchObject({ exitCode: 0 });
    });

    it("whose values do not fit the schema is one error that names the place and keeps the value to itself", async () => {
      await rewrite(({ attributes }) => {
        attributes.usable = ["hidden"];
      });
      const { exitCode, text } = await work.plan();
      expect([exitCode, errors(text)]).toEqual([1, 1]);
      expect(text).toMatch(/The state of sms_baidu_template .*In it, usable must be a bool, not a list\. Restore the state/);
      expect(text).not.toContain("hidden");
    });
  });
});
