import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startEmulator } from "../../src/emulator";
import { describeEngine } from "../support/engines/engine";

jest.setTimeout(120_000);

const root = join(__dirname, "..", "..");
const execute = promisify(execFile);

describeEngine("a CDKTF stack that smsform applied", (engine) => {
  it("runs under the engine after smsform provider install and a real init: no changes", async () => {
    // Below the checkout, where the program finds smsform/cdktf by the package's own name.
    await mkdir(join(root, "build"), { recursive: true });
    const folder = await mkdtemp(join(root, "build", "handover-"));
    const emulator = await startEmulator({ review: "manual" });
    const environment = {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: join(folder, "no.tfrc"),
      SMSFORM_ENDPOINT: emulator.url,
      BAIDUCLOUD_ACCESS_KEY: "emulator",
      BAIDUCLOUD_SECRET_KEY: "emulator-secret",
    };
    const smsform = (...args: string[]) =>
      execute(process.execPath, [join(root, "dist", "cli", "main.js"), ...args], { cwd: folder, env: environment });
    const tofu = (...args: string[]) =>
      execute(engine.binary, ["-chdir=cdktf.out/stacks/shop", ...args, "-no-color"], { cwd: folder, env: environment });
    try {
      for (const file of ["main.js", "proof.png"]) await copyFile(join(root, "dist", "examples", "baidu", file), join(folder, file));
      await writeFile(join(folder, "cdktf.json"), JSON.stringify({ language: "typescript", app: "node main.js" }));
      await writeFile(join(folder, "no.tfrc"), "");
      expect((await smsform("apply", "--auto-approve")).stdout).toContain("3 added");
      expect((await smsform("provider", "install")).stdout).toContain("Installed the provider");
      await tofu("init");
      expect((await tofu("plan")).stdout).toContain("No changes");
      expect((await tofu("destroy", "-auto-approve")).stdout).toContain("3 destroyed");
      expect(emulator.admin.objects()).toEqual([]);
    } finally {
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
