import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { embeddedFrontends, type Frontend } from "../scenarios/frontends";
import { isExhaustive, momentsIn } from "../support/crashes/exhaustive";
import { inLanes } from "../support/crashes/lanes";

jest.setTimeout(600_000);

const killer = join(__dirname, "..", "support", "crashes", "killer.js");
const program = join(__dirname, "..", "..", "dist", "cli", "main.js");

/** Objects of every kind that the first run makes; the second one changes, replaces and deletes some of them. */
const signatures = isExhaustive ? 4 : 2;
const templates = isExhaustive ? 12 : 4;
const first = stack({ texts: "您的订单已发货，请注意查收。", count: templates, numbers: 30 });
const second = stack({ texts: "您的订单已由承运商发出，请注意查收。", count: templates - 2, numbers: 27 });

/** In JSON and without expressions: none of the many runs has to load the parser of HCL. */
function stack({ texts, count, numbers }: { texts: string; count: number; numbers: number }): Readonly<Record<string, string>> {
  const phones = (from: number) => Array.from({ length: numbers }, (_, i) => String(13_800_000_000 + from + i));
  const document = {
    provider: { sms: { baidu: { rules: { V13: "off", V31: "off", V39: "off" } } } },
    resource: {
      sms_baidu_signature: many("s", signatures, (index) => ({
        content: `云杉商城${index}`,
        content_type: "Enterprise",
        deletion_protection: false,
      })),
      sms_baidu_template: {
        ...many("t", count, (index) => ({
          name: `通知${index}`,
          content: texts,
          sms_type: "CommonNotice",
          description: "订单发货通知",
          depends_on: [`sms_baidu_signature.s${index % signatures}`],
        })),
        cbd: {
          name: "接替",
          content: `${texts}感谢您的支持。`,
          sms_type: "CommonNotice",
          description: "先建后删",
          lifecycle: { create_before_destroy: true },
        },
      },
      sms_baidu_quota: {
        q: {
          quota_per_day: numbers * 100,
          quota_per_month: 20_000,
          rate_limit_per_mobile_per_sign_by_minute: 1,
          rate_limit_per_mobile_per_sign_by_hour: 5,
          rate_limit_per_mobile_per_sign_by_day: 10,
        },
      },
      sms_baidu_blacklist: {
        all: { type: "MerchantBlack", phones: phones(0) },
        sale: {
          type: "SignatureBlack",
          sms_type: "CommonSale",
          signature_id: "sms-sign-ABCdef12345",
          depends_on: ["sms_baidu_signature.s0"],
          phones: phones(20),
        },
      },
    },
  };
  return { "main.tf.json": JSON.stringify(document) };
}

function many(name: string, count: number, block: (index: number) => object): Readonly<Record<string, object>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, block(index)]));
}

describe("a run of smsform that is killed", () => {
  const open = embeddedFrontends();

  it("before or after any write of its first apply is taken up: nothing lost, nothing doubled, the next plan clean", async () => {
    const begin = () => open({ files: first });
    const moments = momentsIn(await logOf(await begin()));
    await inLanes(moments, async (moment) => {
      const frontend = await begin();
      await killAt(frontend, moment);
      await takenUp(frontend, signatures + templates + 1);
    });
  });

  it("before or after any write of an apply that updates, replaces and deletes is taken up as well", async () => {
    const begin = async () => {
      const frontend = await open({ files: first });
      expect(await frontend.apply()).toMatchObject({ ok: true });
      for (const { kind, id } of frontend.emulator.admin.objects()) {
        if (kind === "templates") frontend.emulator.admin.approve({ platform: "baidu", kind, id: String(id) });
      }
      await frontend.write(second);
      return frontend;
    };
    const moments = momentsIn(await logOf(await begin()));
    await inLanes(moments, async (moment) => {
      const frontend = await begin();
      await killAt(frontend, moment);
      await takenUp(frontend, signatures + templates - 1);
    });
  });

  /** Writes and requests of a run that is left alone. */
  async function logOf(frontend: Frontend): Promise<readonly string[]> {
    const path = join(frontend.folder, "log");
    expect(await run(frontend, { SMSFORM_KILL_LOG: path })).toBe(0);
    const log = readFileSync(path, "utf8").trimEnd().split("\n");
    expect(log.filter((line) => line !== "request").length).toBeGreaterThan(isExhaustive ? 40 : 20);
    return log;
  }

  async function killAt(frontend: Frontend, when: string): Promise<void> {
    expect([when, await run(frontend, { SMSFORM_KILL: when })]).toEqual([when, null]);
  }

  async function run({ folder, emulator }: Frontend, more: Readonly<Record<string, string>>): Promise<number | null> {
    const environment = {
      PATH: process.env.PATH ?? "",
      NODE_OPTIONS: `--require ${killer}`,
      SMSFORM_ENDPOINT: emulator.url,
      BAIDUCLOUD_ACCESS_KEY: "emulator",
      BAIDUCLOUD_SECRET_KEY: "emulator-secret",
      ...more,
    };
    const child = spawn(process.execPath, [program, "apply", "--auto-approve", "--parallelism", "1"], {
      cwd: folder,
      env: environment,
      stdio: "ignore",
    });
    const [code] = await once(child, "exit");
    return code;
  }

  async function takenUp(frontend: Frontend, reviewed: number): Promise<void> {
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const objects = frontend.emulator.admin.objects().filter(({ kind }) => kind === "templates" || kind === "signatures");
    expect(objects).toHaveLength(reviewed);
    expect(Object.keys(await frontend.state())).toHaveLength(reviewed + 3);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  }
});
