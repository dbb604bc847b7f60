/** The example that sends, against an emulator with the account that it names. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startEmulator } from "../../src/emulator";

const root = join(__dirname, "..", "..");
const run = promisify(execFile);

test("the example sends to those who can get it, by the second platform where the first one cannot", async () => {
  const emulator = await startEmulator({ seed: join(root, "examples", "sending", "emulator.json") });
  try {
    const env = {
      ...process.env,
      SMSFORM_ENDPOINT: emulator.url,
      TENCENTCLOUD_SECRET_ID: "emulator",
      TENCENTCLOUD_SECRET_KEY: "emulator-secret",
      BAIDUCLOUD_ACCESS_KEY: "emulator",
      BAIDUCLOUD_SECRET_KEY: "emulator-secret",
    };
    const example = async (...numbers: string[]) => {
      const main = join(root, "dist", "examples", "sending", "main.js");
      const { stdout } = await run(process.execPath, [main, ...numbers], { env, cwd: join(root, "examples", "sending") });
      return stdout.trim().split("\n").sort();
    };
    expect(await example("13800138000", "+86 138 0013 8001", "12345")).toEqual([
      expect.stringMatching(/^\+8613800138000: taken by tencent as \S+, 1 part$/),
      expect.stringMatching(/^\+8613800138001: taken by tencent as \S+, 1 part$/),
      expect.stringMatching(/^12345: not sent\. "12345" is no .*\(helps: number\)$/),
    ]);
    const action = { status: 200, code: "FailedOperation.InsufficientBalanceInSmsPackage", message: "The package is used up." };
    emulator.admin.addFaults({ platform: "tencent", call: "SendSms", action });
    expect(await example("13800138000")).toEqual([expect.stringMatching(/^\+8613800138000: taken by baidu as \S+, 1 part$/)]);
  } finally {
    await emulator.close();
  }
});
