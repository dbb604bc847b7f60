import { startRecordingServer } from "../../../test/support/recording-server";
import { ManualClock } from "../../../test/support/time/manual-clock";
import { createTransport } from "../transport";
import { createConcurrencyLimit } from "./concurrency-limit";
import { type Limits, limitsOf } from "./limits";
import { createRateLimiter } from "./rate-limit";

const second = { perMs: 1000 };
/** All calls of the account together, and each by itself. */
const limits: Limits = {
  account: "a",
  of: {
    send: [
      { calls: 10, ...second, group: "all" },
      { calls: 2, ...second },
    ],
    count: [
      { calls: 10, ...second, group: "all" },
      { calls: 4, perMs: 60_000 },
    ],
    read: { calls: 10, ...second, group: "all" },
    ask: { calls: 1, perMs: 2000, group: "asking" },
    pull: [
      { calls: 1, perMs: 2000, group: "asking" },
      { calls: 1, perMs: 6000 },
    ],
    free: undefined,
  },
};

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function timesOf(calls: readonly string[]) {
  const clock = new ManualClock();
  const limiter = createRateLimiter({ clock });
  const concurrency = createConcurrencyLimit(50);
  const of = limitsOf("Test", limits);
  const start = clock.now();
  const sent: { readonly call: string; readonly at: number }[] = [];
  let open = calls.length;
  for (const call of calls) {
    void limiter
      .run(of.get(call) ?? [], concurrency, async () => {
        sent.push({ call, at: clock.now() - start });
      })
      .finally(() => {
        open -= 1;
      });
  }
  for (await settle(); open > 0; await settle()) clock.advance(5);
  return sent;
}

function mostIn(windowMs: number, times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + windowMs).length));
}

describe("a call that counts for two limits", () => {
  it("keeps both, and so do those with which it shares one", async () => {
    const calls = Array.from({ length: 60 }, (_, index) => (index % 10 === 0 ? "send" : "read"));
    const sent = await timesOf(calls);
    expect(sent).toHaveLength(60);
    expect(
      mostIn(
        1000,
        sent.map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(10);
    const sends = sent.filter(({ call }) => call === "send").map(({ at }) => at);
    expect(mostIn(1000, sends)).toBeLessThanOrEqual(2);
  });

  it("is no slower than its slower limit makes it, and does not hold up the others", async () => {
    const sent = await timesOf([...Array(6).fill("send"), ...Array(2).fill("count"), ...Array(20).fill("read")]);
    const last = (call: string) => Math.max(...sent.filter((each) => each.call === call).map(({ at }) => at));
    // Six at two a second; two at four a minute; those and twenty reads at ten a second.
    expect(last("send")).toBeLessThan(4500);
    expect(last("count")).toBeLessThan(17_000);
    expect(last("read")).toBeLessThan(4500);
  });

  it("waits first for the limit that is farther away, and so misses no turn of a slow one that is free", async () => {
    const sent = await timesOf(["ask", "pull", "ask"]);
    expect(sent.map(({ call }) => call)).toEqual(["ask", "pull", "ask"]);
    const [, pulled] = sent;
    expect(pulled?.at).toBeGreaterThanOrEqual(2000);
    expect(pulled?.at).toBeLessThan(2500);
  });

  it("is told by its name, the slowest limit first", () => {
    const of = limitsOf("Test", limits);
    expect(of.get("count")?.map(({ group }) => group)).toEqual(["count", "all"]);
    expect(of.get("read")?.map(({ group }) => group)).toEqual(["all"]);
    expect(of.get("free")).toEqual([]);
  });

  it("waits on its way to the platform", async () => {
    const server = await startRecordingServer(() => ({}));
    const clock = new ManualClock(undefined, { jump: true });
    const transport = createTransport({
      platform: "Test",
      endpoint: server.url,
      secrets: [],
      sign: (_request, nowMs) => ({ "x-at": String(nowMs) }),
      classify: () => undefined,
      clock,
      limits,
    });
    for (const call of ["send", "send", "send"]) await transport.send({ call, method: "POST", path: "/", repeatable: false });
    await server.close();
    const at = server.requests.map(({ headers }) => Number(headers["x-at"]));
    expect(mostIn(1000, at)).toBeLessThanOrEqual(2);
  });
});
