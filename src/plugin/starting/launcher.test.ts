import { execFile, type SpawnSyncReturns, spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { builtPlugin } from "../../../test/support/engines/plugin-bundle";

jest.setTimeout(60_000);

describe("the launcher of the bundled plugin", () => {
  let bundle: string;
  let folder: string;
  beforeAll(async () => {
    bundle = await builtPlugin();
  });
  afterAll(() => rm(bundle, { recursive: true, force: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smsform-launcher-"));
    await cp(bundle, join(folder, "plugin"), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The bundle runs, and says that nobody could be let in where no socket can be made. */
  const attach = () => launch("--reattach");
  const hasRun = { status: 1, stderr: expect.stringContaining("no socket can be made") };

  function launch(...parameters: string[]): SpawnSyncReturns<string> {
    const env = { PATH: process.env.PATH, XDG_CACHE_HOME: join(folder, "cache"), PLUGIN_UNIX_SOCKET_DIR: join(folder, "nowhere") };
    return spawnSync(join(folder, "plugin", "terraform-provider-sms"), parameters, { encoding: "utf8", env });
  }

  async function caches(): Promise<string[]> {
    const names = await readdir(join(folder, "plugin"));
    return names.filter((name) => name.endsWith(".cache")).map((name) => join(folder, "plugin", name));
  }

  it("finds code that the build compiled for this Node and this machine", async () => {
    const [cache = ""] = await caches();
    expect(cache).toContain(`-node-${process.version}-${process.platform}-${process.arch}.cache`);
  });

  it("reads as Latin-1 what it runs, so that is ASCII, patterns included", async () => {
    const source = await readFile(join(folder, "plugin", "smsform-provider.js"), "utf8");
    expect(source.match(/.{0,40}[^\0-\x7f]+.{0,40}/)?.[0]).toBeUndefined();
  });

  it.each([
    ["is not there", (path: string) => rm(path)],
    ["is empty", (path: string) => truncate(path, 0)],
    ["is cut off", (path: string) => truncate(path, 10_000)],
    ["is of something else", (path: string) => writeFile(path, Buffer.alloc(100_000, 7))],
  ])("runs the plugin all the same where the compiled code %s", async (_what, spoil) => {
    for (const path of await caches()) await spoil(path);
    expect(attach()).toMatchObject(hasRun);
  });

  it("compiles into the user's cache, and leaves its own folder as it is", async () => {
    for (const path of await caches()) await rm(path);
    const before = await readdir(join(folder, "plugin"));
    expect(launch("--write-code-cache")).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(await readdir(join(folder, "plugin"))).toEqual(before);
    expect(await readdir(join(folder, "cache", "smsform"))).toHaveLength(1);
    expect(attach()).toMatchObject(hasRun);
  });

  it("takes no code that was compiled of another bundle, although V8 would if it is as long", async () => {
    const program = join(folder, "plugin", "smsform-provider.js");
    const [cache = ""] = await caches();
    const source = await readFile(program, "latin1");
    const changed = join(folder, "changed.mjs");
    await writeFile(changed, source.replace("TF_REATTACH_PROVIDERS", "tf_reattach_providers"), "latin1");
    expect(cache).toContain(await digestOf(program));
    expect(cache).not.toContain(await digestOf(changed));
  });

  async function digestOf(path: string): Promise<string> {
    const { stdout } = await promisify(execFile)("sha256sum", [path]);
    return stdout.slice(0, 16);
  }
});
