import { errorCodes } from "./codes/error-codes";
import { classify } from "./errors";

const now = Date.UTC(2024, 0, 2, 3, 4, 5);
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ status, headers, text: typeof body === "string" ? body : JSON.stringify(body) }, now);
const refuse = (code: unknown, status = 200, message = "words", headers = {}) =>
  answer(status, { code, message, requestId: "r-1" }, headers);

describe("what codes mean", () => {
  test.each([...errorCodes.values()].map(({ code, error, effect }) => [code, error, effect] as const))(
    "%s is %s, as a number and as a text, whatever the HTTP status below 500",
    (code, meaning, effect) => {
      const sent = effect === "unknown" ? "unknown" : "yes";
      for (const status of [200, 400, 403, 404]) {
        for (const written of [code, Number(code)]) {
          expect(refuse(written, status)).toMatchObject({ meaning, code, sent, reason: "words", requestId: "r-1" });
        }
      }
    },
  );

  test.each([
    [2000, "IP whitelist", "Add it in the console"],
    [2001, "words", "apiKey and accessKey are those of one account"],
    [40002, "words", "Top up the account"],
    [60001, "words", "Check the templateCode"],
    [60003, "words", "a signature that is a variable comes first"],
    [6000, "words", "Call less often"],
  ])("%i says what to do", (code, message, advice) => {
    expect(refuse(code, 200, message)?.advice).toContain(advice);
  });

  test.each([201, 500, 60010, 70000, "E1"])("the code %s, which is not documented, leaves open whether a send went out", (code) => {
    expect(refuse(code)).toMatchObject({
      meaning: "unavailable",
      sent: "unknown",
      lasting: true,
      isDocumented: false,
      code: String(code),
      advice: expect.stringContaining("ask infocloud's support with the request id"),
    });
  });

  test.each([404, 405])("the code %i of whoever says so by HTTP leads to the endpoint", (code) => {
    expect(refuse(code, code)).toMatchObject({ sent: "unknown", lasting: true, advice: expect.stringContaining("Check the endpoint") });
  });

  test.each([200, "200"])("the code %j is a success, with and without words", (code) => {
    expect(answer(200, { code })).toBeUndefined();
    expect(answer(200, { code, message: "查询成功", data: null })).toBeUndefined();
  });

  test("a refusal without words has some", () => {
    expect(answer(200, { code: 60001 })?.reason).toBe("the request was refused without an explanation");
    expect(answer(200, { code: 60001, message: "x".repeat(1000) })?.reason).toHaveLength(500);
  });
});

describe("the clock", () => {
  const serverTime = { date: "Tue, 02 Jan 2024 03:10:00 GMT" };

  test.each([40004, 2001, 12345])("words about the timestamp tell both clocks, under the code %i too", (code) => {
    const error = refuse(code, 200, "无效的参数（时间戳）", serverTime);
    expect(error?.advice).toBe(
      "This machine's clock says 2024-01-02T03:04:05.000Z, the platform's 2024-01-02T03:10:00.000Z. Correct the local clock (time synchronisation) and try again.",
    );
    expect(error?.meaning).toBe("unauthenticated");
  });

  test("keys that were not accepted may be a matter of the clock where the clocks are apart, and are none where they are not", () => {
    expect(refuse(2001, 200, "API授权错误", serverTime)?.advice).toContain("This machine's clock says");
    expect(refuse(2001, 200, "API授权错误", { date: "Tue, 02 Jan 2024 03:04:30 GMT" })?.advice).toContain("Check that apiKey");
    expect(refuse(40004, 200, "参数错误", serverTime)?.advice).toBe("Check the parameters of the request.");
  });
});

describe("the HTTP status", () => {
  test.each([500, 502, 503, 504])("%i leaves open what became of the request", (status) => {
    for (const body of ["", "<html>", { code: 200, data: { msgId: "1" } }, { code: 99999 }])
      expect(answer(status, body)).toMatchObject({ meaning: "unavailable", sent: "unknown" });
  });

  test.each([
    [401, "unauthenticated", undefined],
    [403, "denied", undefined],
    [404, "unavailable", true],
    [405, "unavailable", true],
    [429, "throttled", undefined],
    [302, "unavailable", true],
  ])("%i without a code is %s: somebody else may have answered", (status, meaning, lasting) => {
    for (const body of ["", "<html>Not Found</html>", { error: "Not Found" }]) {
      expect(answer(status, body)).toMatchObject({ meaning, ...(lasting && { lasting }) });
    }
  });

  test("404 with the code of success is none", () => {
    expect(answer(404, { code: 200 })).toMatchObject({ meaning: "unavailable", lasting: true });
  });
});
