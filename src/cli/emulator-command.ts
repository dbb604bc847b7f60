/** The options of `smsform emulator`. */
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { parseMilliseconds, parsePair, parsePort } from "./options/arguments";
import { flag } from "./options/options";
import type { Terminal } from "./terminal";

interface EmulatorArguments {
  readonly port: number;
  readonly host: string;
  readonly allowHost: readonly string[];
  readonly review: "approve" | "reject" | "manual";
  readonly reviewDelay: number;
  readonly rejectReply?: string;
  readonly rateLimits: "documented" | "off";
  readonly accountLimits: "documented" | "off";
  readonly data?: string;
  readonly seed?: string;
  readonly latency: number;
  readonly credentials?: string;
}

export function addEmulator(command: Command, terminal: Terminal, finish: (exitCode: Promise<number>) => Promise<void>): void {
  const switches: Record<string, string> = {};
  const limits = ["documented", "off"];
  command
    .addOption(new Option("--port <port>", "0 takes any free one").argParser(parsePort).default(4010))
    .addOption(new Option("--host <address>", "where it listens; 0.0.0.0 is everywhere, as containers need it").default("127.0.0.1"))
    .addOption(
      new Option("--allow-host <name>", "a name that its admin interface answers to, beside those of this machine (repeatable)")
        .argParser((name: string, all: readonly string[]) => [...all, name])
        .default([], ""),
    )
    .addOption(new Option("--review <how>", "how reviews end").choices(["approve", "reject", "manual"]).default("approve"))
    .addOption(new Option("--review-delay <duration>", "how long reviews take").argParser(parseMilliseconds).default(2000, "2s"))
    .option("--reject-reply <text>", "the reviewer's words on a rejection")
    .addOption(new Option("--rate-limits <which>", "calls per second").choices(limits).default("documented"))
    .addOption(new Option("--account-limits <which>", "objects per account").choices(limits).default("documented"))
    .option("--data <file>", "keep the contents in a file across restarts")
    .option("--seed <file>", "begin with the contents of a file")
    .addOption(
      new Option("--switch <name=value>", "decide what a vendor's document leaves open (repeatable)").argParser((text) => {
        const [name, value] = parsePair(text);
        switches[name] = value;
      }),
    )
    .addOption(new Option("--latency <duration>", "how late every answer is").argParser(parseMilliseconds).default(0, "0s"))
    .option(
      "--credentials <file>",
      'accepted keys, as {"KEY ID": {"secret": "…"}}; each may have "sessionToken", "subAccountOf": "KEY ID" and "certification": "personal"',
    )
    .action((given: EmulatorArguments) => {
      const { reviewDelay: reviewDelayMs, latency: latencyMs, credentials: credentialsFile, data, seed, rejectReply } = given;
      const { port, host, allowHost: allowHosts, review, rateLimits, accountLimits } = given;
      const files = flag({ data: data && resolve(terminal.cwd, data), seed: seed && resolve(terminal.cwd, seed), rejectReply });
      const options = {
        port,
        host,
        allowHosts,
        review,
        reviewDelayMs,
        rateLimits,
        accountLimits,
        switches,
        latencyMs,
        ...files,
      };
      const { emulator }: typeof import("./commands/emulator") = require("./commands/emulator");
      return finish(emulator({ options, credentialsFile }, terminal));
    });
}
