import { UNKNOWN } from "../../../schema";
import { BadArgument } from "../../../schema/function";
import { numberType, stringType } from "../value-type";
import { define, type FunctionDescription, text } from "./description";

export const dateFunctions: Readonly<Record<string, FunctionDescription>> = {
  formatdate: define({
    parameters: [text("format"), text("time")],
    returns: stringType,
    call: ([format, time]) => formatted(format, readTime(time, 1)),
  }),
  timeadd: define({
    parameters: [text("timestamp"), text("duration")],
    returns: stringType,
    call: ([time, duration]) => written(moved(readTime(time, 0), durationIn(duration))),
  }),
  timecmp: define({
    parameters: [text("timestamp_a"), text("timestamp_b")],
    returns: numberType,
    call: ([a, b]) => {
      const [left, right] = [readTime(a, 0).nanoseconds, readTime(b, 1).nanoseconds];
      return left < right ? -1 : left > right ? 1 : 0;
    },
  }),
  plantimestamp: define({
    parameters: [],
    returns: stringType,
    call: (_args, _rest, { surroundings }) => surroundings.plannedAt ?? UNKNOWN,
  }),
  timestamp: define({
    parameters: [],
    returns: stringType,
    call: (_args, _rest, { surroundings }) => surroundings.happening?.now() ?? UNKNOWN,
  }),
};

interface Time {
  /** Since 1970, in UTC. */
  readonly nanoseconds: bigint;
  /** Of the place it is written for, in minutes. */
  readonly offset: number;
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;
const million = 1_000_000n;

function readTime(value: string, position: number): Time {
  const [, ...parts] = rfc3339.exec(value) ?? [];
  const [year, month, day, hour, minute, second, fraction = "", sign, offsetHours, offsetMinutes] = parts;
  const [y, m, d, h, min, s] = [year, month, day, hour, minute, second].map(Number);
  const utc = Date.UTC(2000, Number(m) - 1, Number(d), Number(h), Number(min), Number(s));
  const date = new Date(utc);
  date.setUTCFullYear(Number(y), Number(m) - 1, Number(d));
  const isReal = date.getUTCDate() === d && date.getUTCMonth() + 1 === m && Number(h) < 24 && Number(min) < 60 && Number(s) < 60;
  if (parts.length === 0 || !isReal) throw new BadArgument(position, 'a time such as "2026-01-31T23:59:00Z" is wanted.');
  const offset = sign === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  const nanoseconds = BigInt(date.getTime() - offset * 60_000) * million + BigInt(fraction.padEnd(9, "0").slice(0, 9));
  return { nanoseconds, offset };
}

function moved({ nanoseconds, offset }: Time, by: bigint): Time {
  return { nanoseconds: nanoseconds + by, offset };
}

/** What a clock at its place shows. */
function fieldsOf({ nanoseconds, offset }: Time) {
  const milliseconds = (nanoseconds - (((nanoseconds % million) + million) % million)) / million;
  const date = new Date(Number(milliseconds) + offset * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function zone(offset: number, separator: string): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}

function written(time: Time): string {
  const { year, month, day, hour, minute, second } = fieldsOf(time);
  const date = `${String(year).padStart(4, "0")}-${two(month + 1)}-${two(day)}`;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}${time.offset === 0 ? "Z" : zone(time.offset, ":")}`;
}

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: million,
  s: 1000n * million,
  m: 60_000n * million,
  h: 3_600_000n * million,
};

function durationIn(value: string): bigint {
  const [, sign, parts = ""] = /^([+-]?)(.*)$/s.exec(value) ?? [];
  if (parts === "0") return 0n;
  const steps = [...parts.matchAll(/(?<![\d.])(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)];
  if (parts === "" || steps.map(([whole]) => whole).join("") !== parts) {
    throw new BadArgument(1, 'a duration such as "10m" or "-1h30m" is wanted; units are ns, us, ms, s, m and h.');
  }
  const total = steps.reduce((sum, [, amount = "0", unit = ""]) => {
    const [whole = "", fraction = ""] = amount.split(".");
    const size = units[unit] ?? 0n;
    return (
      sum + BigInt(whole === "" ? "0" : whole) * size + (BigInt(fraction === "" ? "0" : fraction) * size) / 10n ** BigInt(fraction.length)
    );
  }, 0n);
  return sign === "-" ? -total : total;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

type Fields = ReturnType<typeof fieldsOf> & { readonly offset: number };

const verbs: Readonly<Record<string, (fields: Fields) => string>> = {
  YYYY: ({ year }) => String(year).padStart(4, "0"),
  YY: ({ year }) => two(year % 100),
  MMMM: ({ month }) => months[month] ?? "",
  MMM: ({ month }) => (months[month] ?? "").slice(0, 3),
  MM: ({ month }) => two(month + 1),
  M: ({ month }) => String(month + 1),
  DD: ({ day }) => two(day),
  D: ({ day }) => String(day),
  EEEE: ({ weekday }) => weekdays[weekday] ?? "",
  EEE: ({ weekday }) => (weekdays[weekday] ?? "").slice(0, 3),
  hh: ({ hour }) => two(hour),
  h: ({ hour }) => String(hour),
  HH: ({ hour }) => two(hour % 12 || 12),
  H: ({ hour }) => String(hour % 12 || 12),
  AA: ({ hour }) => (hour < 12 ? "AM" : "PM"),
  aa: ({ hour }) => (hour < 12 ? "am" : "pm"),
  mm: ({ minute }) => two(minute),
  m: ({ minute }) => String(minute),
  ss: ({ second }) => two(second),
  s: ({ second }) => String(second),
  ZZZZZ: ({ offset }) => zone(offset, ":"),
  ZZZZ: ({ offset }) => zone(offset, ""),
  ZZZ: ({ offset }) => (offset === 0 ? "UTC" : zone(offset, "")),
  Z: ({ offset }) => (offset === 0 ? "Z" : zone(offset, ":")),
};

/** Letters are verbs, as many as there are of one; text with letters stands in single quotes. */
function formatted(format: string, time: Time): string {
  const fields: Fields = { ...fieldsOf(time), offset: time.offset };
  return format.replace(/'([^']*(?:''[^']*)*)('?)|([A-Za-z])\3*/g, (whole, quoted: string | undefined, end: string) => {
    if (quoted !== undefined) {
      if (end === "") throw new BadArgument(0, "a quote is not closed.");
      return quoted === "" ? "'" : quoted.replaceAll("''", "'");
    }
    const verb = Object.hasOwn(verbs, whole) ? verbs[whole] : undefined;
    if (!verb)
      throw new BadArgument(
        0,
        `"${whole}" is no verb; known are ${Object.keys(verbs).join(", ")}. Text with letters stands in single quotes.`,
      );
    return verb(fields);
  });
}
