/** The command line in its spellings, and its values. */
import { InvalidArgumentError } from "commander";
import { isDay } from "../../clouds/shared/client/days";
import { parseDuration } from "../../clouds/shared/objects/duration";

/** Flags that take no value; Terraform lets `=true` or `=false` follow. */
const switches = [
  "auto-approve",
  "compact",
  "consume",
  "destroy",
  "detailed-exitcode",
  "dry-run",
  "emulator",
  "fail-on-drift",
  "follow",
  "force",
  "full",
  "json",
  "markdown",
  "no-color",
  "raw",
  "refresh-only",
  "strict",
  "yes",
];
/** Flags that are set unless they are switched off. */
const onByDefault = ["input", "refresh"];

/**
 * Terraform's spellings in the form that is parsed: `-auto-approve` becomes `--auto-approve`, `-refresh=false` becomes `--no-refresh`.
 * What follows `--` is left as it is.
 */
export function normalizeArguments(argv: readonly string[]): string[] {
  const end = argv.indexOf("--");
  const own = end < 0 ? argv : argv.slice(0, end);
  const rest = end < 0 ? [] : argv.slice(end);
  return [...own.map((argument) => argument.replace(/^-(?=[a-z][a-z-]+(=|$))/, "--")).flatMap(withoutTruth), ...rest];
}

function withoutTruth(argument: string): string[] {
  const [, name, value] = /^--([a-z-]+)=(true|false)$/.exec(argument) ?? [];
  if (onByDefault.some((each) => argument === `--${each}`)) return [];
  if (name !== undefined && onByDefault.includes(name)) return value === "false" ? [`--no-${name}`] : [];
  if (name === undefined || !switches.includes(name)) return [argument];
  return value === "true" ? [`--${name}`] : [];
}

/** `name=value`; the value may hold further equal signs. */
export function parsePair(text: string): [name: string, value: string] {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it as NAME=VALUE.");
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Milliseconds of `30s`, `5m`, `1h30m`, `50ms`; `0` needs no unit. */
export function parseMilliseconds(text: string): number {
  const ms = text === "0" ? 0 : parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError("Write a duration such as 30s, 5m, 1h30m or 50ms.");
  return ms;
}

/** `yyyy-MM-dd` */
export function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("Write a day of the calendar, such as 2026-01-31.");
  return text;
}

export function parseParallelism(text: string): number {
  return parseInteger(text, 1, 1000);
}

export function parsePort(text: string): number {
  return parseInteger(text, 0, 65535);
}

/** Characters of a page. Below, not even the word on what was cut has room. */
export function parsePageLimit(text: string): number {
  return parseInteger(text, 1000, 10_000_000);
}

function parseInteger(text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  }
  return value;
}
