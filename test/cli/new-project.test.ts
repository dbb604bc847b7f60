import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { platformNames } from "../../src/cli/project/choice";
import { mainTs } from "../../src/cli/project/program";
import { run } from "../../src/cli/run";
import { capturedTerminal } from "../support/cli/captured-terminal";
import { type CommandLine, commandLines } from "../support/cli/command-line";

jest.setTimeout(120_000);

const begin = commandLines();
const everyPlatform = "baidu,tencent,huawei,infocloud";
const program = [".github", ".gitignore", "cdktf.json", "main.ts", "package.json", "tsconfig.json"];
const namesIn = (folder: string) => readdirSync(folder).sort();
const init = (cli: CommandLine, ...more: string[]) => cli.run("init", "--no-install", ...more);
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** What npm would install. */
function link({ folder }: CommandLine): void {
  const modules = join(folder, "node_modules");
  for (const path of [".bin", "@types"]) mkdirSync(join(modules, path), { recursive: true });
  symlinkSync(join(__dirname, "..", ".."), join(modules, "smsform"));
  for (const name of ["cdktf", "cdktn", "constructs", "@types/node"]) symlinkSync(packageFolder(name), join(modules, name));
  const tsc = join(packageFolder("typescript"), "bin", "tsc");
  writeFileSync(join(modules, ".bin", "tsc"), `#!/bin/sh\nexec "${process.execPath}" "${tsc}" "$@"\n`, { mode: 0o755 });
}

/** An npm that notes how it was called. @param script what it does besides */
function npm({ folder, environment }: CommandLine, script: string): void {
  const bin = join(folder, ".bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "npm"), `#!/bin/sh\necho "$@" >> .calls\n${script}\n`);
  chmodSync(join(bin, "npm"), 0o755);
  environment.PATH = `${bin}:/usr/bin:/bin`;
}
const installs = "mkdir -p node_modules && echo '{}' > node_modules/.package-lock.json";

/** The command with somebody at the terminal. @param typed undefined where they go away */
async function asked({ folder, environment }: CommandLine, typed: string) {
  const stdin = new PassThrough();
  const { terminal, said } = capturedTerminal(folder, environment, { interactive: true, stdin });
  stdin.end(typed);
  return { exitCode: await run(["init", "--no-install"], terminal), ...said };
}

describe("smsform init in an empty folder", () => {
  it.each([
    ["cdktn", everyPlatform, 8],
    ["cdktf", "baidu", 3],
  ])("makes a program for %s and %s that compiles and can be planned as it is", async (language, platforms, objects) => {
    const cli = await begin();
    expect(await init(cli, "--yes", "--language", language, "--platform", platforms)).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/Wrote package.json, .*, cdktf.json.\n[\s\S]*Next: npm install && npx smsform plan --emulator\n$/),
      stderr: "",
    });
    expect(namesIn(cli.folder)).toEqual(program);
    link(cli);
    // Compiled along with it: the programs for one platform alone.
    for (const each of platformNames) cli.write({ [`${each}.ts`]: mainTs("cdktn", "sms", { platforms: [each] }) });
    expect(await cli.run("plan", "--emulator")).toEqual({
      exitCode: 0,
      stdout: expect.stringContaining(`Plan: ${objects} to add, 0 to change, 0 to destroy.`),
      stderr: "",
    });
    const ignored = readFileSync(join(cli.folder, ".gitignore"), "utf8").split("\n");
    expect(namesIn(cli.folder).filter((name) => !program.includes(name) && !name.endsWith(".ts"))).toEqual([
      "build",
      "cdktf.out",
      "node_modules",
    ]);
    expect(ignored).toEqual(expect.arrayContaining(["build/", "cdktf.out/", "node_modules/"]));
  });

  it.each(["baidu", "tencent", "huawei", "infocloud", everyPlatform])(
    "makes HCL for %s that breaks no rule of the platforms",
    async (platforms) => {
      const cli = await begin();
      await init(cli, "--language", "hcl", "--platform", platforms);
      expect(namesIn(cli.folder)).toEqual([".github", ".gitignore", "main.tf", "package.json"]);
      expect(await cli.run("lint", "--strict")).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await cli.run("plan", "--emulator")).toMatchObject({ exitCode: 0, stderr: "" });
      expect((await cli.run("init", "--no-install")).stdout).toContain("Next: smsform plan");
    },
  );

  it("asks for the platforms and the language, again where an answer is none, and takes what is usual for an empty one", async () => {
    const cli = await begin();
    const answered = await asked(cli, "tencent, aliyun\ntencent，baidu\n\n");
    expect(answered.out).toContain('There is no platform "aliyun". There are: baidu, tencent, huawei, infocloud.');
    expect(answered.exitCode).toBe(0);
    expect(readFileSync(join(cli.folder, "main.ts"), "utf8")).toMatch(/from "smsform\/cdktn"[\s\S]*on: { baidu: {}, tencent: {} }/);
  });

  it("writes nothing where nobody answers, and says what to say where nobody can be asked", async () => {
    const cli = await begin();
    expect(await asked(cli, "baidu\n")).toMatchObject({ exitCode: 1, err: expect.stringContaining("Nothing was written") });
    expect(await init(cli)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("smsform init --yes") });
    expect(await init(cli, "--platform", "aliyun")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("There are: baidu") });
    expect(namesIn(cli.folder)).toEqual([]);
  });

  it("counts a folder that holds what a repository begins with as empty, and leaves that as it is", async () => {
    const cli = await begin({ "README.md": "# Shop", LICENSE: "", ".gitignore": "dist/\n" });
    mkdirSync(join(cli.folder, ".git"));
    const { exitCode, stdout } = await init(cli, "--yes");
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining(".gitignore stays as it was. See that it names these:\n  node_modules/"),
    ]);
    expect(readFileSync(join(cli.folder, ".gitignore"), "utf8")).toBe("dist/\n");
  });

  it("is checked where its repository is kept", async () => {
    const cli = await begin();
    await init(cli, "--yes", "--pipeline", "gitlab");
    expect(namesIn(cli.folder)).toContain(".gitlab-ci.yml");
    expect(namesIn(cli.folder)).not.toContain(".github");
    const { stdout } = await init(await begin({ ".gitlab-ci.yml": "stages: [test]\n" }), "--yes");
    expect(stdout).toContain(".gitlab-ci.yml stays as it was. See that it names these:\n  sms:\n");
    expect(await init(cli, "--pipeline", "jenkins")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("github, gitlab") });
  });

  it("names what is in its way, and writes nothing", async () => {
    const cli = await begin({ "package.json": '{"name":"mine"}' });
    symlinkSync("nowhere", join(cli.folder, "main.ts"));
    expect(await init(cli, "--yes")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("left as they are: package.json, main.ts."),
    });
    expect(namesIn(cli.folder)).toEqual(["main.ts", "package.json"]);
    const half = await begin({ ".github": "a file" });
    expect((await init(half, "--yes")).stderr).toContain(".github/workflows/sms.yml");
    const other = await begin({ "index.js": "" });
    expect(await init(other, "--yes")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("not empty: it has index.js") });
  });

  it.each([
    ["云上书店", "sms"],
    ["Web Shop (2)", "web-shop-2"],
    ["smsform", "smsform-stack"],
    ["2024-sms", "sms"],
  ])("calls a project in %s %s", async (folder, name) => {
    const cli = await begin();
    mkdirSync(join(cli.folder, folder));
    await cli.runIn(join(cli.folder, folder), "init", "--no-install", "--yes");
    expect(JSON.parse(readFileSync(join(cli.folder, folder, "package.json"), "utf8"))).toMatchObject({ name, private: true });
    expect(readFileSync(join(cli.folder, folder, "main.ts"), "utf8")).toContain(`new TerraformStack(app, "${name}")`);
  });

  it("goes on where it was cut off, and does not where other files would come of it", async () => {
    const cli = await begin();
    await init(cli, "--yes");
    for (const name of ["cdktf.json", "main.ts"]) rmSync(join(cli.folder, name));
    expect(await init(cli, "--yes", "--language", "cdktf")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/package.json[\s\S]*say the same platforms and language as then/),
    });
    expect(await init(cli, "--yes")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Wrote main.ts, cdktf.json.\n") });
  });
});

describe("smsform init installs", () => {
  it("with npm in the folder, without anybody's scripts", async () => {
    const cli = await begin();
    npm(cli, installs);
    expect(await cli.run("init", "--yes")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/Next: npx smsform plan --emulator\n$/),
    });
    expect(readFileSync(join(cli.folder, ".calls"), "utf8")).toMatch(/^install --ignore-scripts .*--prefix \.\n$/);
  });

  it("tells what npm said where that fails, and goes on when it is run again", async () => {
    const cli = await begin();
    npm(cli, "echo 'npm error code ENOTFOUND' >&2; exit 1");
    const { exitCode, stderr } = await cli.run("init", "--yes");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/npm ended with code 1\.\n {2}npm error code ENOTFOUND\n[\s\S]*npm config set registry URL\./);
    npm(cli, installs);
    expect(await cli.run("init")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Installing") });
    expect(existsSync(join(cli.folder, "node_modules"))).toBe(true);
  });

  it("and tells what to do where there is no npm", async () => {
    const cli = await begin();
    cli.environment.PATH = join(cli.folder, "nothing");
    expect(await cli.run("init", "--yes")).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("https://nodejs.org") });
  });
});
