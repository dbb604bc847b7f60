import type { FaultRule, LoggedCall } from "../../src/emulator";
import { systemClock } from "../../src/system/clock";
import { describeFrontends, header } from "./frontends";
import { templateBlock } from "./stacks";

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

describeFrontends("three calls in ten that are throttled, reset, answered by 500 or not at all", (open) => {
  it(`cost none of ${objects} templates, and make none twice: each is created with one token`, async () => {
    const block = templateBlock("t", { name: "编号${count.index}", more: `count = ${objects}` }).replaceAll("编号$$", "编号$");
    const frontend = await open({ files: { "main.tf": header + block }, emulator: { accountLimits: "off" }, clock: hastyClock });
    const { emulator } = frontend;
    emulator.admin.addFaults(...faults);
    const failures: string[] = [];
    for (let done = false; !done; ) {
      const applied = await frontend.apply();
      done = applied.ok;
      if (!done) failures.push(applied.text);
      // Five tries fail together once in 200 calls: a handful of runs is plenty, and one that never ends is a defect.
      expect(failures.length).toBeLessThan(8);
    }
    const { log } = emulator.admin.calls();
    const wrong = log.filter(({ status }) => status !== 200);
    expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set(["dropped", "reset", 500, 429]));

    emulator.admin.clearFaults();
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    const there = emulator.admin.objects({ platform: "baidu", kind: "templates" });
    const recorded = Object.values(await frontend.state()).map(({ values }) => values.id);
    expect(there.map(({ id }) => id).sort()).toEqual(recorded.sort());
    expect(new Set(there.map(({ name }) => name)).size).toBe(objects);
    const { bodiesByToken, tokensByBody } = tokensOf(log);
    expect([...bodiesByToken.values()].filter((bodies) => bodies.size > 1)).toEqual([]);
    expect(tokensByBody.size).toBe(objects);
    expect([...tokensByBody.values()].filter((tokens) => tokens.size > 1)).toEqual([]);
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
