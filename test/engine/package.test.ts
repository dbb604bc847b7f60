import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageProvider } from "../../src/cli/commands/provider";
import { ownPlatform, releasePlatforms } from "../../src/cli/provider/platforms";
import { createRelease, type Release } from "../../src/cli/provider/release";
import { createExecutable, findInjector } from "../../src/cli/provider/single-executable";
import { startEmulator } from "../../src/emulator";
import { packageVersion } from "../../src/version";
import { templateBlock } from "../scenarios/stacks";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { isExhaustive } from "../support/crashes/exhaustive";
import { describeEngine, type Engine } from "../support/engines/engine";
import { builtPlugin } from "../support/engines/plugin-bundle";

jest.setTimeout(300_000);

const execute = promisify(execFile);
const version = packageVersion();
const base = `terraform-provider-sms_${version}`;
const stack = `
terraform {
  required_providers {
    sms = { source = "smsform/sms" }
  }
}
${templateBlock("t")}
`;

let bundle: string;
let root: string;
beforeAll(async () => {
  bundle = await builtPlugin();
  root = await mkdtemp(join(tmpdir(), "smsform-package-"));
});
afterAll(async () => {
  for (const folder of [bundle, root]) await rm(folder, { recursive: true, force: true });
});

/** A packed mirror of one archive, as a registry's download would be kept. */
async function mirrorOf(archive: string): Promise<string> {
  const mirror = await mkdtemp(join(root, "mirror-"));
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    await mkdir(join(mirror, host, "smsform", "sms"), { recursive: true });
    await copyFile(archive, join(mirror, host, "smsform", "sms", `${base}_${ownPlatform}.zip`));
  }
  return mirror;
}

/** A real init, and a plan that asks the plugin. */
async function initAndPlan(engine: Engine, archive: string, path = process.env.PATH ?? "") {
  const emulator = await startEmulator({ review: "manual" });
  const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
  const work = await engine.work({
    files: { "main.tf": stack },
    mirror: await mirrorOf(archive),
    environment: { ...environment, PATH: path },
  });
  try {
    return { init: await work.init(), plan: await work.plan() };
  } finally {
    await work.remove();
    await emulator.close();
  }
}

const makeRelease = () => createRelease({ version, plugin: bundle, executable: undefined });
let made: Release | undefined;
/** Compressing takes time. */
function release(): Release {
  made ??= makeRelease();
  return made;
}

describe("the files of a release", () => {
  it("are an archive for each platform, the manifest, and their checksums", () => {
    const names = release().files.map(({ name }) => name);
    expect(names).toEqual([
      ...releasePlatforms.map((platform) => `${base}_${platform}.zip`),
      `${base}_manifest.json`,
      `${base}_SHA256SUMS`,
    ]);
  });

  it("have checksums that sha256sum finds right", async () => {
    const folder = await mkdtemp(join(root, "release-"));
    for (const { name, content } of release().files) await writeFile(join(folder, name), content);
    const { status, stdout } = spawnSync("sha256sum", ["--check", `${base}_SHA256SUMS`], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(0);
    expect(stdout.match(/: OK$/gm)).toHaveLength(releasePlatforms.length + 1);
  });

  it("tell the protocol", () => {
    const manifest = release().files.find(({ name }) => name.endsWith("manifest.json"));
    expect(JSON.parse(Buffer.from(manifest?.content ?? []).toString())).toEqual({ version: 1, metadata: { protocol_versions: ["6.0"] } });
  });

  it("are the same bytes each time", () => {
    const digestOf = ({ files }: Release) =>
      createHash("sha256")
        .update(Buffer.concat(files.map(({ content }) => content)))
        .digest("hex");
    expect(digestOf(makeRelease())).toBe(digestOf(release()));
  });

  it("are the same bytes in every time zone", async () => {
    const program = join(root, "archive.js");
    const source = join(__dirname, "..", "..", "src", "cli", "provider", "archive.ts");
    await execute(require.resolve("esbuild/bin/esbuild"), [source, "--bundle", "--platform=node", `--outfile=${program}`]);
    const script = `
      const { createArchive } = require(${JSON.stringify(program)});
      console.log(Buffer.from(createArchive([{ name: "a", content: Buffer.from("b"), executable: true }])).toString("hex"));
    `;
    const archives = ["UTC", "Asia/Shanghai", "America/New_York"].map(async (TZ) => {
      const { stdout } = await execute(process.execPath, ["-e", script], { env: { ...process.env, TZ } });
      return stdout;
    });
    expect(new Set(await Promise.all(archives)).size).toBe(1);
  });

  it("start the plugin by one file alone that an engine takes for it", async () => {
    for (const { name, content } of release().files.filter(({ name }) => name.endsWith(".zip"))) {
      const folder = await mkdtemp(join(root, "unpacked-"));
      await writeFile(join(folder, name), content);
      await execute("unzip", ["-q", name], { cwd: folder });
      await rm(join(folder, name));
      const starter = `terraform-provider-sms_v${version}${name.includes("windows") ? ".cmd" : ""}`;
      expect((await readdir(folder)).filter((file) => file.startsWith("terraform-provider-sms"))).toEqual([starter]);
    }
  });
});

describeEngine("a script from a release", (engine) => {
  let archive: string;
  beforeAll(async () => {
    archive = join(root, "script.zip");
    await writeFile(archive, release().files.find(({ name }) => name.includes(ownPlatform))?.content ?? "");
  });

  it("is installed by init and serves a plan", async () => {
    const { init, plan } = await initAndPlan(engine, archive);
    expect(init).toMatchObject({ exitCode: 0 });
    expect(plan).toMatchObject({ exitCode: 2, changes: [{ address: "sms_baidu_template.t", action: "create" }] });
  });

  it("says what is missing where there is no Node", async () => {
    const { init, plan } = await initAndPlan(engine, archive, await toolsWithoutNode());
    expect(init).toMatchObject({ exitCode: 0 });
    expect(plan.exitCode).toBe(1);
    expect(plan.text).toContain("terraform-provider-sms needs Node.js 20.3 or later on the PATH");
  });

  /** A PATH on which no more lies than what the script uses: the shell itself is named by its full path. */
  async function toolsWithoutNode(): Promise<string> {
    const folder = await mkdtemp(join(root, "path-"));
    const { stdout: sleep } = await execute("sh", ["-c", "command -v sleep"]);
    await symlink(sleep.trim(), join(folder, "sleep"));
    return folder;
  }
});

describe("smsform provider package", () => {
  let said: string;
  let release: string;
  beforeAll(async () => {
    const { terminal, said: heard } = capturedTerminal(root);
    expect(await packageProvider({ out: "release" }, terminal, bundle)).toBe(0);
    said = heard.out;
    release = join(root, "release");
  });

  it("tells what it made, and how to sign it", async () => {
    for (const name of await readdir(release)) expect(said).toContain(name);
    expect(said).toContain(`gpg --detach-sign ${join(release, `${base}_SHA256SUMS`)}`);
    expect(said).toContain(`The one for ${ownPlatform} is a single executable`);
  });

  const program = `terraform-provider-sms_v${version}`;
  async function unpacked(): Promise<string> {
    const folder = await mkdtemp(join(root, "unpacked-"));
    await execute("unzip", ["-q", join(release, `${base}_${ownPlatform}.zip`), "-d", folder]);
    return folder;
  }

  it("makes a single executable", async () => {
    expect(await readdir(await unpacked())).toEqual(["NOTICE", program]);
  });

  // Putting a program into Node takes many seconds.
  if (isExhaustive)
    it("makes it of the same bytes each time", async () => {
      const made = await readFile(join(await unpacked(), program));
      expect(made.equals(createExecutable(bundle, findInjector(__dirname) ?? ""))).toBe(true);
    });

  describeEngine("the single executable", (engine) => {
    it("is installed by init and serves a plan where there is no Node", async () => {
      const archive = join(release, `${base}_${ownPlatform}.zip`);
      const { init, plan } = await initAndPlan(engine, archive, await mkdtemp(join(root, "empty-path-")));
      expect(init).toMatchObject({ exitCode: 0 });
      expect(plan).toMatchObject({ exitCode: 2, changes: [{ address: "sms_baidu_template.t", action: "create" }] });
    });
  });
});
