import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { installProvider } from "../../src/cli/commands/provider";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { describeEngine } from "../support/engines/engine";
import { builtPlugin } from "../support/engines/plugin-bundle";
import { changesOf, servedStacks } from "../support/stacks/served-stacks";

jest.setTimeout(120_000);

const program = join(__dirname, "..", "..", "dist", "examples", "baidu", "main.js");
const stackFile = "cdk.tf.json";

/** Runs the example program as cdktf does. Its state is to lie in `folder`. */
async function synthesize(folder: string): Promise<string> {
  const outdir = join(folder, "cdktf.out");
  await promisify(execFile)(process.execPath, [program], { cwd: folder, env: { PATH: process.env.PATH, CDKTF_OUTDIR: outdir } });
  return outdir;
}

describeEngine("the example program", (engine) => {
  const open = servedStacks(engine);

  it("is synthesized into a stack that lives: made, changed in place, put right, replaced, and gone", async () => {
    const stack = await open({ files: {} });
    await cp(join(await synthesize(stack.folder), "stacks", "shop"), stack.folder, { recursive: true });
    expect(await stack.init()).toMatchObject({ exitCode: 0 });
    const say = async (before: string, after: string) => {
      const text = await readFile(join(stack.folder, stackFile), "utf8");
      expect(text).toContain(before);
      await stack.write({ [stackFile]: text.replace(before, () => after) });
    };

    expect((await stack.apply()).text).toContain("3 added, 0 changed, 0 destroyed");
    expect(stack.writes()).toEqual(["createSignature", "createTemplate", "createTemplate"]);
    expect(changesOf(await stack.plan())).toEqual([]);
    const code = await stack.ref("sms_baidu_template.login_code");
    expect(await stack.output("login_code_id")).toBe(code.id);
    expect(stack.emulator.admin.object(code)).toMatchObject({ content: expect.stringContaining("您的验证码是${SMSvCode}，") });

    await say("尊敬的$${name}，", "尊敬的会员$${name}，");
    stack.emulator.admin.approve(code);
    stack.emulator.admin.edit(await stack.ref("sms_baidu_signature.signature"), { description: "changed by hand" });
    expect(changesOf(await stack.plan())).toEqual(["update sms_baidu_signature.signature", "update sms_baidu_template.order_shipped"]);
    await say("5分钟内有效，请勿告知他人。如非", "10分钟内有效，请勿告知他人。如非");
    const planned = await stack.plan();
    expect(changesOf(planned)).toContain("replace sms_baidu_template.login_code");
    expect(await stack.apply(planned.file)).toMatchObject({ exitCode: 0 });
    expect(await stack.output("login_code_id")).not.toBe(code.id);
    expect(changesOf(await stack.plan())).toEqual([]);

    expect((await stack.destroy()).text).toContain("3 destroyed");
    expect(stack.emulator.admin.objects()).toEqual([]);
  });
});

describeEngine("what CDKTF's own testing says of the example", (engine) => {
  let bundle: string;
  let folder: string;
  const before = { ...process.env };
  beforeAll(async () => {
    bundle = await builtPlugin();
    folder = await mkdtemp(join(tmpdir(), "smsform-cdktf-"));
    const { terminal } = capturedTerminal(folder, { PATH: process.env.PATH, XDG_CACHE_HOME: join(folder, "cache") });
    await installProvider({ dir: "mirror" }, terminal, bundle);
    const configuration = join(folder, "cli.tfrc");
    const mirror = JSON.stringify(join(folder, "mirror"));
    await writeFile(configuration, `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror { path = ${mirror} }\n}\n`);
    // What cdktf runs is this engine, and finds the plugin where `smsform provider install` has put it.
    Object.assign(process.env, {
      TERRAFORM_BINARY_NAME: engine.binary,
      TF_CLI_CONFIG_FILE: configuration,
      HOME: folder,
      CHECKPOINT_DISABLE: "1",
    });
  });
  afterAll(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    await Promise.all([bundle, folder].map((path) => rm(path, { recursive: true, force: true })));
  });

  it("is that it is valid, and that it is not with an argument that there is not", async () => {
    const outdir = await synthesize(folder);
    const { Testing } = loadCdktf();
    expect(Testing.toBeValidTerraform(outdir)).toBe(true);
    const path = join(outdir, "stacks", "shop", stackFile);
    await writeFile(path, (await readFile(path, "utf8")).replace('"sms_type"', '"sms_tipe"'));
    expect(Testing.toBeValidTerraform(outdir)).toBe(false);
  });

  /** Which binary to run is read when the module is loaded. */
  function loadCdktf(): typeof import("cdktf") {
    let loaded: typeof import("cdktf") | undefined;
    jest.isolateModules(() => {
      loaded = require("cdktf");
    });
    if (!loaded) throw new Error("cdktf was not loaded");
    return loaded;
  }
});
