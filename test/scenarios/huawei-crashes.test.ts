/** Runs of smsform with objects of Huawei that are killed. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/system/clock";
import { momentsIn } from "../support/crashes/exhaustive";
import { inLanes } from "../support/crashes/lanes";
import { embeddedFrontends, type Frontend } from "./frontends";
import { appBlock, huaweiStack, signatureBlock, unprotected } from "./huawei-stacks";

jest.setTimeout(300_000);

/** Real time, in which waits are short. */
const clock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };
const templates = { platform: "huawei", kind: "templates" } as const;
const environment = { HW_ACCESS_KEY: "emulator", HW_SECRET_KEY: "emulator-secret", HW_PROJECT_ID: "845ada5bc7444f1295cd517af0123da1" };
const base = [appBlock("a"), signatureBlock("s", { more: unprotected })];
const count = 60;
const many = `
resource "sms_huawei_template" "t" {
  count            = ${count}
  app_id           = sms_huawei_app.a.id
  region           = "cn"
  template_name    = "n \${count.index}"
  template_content = "第\${count.index}号订单已发货。"
  template_type    = "NOTIFY_TYPE"
  sign_id          = sms_huawei_signature.s.id
}
`;
const one = many.replace(`count            = ${count}`, "count            = 2");

const crashes = join(__dirname, "..", "support", "crashes");
const program = join(__dirname, "..", "..", "dist", "cli", "main.js");

async function run({ folder, emulator }: Frontend, killer: string, more: Readonly<Record<string, string>>) {
  const env = {
    PATH: process.env.PATH ?? "",
    NODE_OPTIONS: `--require ${join(crashes, killer)}`,
    SMSFORM_ENDPOINT: emulator.url,
    ...environment,
    ...more,
  };
  const child = spawn(process.execPath, [program, "apply", "--auto-approve"], { cwd: folder, env, stdio: "ignore" });
  const [code] = await once(child, "exit");
  return code as number | null;
}

const idsOf = (it: Frontend) => it.emulator.admin.objects(templates).map(({ id }) => String(id));

async function recordedIds(it: Frontend): Promise<readonly string[]> {
  const state = Object.entries(await it.state()).filter(([address]) => address.startsWith("sms_huawei_template."));
  return state.map(([, { values }]) => String(values.id));
}

describe.each([
  { what: "that deletes many templates at once", before: huaweiStack(...base, many), after: huaweiStack(...base), left: 0 },
  { what: "that makes templates", before: huaweiStack(...base), after: huaweiStack(...base, one), left: 2 },
])("a run of smsform $what and is killed", ({ before, after, left }) => {
  const open = embeddedFrontends();

  async function begin() {
    const it = await open({ files: before, environment, clock });
    expect(await it.apply()).toMatchObject({ ok: true });
    await it.write(after);
    return it;
  }

  /** Another run takes up what the killed one left. */
  async function settled(it: Frontend, kill: string): Promise<void> {
    expect([kill, await it.apply()]).toEqual([kill, expect.objectContaining({ ok: true })]);
    expect([kill, await it.plan()]).toEqual([kill, expect.objectContaining({ ok: true, changes: [] })]);
    expect([kill, idsOf(it).sort()]).toEqual([kill, [...(await recordedIds(it))].sort()]);
    expect(idsOf(it)).toHaveLength(left);
  }

  it("at any write to its journal or state: the next run does the rest, nothing is lost and nothing doubled", async () => {
    const whole = await begin();
    const log = join(whole.folder, "writes");
    expect(await run(whole, "killer.js", { SMSFORM_KILL_LOG: log })).toBe(0);
    const moments = momentsIn(readFileSync(log, "utf8").trimEnd().split("\n"));
    expect(moments.length).toBeGreaterThan(4);
    await inLanes(moments, async (kill) => {
      const it = await begin();
      expect([kill, await run(it, "killer.js", { SMSFORM_KILL: kill })]).toEqual([kill, null]);
      await settled(it, kill);
    });
  });

  it("at any request: the next run does the rest, nothing is lost and nothing doubled", async () => {
    const whole = await begin();
    expect(await run(whole, "request-killer.js", { REQUEST_KILLER_LOG: join(whole.folder, "requests") })).toBe(0);
    const requests = readFileSync(join(whole.folder, "requests"), "utf8").trimEnd().split("\n");
    const written = requests.filter((request) => !request.startsWith("GET "));
    expect(written).toHaveLength(2);
    const moments = [...requests.map((_each, index) => `before ${index + 1}`), ...written.map((_each, index) => `after ${index + 1}`)];
    await inLanes(moments, async (kill) => {
      const it = await begin();
      const killed = { REQUEST_KILLER: kill, REQUEST_KILLER_LOG: join(it.folder, "requests") };
      expect([kill, await run(it, "request-killer.js", killed)]).toEqual([kill, null]);
      await settled(it, kill);
    });
  });
});
