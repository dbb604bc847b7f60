/** Counters of what was sent and what became of it, and packages (Tencent's specification 10.14 to 10.16). */
import type { World } from "../../platform";
import { receiptOf } from "../../pushes/receipts";
import { type Zone, zones } from "../../values/zone";
import type { ParametersOf } from "../calls/definitions";
import { refusal } from "../calls/envelope";
import { inRange } from "../calls/values";
import { requireApp } from "../console/apps";
import { belongsTo, type Package } from "../console/console";
import type { Holdings } from "../holdings";
import { isDelivered, type Message } from "../messages/messages";
import { type FailureCounter, failureCounterOf } from "../messages/receipt-causes";
import { integerOf } from "../submissions/store";
import type { TencentSwitches } from "../switches";

const hourMs = 60 * 60 * 1000;
/** Longest span of the counters of receipts (Tencent L4069). */
const longestSpanMs = 32 * 24 * hourMs;
/** Most packages on a page (Tencent L4740). */
const mostPackages = 500;

type Query = ParametersOf<"SendStatusStatistics">;

interface Surroundings {
  readonly world: World;
  readonly switches: TencentSwitches;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

export function createStatistics({ stores: parts }: Holdings, { world, switches }: Surroundings) {
  const zone = () => zones[switches.get("tencent.time-zone")];

  const endOf = (lastHour: number) => (switches.get("tencent.statistics-end") === "included" ? lastHour + hourMs : lastHour);

  const messagesIn = (account: string, appId: string, { from, to }: Span): Message[] => {
    const end = endOf(to);
    return [...parts.messages.all()].filter(
      (message) => message.account === account && message.appId === appId && message.sentAt >= from && message.sentAt < end,
    );
  };

  /** @returns what counts, once the account may ask */
  const readCounters = (query: Query, account: string, longest = Number.POSITIVE_INFINITY): (() => Message[]) => {
    const span = readSpan(query, zone());
    if (span.to < span.from) throw refusal("InvalidParameterValue.EndTimeVerifyFail", "It is before BeginTime.");
    if (span.to - span.from > longest) throw refusal("InvalidParameterValue.EndTimeVerifyFail", "It is more than 32 days after BeginTime.");
    inRange("Limit", query.Limit, [0, 0], "InvalidParameterValue.LimitVerifyFail");
    inRange("Offset", query.Offset, [0, 0], "InvalidParameterValue.OffsetVerifyFail");
    return () => {
      requireApp(parts.apps, account, query.SmsSdkAppId);
      return messagesIn(account, query.SmsSdkAppId, span);
    };
  };

  return {
    sent: (query: Query, account: string) => {
      const read = readCounters(query, account);
      return () => {
        const messages = read();
        return {
          SendStatusStatistics: {
            FeeCount: messages.reduce((sum, { fee }) => sum + fee, 0),
            RequestCount: messages.length,
            RequestSuccessCount: messages.filter(isAccepted).length,
          },
        };
      };
    },

    receipts: (query: Query, account: string) => {
      const read = readCounters(query, account, longestSpanMs);
      return () => ({ CallbackStatusStatistics: addUp(read().filter(isAccepted), world.clock.now()) });
    },

    packages: (query: Query, account: string) => {
      const { from, to } = readSpan(query, zone());
      if (to <= from) throw refusal("InvalidParameterValue.EndTimeVerifyFail", "It must be after BeginTime.");
      if (to >= world.clock.now()) throw refusal("InvalidParameterValue.EndTimeVerifyFail", "It must be before the present time.");
      const limit = inRange("Limit", query.Limit, [1, mostPackages], "InvalidParameterValue.LimitVerifyFail");
      const offset = inRange("Offset", query.Offset, [0, Number.MAX_SAFE_INTEGER], "InvalidParameterValue.OffsetVerifyFail");
      return () => {
        requireApp(parts.apps, account, query.SmsSdkAppId);
        const end = endOf(to);
        const own = [...parts.packages.all()].filter(
          (each) => belongsTo(each.account, account) && each.appId === query.SmsSdkAppId && each.createdAt >= from && each.createdAt < end,
        );
        return { SmsPackagesStatisticsSet: own.slice(offset, offset + limit).map(packageRow) };
      };
    },
  };
}

function addUp(accepted: readonly Message[], now: number): object {
  const codes = accepted.map((message) => receiptOf(message, now)).filter((code) => code !== undefined);
  const failures = codes.filter((code) => !isDelivered(code));
  const countOf = (counter: FailureCounter) => failures.filter((code) => failureCounterOf(code) === counter).length;
  return {
    CallbackCount: codes.length,
    RequestSuccessCount: accepted.length,
    CallbackFailCount: failures.length,
    CallbackSuccessCount: codes.length - failures.length,
    InternalErrorCount: countOf("InternalErrorCount"),
    InvalidNumberCount: countOf("InvalidNumberCount"),
    ShutdownErrorCount: countOf("ShutdownErrorCount"),
    BlackListCount: countOf("BlackListCount"),
    FrequencyLimitCount: countOf("FrequencyLimitCount"),
  };
}

function packageRow({ id, createdAt, effectiveAt, expiresAt, amount, type, usage }: Package): object {
  return {
    PackageCreateTime: secondsOf(createdAt),
    PackageEffectiveTime: secondsOf(effectiveAt),
    PackageExpiredTime: secondsOf(expiresAt),
    PackageAmount: amount,
    PackageType: type,
    PackageId: integerOf(id),
    CurrentUsage: usage,
  };
}

function readSpan({ BeginTime, EndTime }: Query, zone: Zone): Span {
  const from = timeOf(BeginTime, zone);
  if (from === undefined) throw refusal("InvalidParameterValue.BeginTimeVerifyFail", `"${BeginTime}" is no hour of the form yyyymmddhh.`);
  const to = timeOf(EndTime, zone);
  if (to === undefined) throw refusal("InvalidParameterValue.EndTimeVerifyFail", `"${EndTime}" is no hour of the form yyyymmddhh.`);
  return { from, to };
}

function timeOf(text: string, zone: Zone): number | undefined {
  const [, year, month, day, hour] = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : zone.parse(`${year}-${month}-${day} ${hour}:00:00`);
}

function isAccepted({ code }: Message): boolean {
  return code === "Ok";
}

function secondsOf(epochMs: number): number {
  return Math.floor(epochMs / 1000);
}
