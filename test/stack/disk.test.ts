import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { commandLines } from "../support/cli/command-line";
import { stacks, type TestStack, templateBlock } from "../support/stacks/stacks";

jest.setTimeout(120_000);

interface Failure {
  readonly full?: { readonly at: number; readonly until?: number };
  readonly most?: number;
  readonly code?: string;
}
interface SpoiledDisk {
  writes(): number;
  mend(): void;
}
const preload = join(__dirname, "..", "support", "crashes", "spoiled-disk.js");
const { spoilDisk }: { spoilDisk(folder: string, failure: Failure): SpoiledDisk } = require("../support/crashes/spoiled-disk.js");

/** Objects of several kinds; the second stack changes, replaces in both orders and deletes some of them, and takes a number off a list. */
const first = stackOf({ text: "您的订单已发货，请注意查收。", signatures: 2, phones: ["13800000000", "13800000001"] });
const second = stackOf({ text: "您的订单已由承运商发出，请注意查收。", signatures: 1, phones: ["13800000000"] });

function stackOf({ text, signatures, phones }: { text: string; signatures: number; phones: readonly string[] }): string {
  return `
provider "sms" {
  baidu { rules = { V13 = "off", V31 = "off", V39 = "off" } }
}
resource "sms_baidu_signature" "s" {
  count               = ${signatures}
  content             = "云杉商城\${count.index}"
  content_type        = "Enterprise"
  deletion_protection = false
}
resource "sms_baidu_template" "t" {
  name        = "通知"
  content     = "${text}"
  sms_type    = "CommonNotice"
  description = "与签名\${sms_baidu_signature.s[0].id}一起使用"
}
resource "sms_baidu_template" "cbd" {
  name        = "接替"
  content     = "${text}感谢您的支持。"
  sms_type    = "CommonNotice"
  description = "先建后删"
  lifecycle {
    create_before_destroy = true
  }
}
resource "sms_baidu_blacklist" "b" {
  type   = "MerchantBlack"
  phones = ${JSON.stringify(phones)}
}
`;
}

describe("a disk that is full", () => {
  const begin = stacks();

  async function applied(): Promise<TestStack> {
    const stack = await begin({ "main.tf": first });
    expect(await stack.apply()).toMatchObject({ errors: [] });
    for (const { kind, id } of stack.emulator.admin.objects()) {
      if (kind === "templates") stack.emulator.admin.approve({ platform: "baidu", kind, id: String(id) });
    }
    const elsewhere = { type: "SignatureBlack", smsType: "CommonSale", signatureId: "sms-sign-ABCdef12345", phone: "13800000001" };
    stack.emulator.admin.create({ platform: "baidu", kind: "blacklist" }, elsewhere);
    stack.write({ "main.tf": second });
    return stack;
  }

  describe.each([
    ["for good", (at: number) => ({ at })],
    ["for a moment", (at: number) => ({ at, until: at + 1 })],
  ])("%s", (_how, full) => {
    it.each([
      ["a first apply", () => begin({ "main.tf": first }), { templates: 2, signatures: 2, blacklist: 2 }],
      ["an apply that updates, replaces and deletes", applied, { templates: 2, signatures: 1, blacklist: 2 }],
    ])("from any write of %s on: one message, and the next run finds everything", async (_what, prepare, expected) => {
      let n = 0;
      for (;;) {
        n += 1;
        const stack = await prepare();
        const disk = spoilDisk(stack.folder, { full: full(n) });
        const run = await stack.apply().finally(disk.mend);
        if (disk.writes() < n) break;
        expect([n, run.errors]).toEqual([n, [expect.stringContaining("ENOSPC")]]);
        expect([n, leftovers(stack)]).toEqual([n, []]);

        expect([n, (await stack.apply()).errors]).toEqual([n, []]);
        expect([n, numbersOf(stack)]).toEqual([n, expected]);
        expect([n, await stack.plan()]).toMatchObject([n, { errors: [], changes: [] }]);
        expect(existsSync(join(stack.folder, ".terraform.tfstate.journal"))).toBe(false);
      }
      expect(n).toBeGreaterThan(12);
    });
  });

  it("takes less at a time than it is given: nothing is cut off", async () => {
    const stack = await applied();
    const disk = spoilDisk(stack.folder, { most: 7 });
    expect(await stack.apply().finally(disk.mend)).toMatchObject({ errors: [] });
    expect(await stack.plan()).toMatchObject({ errors: [], changes: [] });
  });
});

describe("a folder that cannot be written to", () => {
  const begin = stacks();

  it.each(["EROFS", "EACCES"])("(%s) is enough to plan; an apply says so before anything is sent", async (code) => {
    const stack = await begin({ "main.tf": templateBlock("code") });
    const disk = spoilDisk(stack.folder, { code });
    try {
      expect(await stack.plan()).toMatchObject({ errors: [], changes: ["create sms_baidu_template.code"] });
      for (const run of [await stack.apply(), await stack.refresh(), await stack.destroy()]) {
        expect(run.errors).toEqual([expect.stringMatching(new RegExp(`StateUnusable\\n.*cannot be written \\(${code}\\).*writable`))]);
      }
    } finally {
      disk.mend();
    }
    expect(stack.writes()).toEqual([]);
  });
});

describe("the command line on a full disk", () => {
  const begin = commandLines();

  it("tells it in one box, whichever write fails, and goes on from there when there is room again", async () => {
    const cli = await begin({ "main.tf": templateBlock("code") });
    const plain = { ...cli.environment };
    let n = 0;
    for (;;) {
      n += 1;
      Object.assign(cli.environment, { NODE_OPTIONS: `--require ${preload}`, SPOILED_DISK: JSON.stringify({ full: { at: n } }) });
      const run = await cli.start("apply", "--auto-approve").result;
      if (run.exitCode === 0) break;
      expect([n, run.exitCode, run.stderr.match(/Error:/g)?.length]).toEqual([n, 1, 1]);
      expect(run.stderr).toContain("ENOSPC");
      expect(run.stderr).not.toMatch(/should not have|^\s+at /m);
    }
    expect(n).toBeGreaterThan(4);
    for (const name of Object.keys(cli.environment)) if (!(name in plain)) delete cli.environment[name];
    expect(await cli.run("plan", "--detailed-exitcode")).toMatchObject({ exitCode: 0 });
    expect(cli.emulator.admin.objects()).toHaveLength(1);
  });
});

function leftovers({ folder }: TestStack): string[] {
  return readdirSync(folder).filter((name) => /\.tmp$|\.lock\.info$/.test(name));
}

function numbersOf({ emulator }: TestStack): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of emulator.admin.objects()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
