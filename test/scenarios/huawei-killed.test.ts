/** Runs with objects of Huawei that are killed: the platform takes every repeated create for a second object. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/system/clock";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { cutOffRun } from "../support/crashes/cut-off-run";
import { cutsIn, momentsIn } from "../support/crashes/exhaustive";
import { inLanes } from "../support/crashes/lanes";
import { embeddedFrontends, type Frontend } from "./frontends";
import { appBlock, fileBlock, huaweiStack, png, signatureBlock, templateBlock, unprotected } from "./huawei-stacks";

jest.setTimeout(600_000);

/** Real time, in which waits are short. */
const clock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };
const licensed = signatureBlock("s", { more: `${unprotected}\n  file_id = sms_huawei_signature_file.f.id` });
const files = {
  ...huaweiStack(appBlock("a"), fileBlock("f"), licensed, templateBlock("t"), templateBlock("u", { name: "另一个通知" })),
  "licence.png": png("licence"),
};
const apply = ["apply", "--auto-approve", "--parallelism", "1"];
const base = [appBlock("a"), signatureBlock("s", { more: unprotected })];
const counted = (count: number) => `
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
/** Files apart, of which one more is nothing. */
const isOne = ({ kind }: { readonly kind: string }) => ["apps", "signatures", "templates"].includes(kind);

describe("a run of smsform with objects of Huawei that is killed at any write", () => {
  const open = embeddedFrontends();
  const run = ({ folder, emulator }: Frontend, more: Readonly<Record<string, string>>) =>
    cutOffRun(folder, apply, { SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys, ...more });

  it("before or after it: the next run finishes it, nothing is lost, nothing is doubled", async () => {
    const whole = await open({ files, clock });
    const log = join(whole.folder, "writes");
    expect(await run(whole, { SMSFORM_KILL_LOG: log })).toBe(0);
    const moments = momentsIn(readFileSync(log, "utf8").trimEnd().split("\n"));
    expect(moments.length).toBeGreaterThan(8);
    await inLanes(moments, async (kill) => {
      const frontend = await open({ files, clock });
      expect([kill, await run(frontend, { SMSFORM_KILL: kill })]).toEqual([kill, null]);
      const next = await frontend.apply();
      expect([kill, next.ok, next.text]).toEqual([kill, true, next.text]);
      expect([kill, await frontend.plan()]).toEqual([kill, expect.objectContaining({ ok: true, changes: [] })]);
      const there = frontend.emulator.admin.objects({ platform: "huawei" }).filter(isOne);
      expect([kill, there.map(({ kind }) => kind).sort()]).toEqual([kill, ["apps", "signatures", "templates", "templates"]]);
      const recorded = Object.values(await frontend.state()).map(({ values }) => values.id);
      expect([kill, recorded]).toEqual([kill, expect.arrayContaining(there.map(({ id }) => id))]);
    });
  });
});

describe.each([
  { what: "that deletes many templates at once", before: huaweiStack(...base, counted(51)), after: huaweiStack(...base), left: 0 },
  { what: "that makes templates", before: huaweiStack(...base), after: huaweiStack(...base, counted(2)), left: 2 },
])("a run of smsform $what", ({ before, after, left }) => {
  const open = embeddedFrontends();

  async function begin() {
    const it = await open({ files: before, clock });
    expect(await it.apply()).toMatchObject({ ok: true });
    await it.write(after);
    return it;
  }
  const run = ({ folder, emulator }: Frontend, more: Readonly<Record<string, string>>) => {
    const environment = { SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys, REQUEST_KILLER_LOG: join(folder, "requests"), ...more };
    return cutOffRun(folder, ["apply", "--auto-approve"], environment, "request-killer.js");
  };

  it("that is killed at any request is finished by the next one: nothing is lost, nothing is doubled", async () => {
    const whole = await begin();
    expect(await run(whole, {})).toBe(0);
    const requests = readFileSync(join(whole.folder, "requests"), "utf8").trimEnd().split("\n");
    const writes = requests.filter((request) => !request.startsWith("GET "));
    // Fifty-one deletions take two calls.
    expect(writes).toHaveLength(2);
    const moments = [...cutsIn(requests).map((number) => `before ${number}`), ...writes.map((_each, index) => `after ${index + 1}`)];
    await inLanes(moments, async (kill) => {
      const it = await begin();
      expect([kill, await run(it, { REQUEST_KILLER: kill })]).toEqual([kill, null]);
      expect([kill, await it.apply()]).toEqual([kill, expect.objectContaining({ ok: true })]);
      expect([kill, await it.plan()]).toEqual([kill, expect.objectContaining({ ok: true, changes: [] })]);
      const there = it.emulator.admin.objects({ platform: "huawei", kind: "templates" }).map(({ id }) => id);
      const recorded = Object.values(await it.state()).map(({ values }) => values.id);
      expect([kill, recorded]).toEqual([kill, expect.arrayContaining(there)]);
      expect([kill, there.length]).toEqual([kill, left]);
    });
  });
});
