import { errorCodes } from "./codes/error-codes";
import { classify } from "./errors";

const now = Date.UTC(2024, 0, 2, 3, 4, 5);
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ status, headers, text: typeof body === "string" ? body : JSON.stringify(body) }, now);
const refuse = (Code: string, headers: Record<string, string> = {}) =>
  answer(200, { Response: { Error: { Code, Message: "words" }, RequestId: "r" } }, headers);

describe("what Tencent's answers mean", () => {
  test.each([...errorCodes.values()].map(({ code, error, effect }) => [code, error, effect] as const))(
    "%s is %s",
    (code, meaning, effect) => {
      expect(refuse(code)).toMatchObject({
        meaning,
        code,
        reason: "words",
        requestId: "r",
        sent: effect === "unknown" ? "unknown" : "yes",
      });
    },
  );

  test.each([
    ["AuthFailure.New", "unauthenticated"],
    ["UnauthorizedOperation.New", "denied"],
    ["RequestLimitExceeded.New", "throttled"],
    ["LimitExceeded.New", "conflict"],
    ["InvalidParameterValue.New", "invalid"],
    ["InternalError.New", "unavailable"],
    ["FailedOperation.NewNotExist", "invalid"],
    ["New", "invalid"],
  ])("the undocumented code %s is judged by its family: %s", (code, meaning) => {
    expect(refuse(code)).toMatchObject({ meaning, code });
  });

  test("an error without a code is a failure of unknown effect", () => {
    expect(answer(200, { Response: { Error: { Message: "words" } } })).toMatchObject({
      meaning: "unavailable",
      sent: "unknown",
      reason: "words",
    });
  });

  test("a refusal because of the rate asks for the next second; no daily limit asks for anything", () => {
    expect(refuse("RequestLimitExceeded")?.retryAfterMs).toBe(1000);
    expect(refuse("LimitExceeded.DailyLimit")?.retryAfterMs).toBeUndefined();
  });

  test("a wrong time is told with both clocks", () => {
    const shown = refuse("AuthFailure.SignatureExpire", { date: "Tue, 02 Jan 2024 04:04:05 GMT" })?.advice;
    expect(shown).toContain("This machine's clock says 2024-01-02T03:04:05.000Z, the platform's 2024-01-02T04:04:05.000Z");
    expect(refuse("InternalError.RequestTimeException")?.advice).toContain("This machine's clock says 2024-01-02T03:04:05.000Z. Correct");
  });

  test.each([
    ["AuthFailure.SignatureFailure", "secret key that does not belong"],
    ["UnauthorizedOperation.RequestIpNotInWhitelist", "addresses allowed in the SMS console"],
    ["FailedOperation.NotEnterpriseCertification", "verified as an enterprise"],
    ["FailedOperation.ProhibitSubAccountUse", "main account, or read templates by their ids"],
    ["UnsupportedRegion", "ap-beijing, ap-guangzhou and ap-nanjing"],
  ])("%s names the usual cause", (code, cause) => {
    expect(refuse(code)?.advice).toContain(cause);
  });

  test("a success is no error", () => {
    expect(answer(200, { Response: { RequestId: "r" } })).toBeUndefined();
  });

  test.each([
    [429, {}, "throttled", undefined],
    [503, { "retry-after": "3" }, "throttled", undefined],
    [502, {}, "unavailable", "unknown"],
    [408, {}, "unavailable", "unknown"],
    [403, {}, "denied", undefined],
    [413, {}, "invalid", undefined],
    [302, {}, "unavailable", undefined],
    [404, {}, "unavailable", undefined],
  ])("HTTP %i with headers %j is somebody else's answer: %s, never that an object is gone", (status, headers, meaning, sent) => {
    expect(answer(status, "<html>nothing here</html>", headers)).toMatchObject({ meaning, ...(sent && { sent }) });
  });
});
