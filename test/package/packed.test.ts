/** What is published, as npm packs it, and programs that use it. All the ways to use it are gone through in installed.test.ts. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Compiled, type ConfigurationName, compile } from "./compiler";
import { programWith, saidByLibrary } from "./programs";
import { linkedProject, type Packed, pack, repository } from "./project";

jest.setTimeout(120_000);

let packed: Packed;
let project: string;
beforeAll(() => {
  packed = pack();
  project = linkedProject(packed, ["cdktf", "cdktn", "constructs", "@types/node"]);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the package", () => {
  test("holds program, plugin, types, documentation and examples, and says where it comes from", () => {
    for (const path of [
      "dist/index.js",
      "dist/index.d.ts",
      "dist/cdktf/index.d.ts",
      "dist/cli/main.js",
      "dist/terraform-provider-sms",
      "dist/messaging/index.d.ts",
      "dist/catalogue.schema.json",
      "dist/emulator/console/index.html",
      "dist/emulator/console/NOTICE",
      "docs/index.md",
      "examples/tencent/main.ts",
      "README.md",
      "LICENSE",
      "CHANGELOG.md",
    ])
      expect(packed.files).toContain(path);
    const { homepage, repository: source } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect([homepage, source.url]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^git\+https:/)]);
  });

  test("holds nothing of the machine that built it: no compiled code, no source maps, no tests", () => {
    expect(packed.files.filter((path) => /\.(?:cache|map|tsbuildinfo)$|\.test\.|^dist\/examples/.test(path))).toEqual([]);
  });

  test("holds the licence text of every package whose code is bundled", () => {
    expect(packed.files).toContain("dist/NOTICE");
    const notice = readFileSync(join(repository, "dist", "NOTICE"), "utf8");
    const sections = notice.split(`${"-".repeat(80)}\n`).slice(1);
    for (const name of ["@grpc/grpc-js", "protobufjs", "axios", "agent-base", "@msgpack/msgpack", "commander", "picocolors"])
      expect(sections.filter((section) => section.startsWith(`${name} `))).toHaveLength(1);
    for (const section of sections) expect(section).toMatch(/^\S+ \d+\.\d+\.\d+\S* \([\w.-]+\)\n\n[\s\S]{400,}/);
  });
});

test("the emulator of the package shows its page", () => {
  const program = `
    const { startEmulator } = require("smsform/emulator");
    startEmulator().then(async (emulator) => {
      const told = [];
      for (const path of ["/", "/_emulator/console/console.js", "/_emulator/console/console.css"]) told.push((await fetch(emulator.url + path)).status);
      await emulator.close();
      console.log(told.join());
    });`;
  expect(execFileSync(process.execPath, ["-e", program], { cwd: project, encoding: "utf8" })).toBe("200,200,200\n");
});

describe.each<[ConfigurationName, string]>([
  ["CDKTF's template", "cdktf"],
  ["nodenext, ESM", "cdktn"],
])("a project with %s and %s", (configuration, engine) => {
  let compiled: Compiled;
  beforeAll(() => {
    compiled = compile(project, configuration, programWith(engine));
  });

  test("compiles and runs with everything that the package offers", () => {
    expect(compiled.problems).toBe("");
    expect(execFileSync(process.execPath, [compiled.path], { cwd: project, encoding: "utf8" })).toBe(saidByLibrary);
  });
});

test.each([
  ["a rule that the platform does not have", "V22", "V222", /'V222' does not exist in type/],
  ["a kind that there is not", '"verification"', '"CommonVCode"', /Type '"CommonVCode"' is not assignable to type/],
  ["a value that the message does not have", '{ otp: "482913" }', '{ opt: "482913" }', /'opt' does not exist in type/],
])("the compiler tells of %s", (_what, right, wrong, message) => {
  expect(compile(project, "CDKTF's template", programWith("cdktf").replace(right, wrong)).problems).toMatch(message);
});
