/** The package as a registry's users get it: installed in empty folders, and compiled, loaded and run there in every way that is promised. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isExhaustive } from "../support/crashes/exhaustive";
import { type ConfigurationName, compile, compileFiles, configurations } from "./compiler";
import { programWith, saidByLibrary } from "./programs";
import { installedProject, type Packed, pack, repository } from "./project";

jest.setTimeout(900_000);

const { peerDependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
const names = Object.keys(configurations) as ConfigurationName[];

/** Of the engine, from the first that is promised on, those that the registry has. */
function versionsOf(engine: string, first: string): readonly string[] {
  const all: unknown = JSON.parse(execFileSync("npm", ["view", engine, "versions", "--json"], { encoding: "utf8" }));
  const versions = (Array.isArray(all) ? all : [all]).map(String).filter((version) => !version.includes("-"));
  return versions.filter((version) => version.localeCompare(first, "en", { numeric: true }) >= 0);
}

(isExhaustive ? describe : describe.skip)("the package, installed in empty folders", () => {
  let packed: Packed;
  const projects: string[] = [];
  beforeAll(() => {
    packed = pack();
  });
  afterAll(() => {
    for (const folder of projects) rmSync(folder, { recursive: true, force: true });
  });

  function installed(...packages: string[]): string {
    const folder = installedProject(packed, packages);
    projects.push(folder);
    return folder;
  }

  const run = (path: string, cwd: string) => execFileSync(process.execPath, [path], { cwd, encoding: "utf8" });

  test("publint and attw find nothing wrong", () => {
    const found = spawnSync(process.execPath, [join(repository, "scripts", "check-package.mjs"), packed.tarball], { encoding: "utf8" });
    expect(found.stdout + found.stderr).toBe("");
  });

  // Only the fork goes on: what there is of it is asked of the registry.
  const forks = (isExhaustive ? versionsOf("cdktn", "0.24.0") : []).map((version) => ["cdktn", version] as const);

  describe.each([["cdktf", "0.21.0"] as const, ...forks])("with %s %s", (engine, version) => {
    let project: string;
    beforeAll(() => {
      project = installed(`${engine}@${version}`, "constructs", "@types/node@20");
    });

    test("is of a version that the package takes", () => {
      const listed = spawnSync("npm", ["ls", engine, "constructs"], { cwd: project, encoding: "utf8" });
      expect(listed.stdout + listed.stderr).not.toMatch(/invalid|ELSPROBLEMS/);
      expect(peerDependencies[engine].replace(/^[~^]/, "").split(".").slice(0, 2)).toEqual(version.split(".").slice(0, 2));
    });

    test.each(names)("a program compiles with %s, and runs", (name) => {
      const { problems, path } = compile(project, name, programWith(engine));
      expect(problems).toBe("");
      // A bundler's output is for bundlers: its imports are looked for as it does.
      if (name !== "bundler") expect(run(path, project)).toBe(saidByLibrary);
    });

    test("the package's own types hold, and not only where they are used", () => {
      const { problems } = compile(project, "node16", programWith(engine), { skipLibCheck: false });
      expect(problems.split("\n").filter((line) => line.includes("node_modules/smsform/"))).toEqual([]);
    });

    test("the examples compile and synthesize", () => {
      const examples = join(project, "examples");
      cpSync(join(project, "node_modules", "smsform", "examples"), examples, { recursive: true });
      const programs = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
      const forThis =
        engine === "cdktf" ? programs : programs.filter((name) => !readFileSync(join(examples, name), "utf8").includes("cdktf"));
      const { problems } = compileFiles(
        forThis.map((name) => join(examples, name)),
        { ...configurations["CDKTF's template"].options, lib: ["lib.es2022.d.ts"], noUnusedParameters: false },
      );
      expect(problems).toBe("");
      for (const name of engine === "cdktf" ? ["baidu", "tencent", "huawei", "infocloud", "portable"] : []) {
        run(join(examples, name, "main.js"), join(examples, name));
        expect(readdirSync(join(examples, name, "cdktf.out", "stacks"))).toEqual(["shop"]);
      }
    });
  });

  describe("with neither engine", () => {
    let project: string;
    beforeAll(() => {
      project = installed("@types/node@20");
    });

    test.each(names)("a program that sends compiles with %s, and runs", (name) => {
      const { problems, path } = compile(project, name, programWith());
      expect(problems).toBe("");
      if (name !== "bundler") expect(run(path, project)).toBe(saidByLibrary);
    });

    test("the command line runs", () => {
      const smsform = join(project, "node_modules", ".bin", "smsform");
      expect(execFileSync(smsform, ["--version"], { cwd: project, encoding: "utf8" })).toMatch(/^smsform \d+\.\d+\.\d+$/m);
    });

    test("the oldest compiler that is promised takes its types", () => {
      const old = installed("@types/node@20", "typescript@5.0.4");
      const { path } = compile(old, "node16", programWith());
      const source = path.replace(/js$/, "ts");
      const flags = ["--module", "node16", "--target", "es2022", "--strict", "--skipLibCheck", "--noEmit"];
      const said = spawnSync(process.execPath, [join(old, "node_modules", "typescript", "bin", "tsc"), ...flags, source], {
        cwd: old,
        encoding: "utf8",
      });
      expect(said.stdout).toBe("");
    });
  });
});
