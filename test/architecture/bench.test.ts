/** The benchmark reaches into the build by its files' names, and runs too seldom to notice that one has moved. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { startEmulator } from "../../src/emulator";
import { certificatePem, createCertificate } from "../../src/plugin/starting/certificate";
import { cookie } from "../../src/plugin/starting/handshake";

const bench = join(__dirname, "..", "..", "bench");
const run = promisify(execFile);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "smsform-bench-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("its bare loop makes the calls that it stands for", async () => {
  const emulator = await startEmulator({ accountLimits: "off", rateLimits: "off" });
  try {
    const ids = join(folder, "ids.json");
    for (const what of ["create", "read"]) await run(process.execPath, [join(bench, "bare-loop.mjs"), what, emulator.url, "3", "2", ids]);
    expect(JSON.parse(readFileSync(ids, "utf8"))).toHaveLength(3);
    expect(emulator.admin.calls().counts.baidu).toEqual({ createTemplate: 3, getTemplate: 3 });
  } finally {
    await emulator.close();
  }
});

test("its stub is a plugin that starts", async () => {
  const make = `import(${JSON.stringify(pathToFileURL(join(bench, "stub-provider.mjs")).href)}).then(({ makeStubProvider }) => makeStubProvider(process.argv[1]))`;
  await run(process.execPath, ["-e", make, folder]);
  const env = { ...process.env, [cookie.name]: cookie.value, PLUGIN_CLIENT_CERT: certificatePem(createCertificate(Date.now())) };
  const stub = spawn(process.execPath, [join(folder, "terraform-provider-sms")], { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await Promise.race([once(stub.stdout, "data"), once(stub, "exit")]);
    expect(String(line)).toMatch(/^1\|6\|/);
  } finally {
    stub.kill("SIGKILL");
  }
});
