import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { embeddedFrontends, type Frontend } from "../scenarios/frontends";

jest.setTimeout(120_000);

const killer = join(__dirname, "..", "support", "crashes", "request-killer.js");
const program = join(__dirname, "..", "..", "dist", "cli", "main.js");

const list = (phones: readonly string[]) => ({
  "main.tf": `resource "sms_baidu_blacklist" "a" {\n  type = "MerchantBlack"\n  phones = ${JSON.stringify(phones)}\n}\n`,
});
const foreign = { type: "SignatureBlack", smsType: "CommonSale", signatureId: "sms-sign-ABCdef12345", phone: "13800000001" };

describe("a removal from a blacklist that is killed", () => {
  const open = embeddedFrontends();

  it("at any request loses no entry of another list: the next run puts it back", async () => {
    const requests = await count();
    expect(requests).toBeGreaterThanOrEqual(4);
    for (let n = 1; n <= requests; n++) {
      const frontend = await prepared();
      expect([n, await run(frontend, `before ${n}`)]).toEqual([n, null]);
      expect(await frontend.apply()).toMatchObject({ ok: true });
      expect([n, entries(frontend)]).toEqual([n, ["13800000000 MerchantBlack", "13800000001 SignatureBlack"]]);
      expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    }
  });

  async function prepared(): Promise<Frontend> {
    const frontend = await open({ files: list(["13800000000", "13800000001"]) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    frontend.emulator.admin.create({ platform: "baidu", kind: "blacklist" }, foreign);
    await frontend.write(list(["13800000000"]));
    return frontend;
  }

  async function count(): Promise<number> {
    const frontend = await prepared();
    expect(await run(frontend, "never 0")).toBe(0);
    return readFileSync(join(frontend.folder, "requests"), "utf8").trim().split("\n").length;
  }

  async function run({ folder, emulator }: Frontend, when: string): Promise<number | null> {
    const environment = {
      PATH: process.env.PATH ?? "",
      NODE_OPTIONS: `--require ${killer}`,
      REQUEST_KILLER: when,
      REQUEST_KILLER_LOG: join(folder, "requests"),
      SMSFORM_ENDPOINT: emulator.url,
      BAIDUCLOUD_ACCESS_KEY: "emulator",
      BAIDUCLOUD_SECRET_KEY: "emulator-secret",
    };
    const child = spawn(process.execPath, [program, "apply", "--auto-approve"], { cwd: folder, env: environment, stdio: "ignore" });
    const [code] = await once(child, "exit");
    return code;
  }
});

function entries(frontend: Frontend): string[] {
  return frontend.emulator.admin
    .objects({ platform: "baidu", kind: "blacklist" })
    .map(({ phone, type }) => `${String(phone)} ${String(type)}`)
    .sort();
}
