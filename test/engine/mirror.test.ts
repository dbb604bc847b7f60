import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installProvider } from "../../src/cli/commands/provider";
import { ownPlatform } from "../../src/cli/provider/platforms";
import { startEmulator } from "../../src/emulator";
import { packageVersion } from "../../src/version";
import { signatureBlock, templateBlock } from "../scenarios/stacks";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { describeEngine } from "../support/engines/engine";
import { builtPlugin } from "../support/engines/plugin-bundle";

jest.setTimeout(120_000);

const version = packageVersion();
const objects = `
${signatureBlock("s", { more: "deletion_protection = false" })}
${templateBlock("t", { more: "depends_on = [sms_baidu_signature.s]" })}
`;

let bundle: string;
let root: string;
beforeAll(async () => {
  bundle = await builtPlugin();
});
afterAll(() => rm(bundle, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "smsform-mirror-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function install(plugin = bundle) {
  const { terminal, said } = capturedTerminal(root, { ...process.env, XDG_CACHE_HOME: join(root, "cache") });
  return { exitCode: await installProvider({ dir: "mirror" }, terminal, plugin), ...said };
}

/** What is installed, by path within the mirror. */
async function installed(): Promise<Record<string, string>> {
  const entries = await readdir(join(root, "mirror"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ path, name }) => join(path, name));
  const contents = files.map(async (file) => [file.slice(join(root, "mirror").length + 1), await readFile(file, "latin1")] as const);
  return Object.fromEntries(await Promise.all(contents));
}

describe("smsform provider install", () => {
  it("lays the plugin out for the hosts of both engines, and nothing beside it", async () => {
    expect(await install()).toMatchObject({ exitCode: 0, err: "" });
    const names = [`terraform-provider-sms_v${version}`, "smsform-provider.js"];
    const folders = ["registry.terraform.io", "registry.opentofu.org"].map((host) => join(host, "smsform", "sms", version, ownPlatform));
    expect(Object.keys(await installed()).sort()).toEqual(folders.flatMap((folder) => names.map((name) => join(folder, name))).sort());
    const { mode } = await stat(join(root, "mirror", folders[0] ?? "", names[0] ?? ""));
    expect(mode & 0o111).toBe(0o111);
  });

  it("installs the same bytes each time, and leaves nothing of another build: lock files hold the folder's checksum", async () => {
    await install();
    const before = await installed();
    const [file = ""] = Object.keys(before);
    await writeFile(join(root, "mirror", file, "..", "left-over"), "");
    await install();
    expect(await installed()).toEqual(before);
  });

  it("keeps what was compiled in the user's cache", async () => {
    await install();
    expect(await readdir(join(root, "cache", "smsform"))).toEqual([expect.stringContaining(`node-${process.version}`)]);
  });

  it("tells where no plugin was built, and what to do", async () => {
    const { exitCode, err } = await install(root);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/no plugin at .*terraform-provider-sms.*npm run build/);
  });
});

describeEngine("a stack after smsform provider install", (engine) => {
  it("is initialized offline with a lock file, by the block that was printed, and the engine starts the plugin by itself", async () => {
    const { out } = await install();
    const block = out.slice(out.indexOf("terraform {"));
    const emulator = await startEmulator({ review: "manual" });
    const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
    const work = await engine.work({ files: { "main.tf": block + objects }, mirror: join(root, "mirror"), environment });
    try {
      expect(await work.init()).toMatchObject({ exitCode: 0 });
      const host = engine.command === "tofu" ? "registry.opentofu.org" : "registry.terraform.io";
      expect(await readFile(join(work.folder, ".terraform.lock.hcl"), "utf8")).toContain(`provider "${host}/smsform/sms"`);
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.objects()).toHaveLength(2);
      expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
      await install();
      expect(await work.init()).toMatchObject({ exitCode: 0 });
      expect(await work.destroy()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.objects()).toEqual([]);
    } finally {
      await work.remove();
      await emulator.close();
    }
  });
});
