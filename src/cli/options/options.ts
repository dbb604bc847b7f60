/** Options that several commands have. */
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { OpenRequest } from "../../stack";
import type { Terminal } from "../terminal";
import { parseMilliseconds, parsePair, parseParallelism } from "./arguments";

export const stackArgument = "[stack]";
export const stackMeaning = "a folder with .tf or .tf.json files, or the name of a stack of cdktf.json's app (default: the only one here)";

/** What a run is asked to do. */
export function modeOptions(command: Command): Command {
  const collect = (address: string, all: readonly string[]) => [...all, address];
  return acceptMissingOption(command)
    .addOption(
      new Option("--target <address>", "look only at this block or object, and what it needs (repeatable)")
        .argParser(collect)
        .default([], ""),
    )
    .addOption(new Option("--replace <address>", "replace this object (repeatable)").argParser(collect).default([], ""))
    .option("--refresh-only", "only record what is really there")
    .option("--no-refresh", "take what is recorded for what is there (also --refresh=false)");
}

export function acceptMissingOption(command: Command): Command {
  return command.option(
    "--accept-missing",
    "what is recorded is gone, also where nothing of it is found and the key may be of another account",
  );
}

export function stackOption(command: Command): Command {
  return command.option("--stack <stack>", stackMeaning);
}

/** Options of everything that evaluates the stack and calls the platforms. @returns the variables, filled while parsing, in their order */
export function runOptions(command: Command, terminal: Terminal): OpenRequest["variables"] {
  const variables = variableOptions(command, terminal);
  lockOption(parallelismOption(command));
  return variables;
}

/** @returns the variables, filled while parsing, in their order */
export function variableOptions(command: Command, { cwd }: Terminal): OpenRequest["variables"] {
  const variables: OpenRequest["variables"][number][] = [];
  command
    .addOption(
      new Option("--var <name=value>", "value of a variable (repeatable)").argParser((text) => void variables.push(parsePair(text))),
    )
    .addOption(
      new Option("--var-file <file>", "values of variables, .tfvars or .tfvars.json (repeatable)").argParser(
        (text) => void variables.push({ file: resolve(cwd, text) }),
      ),
    );
  return variables;
}

export function lockOption(command: Command): Command {
  return command.addOption(
    new Option("--lock-timeout <duration>", "how long to wait for a locked state").argParser(parseMilliseconds).default(0, "0s"),
  );
}

export function parallelismOption(command: Command): Command {
  return command.addOption(new Option("--parallelism <n>", "HTTP calls in flight").argParser(parseParallelism).default(10));
}

/** What was given; what was not is left out. */
export function flag<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
