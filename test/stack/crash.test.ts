import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, commandLines } from "../support/command-line";

jest.setTimeout(300_000);

const killer = join(__dirname, "..", "support", "killer.js");

/** 20 objects of every kind that the first run makes; the second one changes, replaces and deletes some of them. */
const first = stack({ texts: "您的订单已发货，请注意查收。", count: 12, numbers: 30 });
const second = stack({ texts: "您的订单已由承运商发出，请注意查收。", count: 10, numbers: 27 });

function stack({ texts, count, numbers }: { texts: string; count: number; numbers: number }): string {
  const phones = (from: number) => JSON.stringify(Array.from({ length: numbers }, (_, i) => String(13_800_000_000 + from + i)));
  return `
provider "sms" {
  rules = { V13 = "off", V31 = "off", V39 = "off" }
}
resource "sms_baidu_signature" "s" {
  count               = 4
  content             = "云杉商城\${count.index}"
  content_type        = "Enterprise"
  deletion_protection = false
}
resource "sms_baidu_template" "t" {
  count       = ${count}
  name        = "通知\${count.index}"
  content     = "${texts}"
  sms_type    = "CommonNotice"
  description = "与签名\${sms_baidu_signature.s[count.index % 4].id}一起使用"
}
resource "sms_baidu_template" "cbd" {
  name        = "接替"
  content     = "${texts}感谢您的支持。"
  sms_type    = "CommonNotice"
  description = "先建后删"
  lifecycle {
    create_before_destroy = true
  }
}
resource "sms_baidu_quota" "q" {
  quota_per_day                            = ${numbers * 100}
  quota_per_month                          = 20000
  rate_limit_per_mobile_per_sign_by_minute = 1
  rate_limit_per_mobile_per_sign_by_hour   = 5
  rate_limit_per_mobile_per_sign_by_day    = 10
}
resource "sms_baidu_blacklist" "all" {
  type   = "MerchantBlack"
  phones = ${phones(0)}
}
resource "sms_baidu_blacklist" "sale" {
  type         = "SignatureBlack"
  sms_type     = "CommonSale"
  signature_id = sms_baidu_signature.s[0].id
  phones       = ${phones(20)}
}
`;
}

describe("a run of smsform that is killed", () => {
  const open = commandLines();

  it.each(["before", "after"])(
    "%s any write of its first apply is taken up: nothing lost, nothing doubled, the next plan clean",
    async (moment) => {
      const writes = await countWrites(async () => {}, first);
      expect(writes).toBeGreaterThan(40);
      await each(writes, async (n) => {
        const line = await open({ "main.tf": first });
        await killAt(line, `${moment} ${n}`);
        await takenUp(line, 17);
      });
    },
  );

  it.each(["before", "after"])("%s any write of an apply that updates, replaces and deletes is taken up as well", async (moment) => {
    const prepare = async (line: CommandLine) => {
      line.write({ "main.tf": first });
      expect(await line.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
      for (const { kind, id } of line.emulator.admin.objects()) {
        if (kind === "templates") line.emulator.admin.approve({ platform: "baidu", kind, id: String(id) });
      }
    };
    const writes = await countWrites(prepare, second);
    expect(writes).toBeGreaterThan(30);
    await each(writes, async (n) => {
      const line = await open({});
      await prepare(line);
      line.write({ "main.tf": second });
      await killAt(line, `${moment} ${n}`);
      await takenUp(line, 15);
    });
  });

  async function countWrites(prepare: (line: CommandLine) => Promise<void>, text: string): Promise<number> {
    const line = await open({});
    await prepare(line);
    line.write({ "main.tf": text });
    const count = join(line.folder, "count");
    Object.assign(line.environment, { NODE_OPTIONS: `--require ${killer}`, SMSFORM_KILL_COUNT: count });
    expect(await line.run("apply", "--auto-approve", "--parallelism", "1")).toMatchObject({ exitCode: 0 });
    return Number(readFileSync(count, "utf8"));
  }

  async function killAt(line: CommandLine, when: string): Promise<void> {
    Object.assign(line.environment, { NODE_OPTIONS: `--require ${killer}`, SMSFORM_KILL: when });
    const killed = await line.run("apply", "--auto-approve", "--parallelism", "1");
    expect([when, killed.exitCode]).toEqual([when, null]);
    Object.assign(line.environment, { NODE_OPTIONS: "", SMSFORM_KILL: "" });
    // What a killed process cannot take back: its lock. Whoever is sure that it is dead removes it.

    rmSync(join(line.folder, ".terraform.tfstate.lock.info"), { force: true });
  }

  async function takenUp(line: CommandLine, reviewed: number): Promise<void> {
    const again = await line.run("apply", "--auto-approve");
    expect([again.exitCode, again.stderr]).toEqual([0, expect.not.stringContaining("Error")]);
    const objects = line.emulator.admin.objects().filter(({ kind }) => kind === "templates" || kind === "signatures");
    expect(objects).toHaveLength(reviewed);
    const listed = await line.run("state", "list");
    expect(listed.stdout.trim().split("\n")).toHaveLength(reviewed + 3);
    expect(await line.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
  }
});

/** Two at a time: each is mostly waiting for processes to start. */
async function each(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 1;
  const worker = async () => {
    while (next <= count) await work(next++);
  };
  await Promise.all([worker(), worker()]);
}
