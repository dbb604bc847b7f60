import { systemClock } from "./clock";

describe("the system's clock", () => {
  it.each([2 ** 31, 30 * 86_400_000, 1e20])("does not take %d milliseconds for none", async (ms) => {
    const stop = new AbortController();
    const long = systemClock.sleep(ms, stop.signal).then(() => "over");
    expect(await Promise.race([long, systemClock.sleep(10).then(() => "still")])).toBe("still");
    stop.abort();
    await expect(long).rejects.toThrow("aborted");
  });
});
