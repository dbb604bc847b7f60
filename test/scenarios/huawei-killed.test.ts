/** Runs with objects of Huawei that are killed: the platform takes every repeated create for a second object. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/system/clock";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { cutOffRun } from "../support/crashes/cut-off-run";
import { momentsIn } from "../support/crashes/exhaustive";
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
