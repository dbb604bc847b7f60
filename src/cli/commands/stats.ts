import { dayIn, daysBefore } from "../../clouds/shared/client/days";
import { defaultTimeZone } from "../../clouds/shared/client/time-zone";
import { operationsOf } from "../../messaging/platforms";
import type { Period, StatisticsRow } from "../../messaging/statistics/source";
import { type Diagnostic, error, hasErrors } from "../../schema";
import { systemClock } from "../../system/clock";
import { diagnosticJson } from "../json/json-messages";
import type { StatsFlags } from "../options/flags";
import { type Access, distinct } from "../platforms/access";
import { applicationsOf } from "../platforms/applications";
import { withPlatforms } from "../platforms/with-platforms";
import { type Counted, renderStatistics } from "../render/statistics";
import { json, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Days that are told of where none is named. */
const usualDays = 7;

/** What was sent and what became of it, as the platforms count it. @returns 1 where one of them could not be asked */
export async function stats(flags: StatsFlags, terminal: Terminal): Promise<number> {
  const today = dayIn(defaultTimeZone)(systemClock.now());
  const { to = today } = flags;
  const { from = daysBefore(to, usualDays - 1) } = flags;
  const period = { from, to };
  const applications = applicationsOf(flags, terminal);
  const diagnostics: Diagnostic[] = [];
  const counted: Counted[] = [];
  const exitCode =
    from > to
      ? await refuse(error("The period ends before it begins", wrongWayRound(period, flags.to === undefined)), diagnostics)
      : await withPlatforms(
          flags,
          terminal,
          (problems) => void diagnostics.push(...distinct(problems)),
          async ({ accesses, interrupts: { stop } }) => {
            const ask = (access: Access) => count(access, { ...period, today, applications, signal: stop });
            for (const told of await Promise.all(accesses.map(ask))) {
              if ("counted" in told) counted.push(told.counted);
              else diagnostics.push(told.problem);
            }
            return hasErrors(diagnostics) ? 1 : 0;
          },
        );
  if (flags.json) terminal.out(printable`${json(documentOf(period, counted, diagnostics), 2)}\n`);
  else {
    if (counted.length > 0) {
      terminal.out(printable`${renderStatistics(period, counted, { colours: terminal.colours.out, columns: terminal.columns })}\n`);
    }
    createView(terminal, { json: false, now: systemClock.now }).diagnostics(diagnostics);
  }
  return exitCode;
}

async function refuse(problem: Diagnostic, diagnostics: Diagnostic[]): Promise<number> {
  diagnostics.push(problem);
  return 1;
}

function wrongWayRound({ from, to }: Period, isToday: boolean): string {
  const end = isToday ? `today, ${to}, as --to is left out` : `--to ${to}`;
  const next = isToday ? `Name a later --to, or an earlier --from` : `The other way round it is smsform stats --from ${to} --to ${from}`;
  return `--from ${from} is after ${end}. ${next}.`;
}

/** What one platform counts. */
async function count(
  { cloud, client }: Access,
  request: Period & { readonly today: string; readonly applications: readonly string[]; readonly signal: AbortSignal },
): Promise<{ readonly counted: Counted } | { readonly problem: Diagnostic }> {
  const { name: platform, title } = cloud;
  const source = operationsOf(cloud)?.statistics;
  if (!source || "none" in source) return { counted: { platform, title, none: source?.none ?? "none are known of it" } };
  const refusal = source.refusal?.(request);
  if (refusal) return { problem: error(`${title} cannot be asked for its statistics`, `${refusal.reason}. ${refusal.next}.`) };
  try {
    const { grain, unit } = source;
    return { counted: { platform, title, grain, unit, rows: await source.read(client, request) } };
  } catch (failure) {
    const { summary, detail } = cloud.explain(failure, `read the statistics of ${title}`);
    return { problem: error(summary, detail) };
  }
}

/** Raised when a field is lost or changes its meaning. */
const formatVersion = "1.0";

function documentOf({ from, to }: Period, counted: readonly Counted[], diagnostics: readonly Diagnostic[]): object {
  return {
    format_version: formatVersion,
    from,
    to,
    time_zone: defaultTimeZone,
    platforms: counted.map((each) =>
      "none" in each
        ? { platform: each.platform, grain: null, reason: each.none }
        : { platform: each.platform, grain: each.grain, unit: each.unit, rows: each.rows.map(rowJson) },
    ),
    diagnostics: diagnostics.map(diagnosticJson),
  };
}

function rowJson({ subject, submitted, delivered, failed, open }: StatisticsRow): object {
  return { subject, submitted, delivered, failed, open };
}
