import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodes } from "./codes/error-codes";
import { sendCodes, sendStatuses } from "./codes/send-codes";
import { classify } from "./errors";

const now = Date.UTC(2024, 0, 2, 3, 4, 5);
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ status, headers, text: typeof body === "string" ? body : JSON.stringify(body) }, now);
const refuse = (code: string, status = 400) => answer(status, { error_code: code, error_msg: "words", error_detail: "detail" });
const refuseSend = (code: string, status = 400, more: object = {}) => answer(status, { code, description: "words.", ...more });

describe("what refusals of management calls mean", () => {
  test.each([...errorCodes.values()].map(({ code, error, effect }) => [code, error, effect] as const))(
    "%s is %s",
    (code, meaning, effect) => {
      const sent = effect === "unknown" ? "unknown" : "yes";
      for (const status of [200, 400, 404, 500]) {
        expect(refuse(code, status)).toMatchObject({ meaning, code, reason: "words (detail)", sent });
      }
    },
  );

  const printed: { id: string; response: { body: object } | null }[] = JSON.parse(
    readFileSync(join(__dirname, "../../../../test/fixtures/huawei.json"), "utf8"),
  );
  test.each([
    [
      "huawei.envelope.management",
      404,
      { meaning: "not_found", code: "MSGSMS.0076", reason: "Message Application does not exist (appKey=123)" },
    ],
    ["huawei.envelope.iam", 400, { meaning: "invalid", code: "111400060", reason: "instance name exists." }],
    ["huawei.EnableSignature.1", 400, { meaning: "conflict", code: "MSGSMS.0130", advice: expect.stringContaining("TO_BE_ACTIVATED") }],
  ])("%s is read as it is printed", (id, status, init) => {
    expect(answer(status, printed.find((it) => it.id === id)?.response?.body)).toMatchObject(init);
  });

  test.each([
    ["MSGSMS.0049", "A token must be of the project"],
    ["MSGSMS.0007", "REVIEW_NOT_PASS"],
    ["MSGSMS.0054", "Check that the project id is one of the account's"],
    ["MSGSMS.0012", "primary key"],
    ["MSGSMS.0013", "existing customers only"],
    ["MSGSMS.0187", "Disable it"],
  ])("%s says what to do", (code, advice) => {
    expect(refuse(code)?.advice).toContain(advice);
  });

  test.each([
    ["APIGW.0101", 404, "invalid"],
    ["APIGW.0103", 404, "invalid"],
    ["APIGW.0201", 400, "invalid"],
    ["APIGW.0201", 413, "invalid"],
    ["APIGW.0301", 401, "unauthenticated"],
    ["APIG.0301", 401, "unauthenticated"],
    ["APIGW.0302", 403, "denied"],
    ["APIGW.0307", 401, "unauthenticated"],
    ["APIGW.0308", 429, "throttled"],
    ["APIGW.0310", 403, "denied"],
    ["APIGW.0402", 403, "denied"],
    ["APIGW.0501", 405, "conflict"],
    ["APIGW.0502", 405, "denied"],
    ["APIGW.0802", 403, "denied"],
  ])("of the gateway %s with the status %i is %s", (code, status, meaning) => {
    expect(refuse(code, status)).toMatchObject({ meaning, code, isDocumented: true, advice: expect.stringMatching(/\.$/) });
  });

  test.each(["APIGW.0201", "APIGW.0601", "APIGW.0613"])("of the gateway %s with 502 leaves open what became of the request", (code) => {
    expect(refuse(code, 502)).toMatchObject({ meaning: "unavailable", sent: "unknown" });
  });

  test.each([
    [401, "unauthenticated"],
    [403, "denied"],
    [429, "throttled"],
    [404, "invalid"],
    [500, "unavailable"],
    [400, "invalid"],
  ])(
    "a code of the gateway that is not known is judged by the HTTP status: %i is %s, and never that an object is gone",
    (status, meaning) => {
      expect(refuse("APIGW.9999", status)).toMatchObject({ meaning, code: "APIGW.9999", isDocumented: false });
    },
  );

  test("a code that is not documented is judged by the HTTP status", () => {
    expect(refuse("MSGSMS.9999", 404)).toMatchObject({ meaning: "not_found" });
    expect(refuse("constructor", 400)).toMatchObject({ meaning: "invalid" });
    expect(refuse("MSGSMS.9999", 200)).toMatchObject({ meaning: "invalid" });
  });

  test("a denial names the usual causes, and both clocks where they are far apart", () => {
    const deny = (date: string) => answer(401, { error_code: "APIGW.0301", error_msg: "words" }, { date });
    expect(deny("Tue, 02 Jan 2024 03:10:05 GMT")?.advice).toContain("Check access key, secret key and token");
    expect(deny("Tue, 02 Jan 2024 03:24:05 GMT")?.advice).toContain(
      "This machine's clock says 2024-01-02T03:04:05.000Z, the platform's 2024-01-02T03:24:05.000Z",
    );
  });

  test("IAM's refusal of a password is a denial", () => {
    const body = { error: { code: 401, message: "The username or password is wrong.", title: "Unauthorized" } };
    expect(answer(401, body, { "x-request-id": "r-1" })).toMatchObject({
      meaning: "unauthenticated",
      code: "401",
      reason: "The username or password is wrong.",
      advice: expect.stringContaining("Check user name, password and domain name"),
      requestId: "r-1",
    });
  });
});

describe("what refusals of sends mean", () => {
  test.each([...sendCodes.values()].map(({ code, error }) => [code, error] as const))("%s is %s", (code, meaning) => {
    expect(refuseSend(code)).toMatchObject({ meaning, code, reason: "words." });
  });

  test.each([...sendStatuses.values()].map(({ code, error, meaning }) => [code, error, meaning] as const))(
    "where no number was accepted, the first one's status says why: %s is %s",
    (status, meaning, words) => {
      expect(refuseSend("E000510", 400, { result: [{ originTo: "+8613800138000", status }] })).toMatchObject({
        meaning,
        code: "E000510",
        reason: `words (${status}: ${words})`,
      });
    },
  );

  test("a full queue asks for ten minutes", () => {
    expect(refuseSend("E000510", 400, { result: [{ status: "E200015" }] })?.retryAfterMs).toBe(600_000);
  });

  test("as soon as one number was accepted it is no refusal", () => {
    expect(refuseSend("E000510", 400, { result: [{ status: "E200028" }, { status: "000000" }] })).toBeUndefined();
  });

  test("a wrong time is told with both clocks", () => {
    for (const code of ["E000044", "E000110"]) {
      expect(refuseSend(code)?.advice).toContain("This machine's clock says 2024-01-02T03:04:05.000Z. Correct");
    }
  });
});

test.each([
  [200, { results: [], total: 0 }],
  [201, { token: {} }],
  [204, ""],
  [200, { code: "000000", description: "Success", result: [] }],
])("%i with %j is a success", (status, body) => {
  expect(answer(status, body)).toBeUndefined();
});

test.each([
  [429, {}, "throttled", undefined],
  [503, { "retry-after": "3" }, "throttled", undefined],
  [502, {}, "unavailable", "unknown"],
  [403, {}, "denied", undefined],
  [413, {}, "invalid", undefined],
  [302, {}, "unavailable", undefined],
  [404, {}, "unavailable", undefined],
])("HTTP %i with headers %j is somebody else's answer: %s, never that an object is gone", (status, headers, meaning, sent) => {
  expect(answer(status, "<html>nothing here</html>", headers)).toMatchObject({ meaning, ...(sent && { sent }) });
});
