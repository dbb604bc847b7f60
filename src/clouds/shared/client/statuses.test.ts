import { verdictByStatus } from "./statuses";

const of = (status: number, isOwn: boolean, headers: Readonly<Record<string, string>> = {}) =>
  verdictByStatus({ status, headers }, "Seapost", isOwn);

describe("what an HTTP status means where no code says it", () => {
  test.each([
    [400, "invalid", "unavailable"],
    [401, "unauthenticated", "unauthenticated"],
    [403, "denied", "denied"],
    [404, "not_found", "unavailable"],
    [405, "invalid", "unavailable"],
    [409, "conflict", "unavailable"],
    [412, "conflict", "unavailable"],
    [413, "invalid", "invalid"],
    [429, "throttled", "throttled"],
    [302, "unavailable", "unavailable"],
    [101, "unavailable", "unavailable"],
  ])("%i is %s from the platform, %s from a stranger", (status, own, strange) => {
    expect([of(status, true).meaning, of(status, false).meaning]).toEqual([own, strange]);
  });

  test.each([408, 500, 502, 504, 599])("%i leaves open what became of the request, whoever says it", (status) => {
    for (const isOwn of [true, false]) expect(of(status, isOwn)).toEqual({ meaning: "unavailable", sent: "unknown" });
  });

  test("503 asks for a pause where it says how long", () => {
    expect(of(503, true, { "retry-after": "3" })).toEqual({ meaning: "throttled" });
    expect(of(503, true)).toMatchObject({ meaning: "unavailable", sent: "unknown" });
  });

  test("a stranger's answer is no failure that passes, and tells where to look", () => {
    expect(of(404, false)).toEqual({
      meaning: "unavailable",
      lasting: true,
      advice: expect.stringContaining("does not look like Seapost's"),
    });
    expect(of(403, false).advice).toContain("proxies on the way");
    expect(of(404, true)).toEqual({ meaning: "not_found" });
  });
});
