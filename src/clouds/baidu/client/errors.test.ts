import { readFileSync } from "node:fs";
import { join } from "node:path";
import { classify } from "./errors";

const now = Date.UTC(2024, 0, 2, 3, 4, 5);
const refuse = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ status, headers, text: typeof body === "string" ? body : JSON.stringify(body) }, now);

describe("what Baidu's answers mean", () => {
  test.each([
    // Baidu's specification 4.3, with the status that the table gives.
    [403, "AccessDenied", "denied"],
    [400, "InappropriateJSON", "invalid"],
    [500, "InternalError", "unavailable"],
    [403, "InvalidAccessKeyId", "unauthenticated"],
    [400, "InvalidHTTPAuthHeader", "unauthenticated"],
    [400, "InvalidHTTPRequest", "invalid"],
    [400, "InvalidURI", "invalid"],
    [400, "MalformedJSON", "invalid"],
    [404, "InvalidVersion", "invalid"],
    [403, "OptInRequired", "denied"],
    [412, "PreconditionFailed", "conflict"],
    [400, "RequestExpired", "unauthenticated"],
    [403, "IdempotentParameterMismatch", "conflict"],
    [400, "SignatureDoesNotMatch", "unauthenticated"],
    // Undocumented codes, judged by their words.
    [404, "NoSuchSignature", "not_found"],
    [400, "TemplateNotFound", "not_found"],
    [400, "SignatureNotExist", "not_found"],
    [403, "UserNotExist", "denied"],
    [404, "IllegalRequestUrl", "invalid"],
    [404, "Gone", "not_found"],
    [409, "Duplicate", "conflict"],
    [429, "Whatever", "throttled"],
    [400, "RequestThrottled", "throttled"],
    [400, "TooManyRequests", "throttled"],
    [400, "InvalidRateLimit", "invalid"],
    [400, "QuotaExceeded", "invalid"],
    [503, "Whatever", "unavailable"],
    [200, "6002", "denied"],
  ])("HTTP %i with code %s is %s", (status, code, meaning) => {
    expect(refuse(status, { code, message: "words", requestId: "r" })).toMatchObject({ meaning, code, reason: "words", requestId: "r" });
  });

  test.each([
    [401, {}, "unauthenticated"],
    [403, {}, "denied"],
    [404, { "x-bce-request-id": "r" }, "not_found"],
    [404, {}, "unavailable"],
    [302, {}, "unavailable"],
    [400, { "x-bce-request-id": "r" }, "invalid"],
    [400, {}, "unavailable"],
    [413, {}, "invalid"],
    [429, {}, "throttled"],
    [503, { "retry-after": "3" }, "throttled"],
    [503, {}, "unavailable"],
    [504, {}, "unavailable"],
  ])("HTTP %i with headers %j and a page instead of JSON is %s", (status, headers, meaning) => {
    expect(refuse(status, "<html>nothing here</html>", headers)).toMatchObject({ meaning, code: undefined });
  });

  test("a success is no error, with or without a body", () => {
    expect(refuse(200, "")).toBeUndefined();
    expect(refuse(200, { signatureId: "sms-sign-WWejWQ54455", status: "SUBMITTED" })).toBeUndefined();
    expect(refuse(200, { code: "1000" })).toBeUndefined();
  });

  test("a failure inside the platform leaves open whether the request took effect; a refusal does not", () => {
    expect(refuse(502, "")?.sent).toBe("unknown");
    expect(refuse(403, "")?.sent).toBeUndefined();
  });

  test("a denial names the usual causes", () => {
    const advice = refuse(403, { code: "AccessDenied", message: "Access denied." })?.advice;
    expect(advice).toContain("IP whitelist");
    expect(advice).toContain("2025-04-01");
    expect(advice).toContain("permission");
    expect(refuse(401, "")?.advice).toContain("proxy or firewall");
    expect(refuse(400, { code: "SignatureDoesNotMatch" })?.advice).toContain("secret key");
    expect(refuse(403, { code: "OptInRequired" })?.advice).toContain("Activate");
  });

  test("an expired request shows both clocks", () => {
    const expired = { code: "RequestExpired", message: "Request has expired." };
    expect(refuse(400, expired, { date: "Tue, 02 Jan 2024 04:04:05 GMT" })?.advice).toBe(
      "This machine's clock says 2024-01-02T03:04:05.000Z, the platform's 2024-01-02T04:04:05.000Z. Correct the local clock (time synchronisation) and try again.",
    );
    expect(refuse(400, expired)?.advice).toContain("This machine's clock says 2024-01-02T03:04:05.000Z. Correct");
  });

  test("reads the printed error envelope", () => {
    const fixtures: { id: string; response?: { body: { code: string; message: string } } }[] = JSON.parse(
      readFileSync(join(__dirname, "../../../../test/fixtures/baidu.json"), "utf8"),
    );
    const body = fixtures.find(({ id }) => id === "baidu.envelope.error")?.response?.body;
    expect(refuse(400, body)).toMatchObject({
      meaning: "invalid",
      code: body?.code,
      reason: body?.message,
      requestId: "81d0b05f-5ad4-1f22-8068-d5c9de60a1d7",
    });
  });
});
