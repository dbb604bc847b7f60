import { clouds } from "../../src/clouds";
import { type FaultRule, type LoggedCall, startEmulator } from "../../src/emulator";
import { systemClock } from "../../src/http/clock";
import { startProvider } from "../../src/plugin/serve";
import { describeTofu, header } from "../scenarios/doors";
import { templateBlock } from "../scenarios/stacks";

const objects = 100;

/** Three calls in ten go wrong. The first rule that hits a call wins, so later ones get what earlier ones left. */
const faults: readonly FaultRule[] = [
  { probability: 0.08, action: { dropAnswer: true } },
  { probability: 0.08, action: { resetBefore: true } },
  { probability: 0.08, action: { status: 500, code: "InternalError" } },
  { probability: 0.1, action: { throttle: true } },
];

/** Real time, in which waits for another try are short. */
const hastyClock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };

jest.setTimeout(180_000);

describeTofu("three calls in ten that are throttled, reset, answered by 500 or not at all", (_open, engine) => {
  it(`cost none of ${objects} templates, and make none twice: each is created with one token`, async () => {
    const emulator = await startEmulator({ review: "manual", accountLimits: "off" });
    const work = await engine.work({
      files: {
        "main.tf": header + templateBlock("t", { name: "编号${count.index}", more: `count = ${objects}` }).replaceAll("编号$$", "编号$"),
      },
    });
    const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
    const provider = await startProvider({ clouds, folder: work.folder, environment, clock: hastyClock });
    work.attach(provider.reattach);
    try {
      emulator.admin.addFaults(...faults);
      const failures: string[] = [];
      while ((await work.show()).length < objects) {
        const applied = await work.apply(`-parallelism=${objects}`);
        if (applied.exitCode !== 0) failures.push(applied.text);
        // Five tries fail together once in 200 calls: a handful of runs is plenty, and one that never ends is a defect.
        expect(failures.length).toBeLessThan(8);
      }
      const { log } = emulator.admin.calls();
      const wrong = log.filter(({ status }) => status !== 200);
      expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set(["dropped", "reset", 500, 429]));

      emulator.admin.clearFaults();
      expect(await work.plan()).toMatchObject({ exitCode: 0, changes: [] });
      const there = emulator.admin.objects({ platform: "baidu", kind: "templates" });
      expect(there.map(({ id }) => id).sort()).toEqual((await work.show()).map(({ values }) => values.id).sort());
      expect(new Set(there.map(({ name }) => name)).size).toBe(objects);
      const { bodiesByToken, tokensByBody } = tokensOf(log);
      expect([...bodiesByToken.values()].filter((bodies) => bodies.size > 1)).toEqual([]);
      expect(tokensByBody.size).toBe(objects);
      expect([...tokensByBody.values()].filter((tokens) => tokens.size > 1)).toEqual([]);
    } finally {
      await provider.close();
      await work.remove();
      await emulator.close();
    }
  });
});

/** Which bodies a token was sent with, and which tokens a body. What was throttled surely had no effect and is left out. */
function tokensOf(log: readonly LoggedCall[]) {
  const bodiesByToken = new Map<string, Set<string>>();
  const tokensByBody = new Map<string, Set<string>>();
  for (const { call, status, query, body } of log) {
    if (call !== "createTemplate" || status === 429) continue;
    const [token, text] = [query.clientToken ?? "", JSON.stringify(body)];
    bodiesByToken.set(token, (bodiesByToken.get(token) ?? new Set()).add(text));
    tokensByBody.set(text, (tokensByBody.get(text) ?? new Set()).add(token));
  }
  return { bodiesByToken, tokensByBody };
}
