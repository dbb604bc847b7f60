/** Who sends after whom: only after a definite refusal that another platform mends, and never after an answer that leaves it open. */
import fc from "fast-check";
import { acceptance, type Call, type Reaction, scriptedPlatforms } from "../../../test/support/accounts/scripted-platforms";
import { all, type CodeMessages, otp, otpCatalogue, phones } from "../../../test/support/messaging";
import { sendCodes as baiduCodes } from "../../clouds/baidu/client/codes/send-codes";
import { sendCodes as huaweiCodes, sendStatuses } from "../../clouds/huawei/client/codes/send-codes";
import { errorCodes as infocloudCodes } from "../../clouds/infocloud/client/codes/error-codes";
import { errorCodes as tencentCodes } from "../../clouds/tencent/client/codes/error-codes";
import type { PlatformName } from "../platforms";
import { createMessenger, type MessengerOptions } from "./messenger";

const everywhere: readonly PlatformName[] = ["tencent", "baidu", "huawei", "infocloud"];

/** The platforms after which another may send, by the codes that say so. */
const mended: Readonly<Record<PlatformName, readonly string[]>> = {
  tencent: [
    "FailedOperation.InsufficientBalanceInSmsPackage",
    "UnauthorizedOperation.ServiceSuspendDueToArrears",
    "LimitExceeded.AppDailyLimit",
    "LimitExceeded.AppGlobalDailyLimit",
    "LimitExceeded.AppMainlandChinaDailyLimit",
    "LimitExceeded.AppCountryOrRegionDailyLimit",
  ],
  baidu: ["4602", "4607"],
  huawei: ["E000112", "E000620", "E000623", "E000630", "E200015", "E200030"],
  infocloud: ["40002", "2000", "2001", "60001", "6000", "60009"],
};
const notMended: Readonly<Record<PlatformName, readonly string[]>> = {
  tencent: ["FailedOperation.PhoneNumberInBlacklist", "LimitExceeded.PhoneNumberDailyLimit", "FailedOperation.ContainSensitiveWord"],
  baidu: ["4641", "4643", "4651", "4608", "6002"],
  huawei: ["E200028", "E200029", "E000101"],
  infocloud: ["40005", "60003", "60005", "40004"],
};
const open: Readonly<Record<PlatformName, readonly string[]>> = {
  tencent: ["InternalError.Timeout", "InternalError.JsonParseFail", "InternalError", "LimitExceeded.New", "NoSuchCode"],
  baidu: ["9001", "InternalError", "7777"],
  huawei: ["E000000", "E999999"],
  infocloud: ["-1", "99999"],
};

function sender(react: (platform: PlatformName, index: number) => Reaction, options: Partial<MessengerOptions> = {}) {
  const platforms = scriptedPlatforms(react);
  const { settings, calls, clock } = platforms;
  const messenger = createMessenger<CodeMessages>({
    catalogue: otpCatalogue,
    platforms: settings,
    clock,
    failover: everywhere,
    ...options,
  });
  return { messenger, calls, platforms: () => calls.map(({ platform }) => platform) };
}

const each = (codes: Readonly<Record<PlatformName, readonly string[]>>) =>
  everywhere.flatMap((platform) => codes[platform].map((code) => [platform, code] as const));

/** The platform first, another one after it. */
const withNext = (first: PlatformName): PlatformName[] => [first, first === "tencent" ? "baidu" : "tencent"];

describe("another platform sends", () => {
  test.each(each(mended))("after %s refused with %s", async (platform, code) => {
    const failover = withNext(platform);
    const { messenger, calls } = sender((name) => (name === platform ? { kind: "refused", code, status: 400 } : acceptance), { failover });
    const result = await messenger.sendOne("otp", "13800138000", otp);
    expect(result).toMatchObject({ outcome: "accepted", platform: failover[1], before: [{ platform, code, outcome: "refused" }] });
    expect(calls.at(-1)?.platform).toBe(failover[1]);
  });

  test("for those numbers alone that were refused so", async () => {
    const codes = ["accepted", "LimitExceeded.AppDailyLimit", "FailedOperation.PhoneNumberInBlacklist", undefined];
    const { messenger, calls } = sender((name) => (name === "tencent" ? { kind: "told", codes } : acceptance));
    const results = await all(messenger.send("otp", phones(4), otp));
    expect(calls.map(({ platform, numbers }) => [platform, numbers])).toEqual([
      ["tencent", phones(4)],
      ["baidu", phones(2).slice(1)],
    ]);
    const byNumber = new Map(results.map(({ number, outcome, platform }) => [number, `${outcome} ${platform}`]));
    expect(phones(4).map((number) => byNumber.get(number))).toEqual([
      "accepted tencent",
      "accepted baidu",
      "refused tencent",
      "unknown tencent",
    ]);
  });
});

describe("nobody else sends", () => {
  test.each(each(notMended))("after %s refused with %s", async (platform, code) => {
    const { messenger, platforms } = sender(() => ({ kind: "refused", code, status: 400 }), { failover: withNext(platform) });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({ outcome: "refused", platform, code, before: [] });
    expect(new Set(platforms())).toEqual(new Set([platform]));
  });

  test.each(each(open))("after %s answered %s, which leaves it open", async (platform, code) => {
    const { messenger, platforms } = sender(() => ({ kind: "refused", code, status: 400 }), { failover: withNext(platform) });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({ outcome: "unknown", platform, code });
    expect(new Set(platforms())).toEqual(new Set([platform]));
  });

  test.each(
    everywhere.flatMap((platform) =>
      [500, 502, 503, 504].flatMap((status) => [
        [platform, `a page with status ${status}`, { kind: "page", status }] as const,
        [platform, `a refusal with status ${status}`, { kind: "refused", status, code: mended[platform][0] ?? "" }] as const,
      ]),
    ),
  )("after %s answered %s", async (platform, _, reaction) => {
    const { messenger, platforms, calls } = sender(() => reaction, { failover: withNext(platform) });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({ outcome: "unknown", platform });
    expect(new Set(platforms())).toEqual(new Set([platform]));
    // Baidu knows a repeat by its token.
    if (platform === "baidu") expect(new Set(calls.map(({ token }) => token)).size).toBe(1);
    else expect(calls).toHaveLength(1);
  });

  test.each(everywhere)("after the answer of %s was lost", async (platform) => {
    const { messenger, calls } = sender(() => ({ kind: "lost" }), { failover: withNext(platform) });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({ outcome: "unknown", platform });
    expect(new Set(calls.map((call) => call.platform))).toEqual(new Set([platform]));
    expect(calls.length === 1 || new Set(calls.map(({ token }) => token)).size === 1).toBe(true);
  });

  test("after a lost answer of Baidu, whatever a repeat is told", async () => {
    const refused: Reaction = { kind: "refused", code: "4602", status: 400 };
    const { messenger, platforms } = sender((_, index) => (index === 0 ? { kind: "lost" } : refused), { failover: ["baidu", "tencent"] });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({ outcome: "unknown", platform: "baidu" });
    expect(platforms()).toEqual(["baidu", "baidu"]);
  });

  test("where failover was not asked for", async () => {
    const platforms = scriptedPlatforms(() => ({ kind: "refused", code: "LimitExceeded.AppDailyLimit", status: 200 }));
    const messenger = createMessenger<CodeMessages>({ catalogue: otpCatalogue, platforms: platforms.settings });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({ outcome: "refused", cause: "account_limit" });
    expect(platforms.calls).toHaveLength(1);
  });
});

describe("whatever platforms answer", () => {
  const codes: Readonly<Record<PlatformName, readonly string[]>> = {
    tencent: [...tencentCodes.keys()],
    baidu: [...baiduCodes.keys()],
    huawei: [...huaweiCodes.keys(), ...sendStatuses.keys()],
    infocloud: [...infocloudCodes.keys()],
  };
  /** After which the same platform is asked again. */
  const askedTooOften = new Set([
    "429",
    ...[...tencentCodes.values(), ...sendStatuses.values(), ...infocloudCodes.values()].flatMap(({ error, code }) =>
      error === "throttled" ? [code] : [],
    ),
  ]);
  const anyCode = fc.oneof(
    fc.constant("accepted"),
    fc.constantFrom(...Object.values(mended).flat()),
    fc.constantFrom(...Object.values(codes).flat()),
    fc.constantFrom("E000007X", "LimitExceeded.AppYearlyLimit", "4777", "__proto__", "words with blanks"),
  );
  const anyReaction: fc.Arbitrary<Reaction> = fc.oneof(
    fc.constant<Reaction>({ kind: "lost" }),
    fc.record({ kind: fc.constant("page" as const), status: fc.constantFrom(200, 301, 400, 403, 404, 429, 500, 502, 503) }),
    fc.record({ kind: fc.constant("refused" as const), code: anyCode, status: fc.constantFrom(200, 400, 403, 429, 500, 503) }),
    fc.record({
      kind: fc.constant("told" as const),
      codes: fc.array(fc.option(anyCode, { nil: undefined, freq: 8 }), { minLength: 1, maxLength: 5 }),
    }),
  );

  function codeIn(told: readonly (string | undefined)[], index: number): string | undefined {
    return index < told.length ? told[index] : told.at(-1);
  }

  /** The code that a call told of a number, where that surely is a refusal; `429` for a page that says so. */
  function refusalIn({ platform, reaction, numbers }: Call, number: string): string | undefined {
    if (reaction.kind === "lost") return undefined;
    if (reaction.kind === "page") return reaction.status === 429 ? "429" : undefined;
    if (reaction.kind === "refused" && reaction.status >= 500) return undefined;
    // infocloud says no codes of numbers: it lists those that it refused.
    if (reaction.kind === "told" && platform === "infocloud") return undefined;
    const code = reaction.kind === "refused" ? reaction.code : codeIn(reaction.codes, numbers.indexOf(number));
    return code !== undefined && codes[platform].includes(code) ? code : undefined;
  }

  /** What must not have been sent after these calls, the last one before it included. */
  function isForbidden(before: readonly Call[], next: Call, number: string): boolean {
    // Baidu knows a repeat by its token.
    const isRepeat = (call: Call) => call.token !== undefined && call.token === next.token;
    const last = before.at(-1);
    if (before.some((call) => !isRepeat(call) && refusalIn(call, number) === undefined)) return true;
    if (last === undefined || isRepeat(last)) return false;
    const code = refusalIn(last, number) ?? "";
    return last.platform === next.platform ? !askedTooOften.has(code) : !mended[last.platform].includes(code);
  }

  test("each recipient has one result, and nobody is sent to again after an answer that leaves it open or that is somebody's no", async () => {
    const order = fc.shuffledSubarray([...everywhere], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyReaction, { minLength: 1, maxLength: 12 }),
        order,
        fc.integer({ min: 1, max: 4 }),
        async (script, failover, count) => {
          const { messenger, calls } = sender((_, index) => script[index] ?? acceptance, { failover });
          const results = await all(messenger.send("otp", phones(count), otp));
          expect(results.map(({ number }) => number).sort()).toEqual(phones(count));
          for (const result of results) {
            const own = calls.filter(({ numbers }) => numbers.includes(result.number ?? ""));
            for (const [i, next] of own.entries()) {
              expect(isForbidden(own.slice(0, i), next, result.number ?? "") && { own, i }).toBe(false);
            }
            const lastPlatform = own.at(-1)?.platform;
            expect(result.platform).toBe(lastPlatform);
            if (result.outcome !== "accepted") continue;
            expect(own.at(-1)?.reaction.kind).toBe("told");
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
