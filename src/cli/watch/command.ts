/** The options of `smsform watch`. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { parseMilliseconds } from "../options/arguments";
import type { StackFlags, WatchFlags } from "../options/flags";
import { flag, runOptions, stackArgument, stackMeaning } from "../options/options";
import type { Terminal } from "../terminal";

type Given = Omit<WatchFlags, keyof StackFlags> & StackFlags;

export function addWatch(command: Command, terminal: Terminal, finish: (exitCode: Promise<number>) => Promise<void>): void {
  const variables: StackFlags["variables"] = runOptions(command.argument(stackArgument, stackMeaning), terminal);
  command
    .addOption(new Option("--every <duration>", "between two looks").argParser(parseEvery).default(600_000, "10m"))
    .option("--once", "look once, for a pipeline or cron")
    .option("--webhook <url>", "post it there, as JSON or by a template (also SMSFORM_WEBHOOK_URL, which no list of processes shows)")
    .option("--template <name>", "what is posted: dingtalk, feishu, wecom, generic, or a file (default: by the webhook's host)")
    .addOption(
      new Option("--exec <command>", "run it for each event, which it reads as JSON from stdin").conflicts(["webhook", "template"]),
    )
    .option("--state <file>", "the stack's state, for a stack whose backend is elsewhere: what `tofu state pull` has written to a file")
    .option("--memory <file>", "what was told (default: .NAME.tfstate.watch.json beside the state)")
    .option("--json", "print one JSON message a line")
    .action((stack: string | undefined, { every, once, webhook, template, exec, state, memory, json, parallelism, lockTimeout }: Given) => {
      const { watchCommand }: typeof import("./run") = require("./run");
      return finish(
        watchCommand(
          { stack, variables, every, ...flag({ once, webhook, template, exec, state, memory, json, parallelism, lockTimeout }) },
          terminal,
        ),
      );
    });
}

function parseEvery(text: string): number {
  const ms = parseMilliseconds(text);
  if (ms < 1000) throw new InvalidArgumentError("Write a second or more, such as 10m.");
  return ms;
}
