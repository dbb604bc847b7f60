import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { folderWith, removeFolders } from "../support/folder";

afterAll(removeFolders);
const execute = promisify(execFile);
const dist = join(__dirname, "..", "..", "dist");

/** Runs a program by a Node that takes itself for an older one. */
function runOn(version: string, program: string) {
  const folder = folderWith({
    "older.js": `Object.defineProperty(process, "versions", { value: { ...process.versions, node: ${JSON.stringify(version)} } });`,
  });
  return execute(process.execPath, ["--require", join(folder, "older.js"), join(dist, program)]).then(
    () => ({ code: 0, stdout: "", stderr: "" }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}

describe("a Node that is too old is told before anything else", () => {
  it("by the command line, on stderr", async () => {
    expect(await runOn("18.20.4", "cli/main.js")).toEqual({
      code: 1,
      stdout: "",
      stderr: `smsform needs Node.js 20.3 or later; this is 18.20.4, at ${process.execPath}.\n`,
    });
  });

  it("by the plugin, on stdout, which engines show", async () => {
    expect(await runOn("20.2.0", "terraform-provider-sms")).toEqual({
      code: 1,
      stdout: `terraform-provider-sms needs Node.js 20.3 or later; this is 20.2.0, at ${process.execPath}\n`,
      stderr: "",
    });
  });
});
