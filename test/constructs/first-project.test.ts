/** What the guide on a whole project has its readers write and type, from the empty folder on. What npm would install is linked. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "../../src/emulator";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { curl } from "../support/cli/curl";
import { readGuide } from "../support/stacks/guide";

jest.setTimeout(120_000);

const repository = join(__dirname, "..", "..");
const guide = readGuide("first-project");
const linesUnder = (heading: string) => guide.blocks(heading, "shell").flatMap((block) => block.trim().split("\n"));
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`));
const programs = {
  smsform: join(repository, "dist", "cli", "main.js"),
  tsc: join(packageFolder("typescript"), "bin", "tsc"),
};

let emulator: Emulator;
let folder: string;
beforeEach(async () => {
  emulator = await startEmulator({ reviewDelayMs: 0 });
  folder = mkdtempSync(join(tmpdir(), "smsform-project-"));
  const modules = join(folder, "node_modules");
  for (const path of [".bin", "@types"]) mkdirSync(join(modules, path), { recursive: true });
  symlinkSync(repository, join(modules, "smsform"));
  for (const name of ["cdktf", "constructs", "@types/node"]) symlinkSync(packageFolder(name), join(modules, name));
  for (const [name, path] of Object.entries(programs)) {
    writeFileSync(join(modules, ".bin", name), `#!/bin/sh\nexec "${process.execPath}" "${path}" "$@"\n`, { mode: 0o755 });
  }
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text = "") => writeFileSync(join(folder, name), text);

/** A line of the guide in a shell. `npx` finds nothing but what npm has linked. */
async function type(line: string): Promise<string> {
  if (line.startsWith("curl ")) return (await curl(line, emulator.url)).text;
  const path = [join(folder, "node_modules", ".bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
  const env = { PATH: path, SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys };
  const { stdout } = await promisify(execFile)("sh", ["-c", line.replace(/^npx /, "")], { cwd: folder, env });
  return stdout;
}

/** What each line says. */
async function typeAll(heading: string): Promise<string[]> {
  const said: string[] = [];
  for (const line of linesUnder(heading)) said.push(await type(line));
  return said;
}

describe("the guide on a whole project", () => {
  it("leads from its files to a message that was sent, and away again", async () => {
    const [cdktf, tsconfig] = guide.blocks("The folder", "json");
    const [main] = guide.blocks("The stack", "typescript");
    const [send] = guide.blocks("Send", "typescript");
    write("cdktf.json", cdktf);
    write("tsconfig.json", tsconfig);
    write("main.ts", main);
    expect((await typeAll("Plan and apply")).join("\n")).toContain("Plan: 4 to add, 0 to change, 0 to destroy.");
    await typeAll("How a program gets the ids");
    write("send.ts", send);
    const messages = (await typeAll("Send")).at(-1) ?? "";
    expect(JSON.parse(messages)).toMatchObject([
      { number: "13800138000", content: "【云杉商城】您的验证码是482913，5分钟内有效，请勿告知他人。" },
    ]);
    await typeAll("Take it away");
    expect(emulator.admin.objects({ kind: "templates" })).toEqual([]);
  });

  it("has the same stack in HCL", async () => {
    const [main] = guide.blocks("The same in HCL", "terraform");
    write("main.tf", main);
    for (const line of linesUnder("Plan and apply").filter((each) => each !== "npx tsc")) await type(line);
    const outputs = JSON.parse(await type("npx smsform output --json"));
    expect(Object.keys(outputs).sort()).toEqual(["login_code_id", "signature_id"]);
  });
});
