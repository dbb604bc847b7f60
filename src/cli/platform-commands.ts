/** The commands that ask platforms and need no stack: their keys come from the environment. */
import { type Command, Option } from "commander";
import { accountOptions } from "./account/options";
import type { ListFlags } from "./account/report";
import { parseDay, parsePair } from "./options/arguments";
import type { DoctorFlags, PlatformFlags, ReceiptsFlags, SendFlags, StatsFlags } from "./options/flags";
import type { Terminal } from "./terminal";

type MakeCommand = (name: string, summary: string) => Command;
type Finish = (exitCode: Promise<number>) => Promise<void>;

const platformArgument = "[platforms...]";
const platformMeaning = "names of platforms (default: all whose keys the environment has)";

export function addPlatformCommands(command: MakeCommand, terminal: Terminal, finish: Finish): void {
  accountOptions(command("list", "show what an account has, as its platform lists it: names, reviews, ages, and what a state manages"))
    .option("--json", "print one JSON document")
    .action((what: string[], flags: Omit<ListFlags, "what">) => {
      const { list }: typeof import("./account/list") = require("./account/list");
      return finish(list({ ...flags, what }, terminal));
    });

  command("whoami", "show whose the keys are that the environment has, as far as the platforms tell")
    .argument(platformArgument, platformMeaning)
    .option("--json", "print one JSON document")
    .action((platforms: string[], flags: Omit<PlatformFlags, "platforms">) => {
      const { whoami }: typeof import("./account/whoami") = require("./account/whoami");
      return finish(whoami({ ...flags, platforms }, terminal));
    });

  applicationOption(command("stats", "show what was sent and what became of it, as the platforms count it"))
    .argument(platformArgument, platformMeaning)
    .addOption(new Option("--from <day>", "the first day, in China's time (default: 6 days before the last one)").argParser(parseDay))
    .addOption(new Option("--to <day>", "the last day (default: today)").argParser(parseDay))
    .option("--json", "print one JSON document")
    .action((platforms: string[], flags: Omit<StatsFlags, "platforms">) => {
      const { stats }: typeof import("./commands/stats") = require("./commands/stats");
      return finish(stats({ ...flags, platforms }, terminal));
    });

  applicationOption(
    command("doctor", "look whether the platforms can be worked with: keys, network, clock, permissions, limits; changes nothing"),
  )
    .argument(platformArgument, platformMeaning)
    .option("--json", "print one JSON document")
    .action((platforms: string[], flags: Omit<DoctorFlags, "platforms">) => {
      const { doctor }: typeof import("./commands/doctor") = require("./commands/doctor");
      return finish(doctor({ ...flags, platforms }, terminal));
    });

  applicationOption(
    command("receipts", "read what became of messages, which takes it away from the platform: for what is not in production"),
  )
    .argument(platformArgument, platformMeaning)
    .option("--consume", "yes, what is read here is given to nobody else")
    .option("--follow", "go on until it is interrupted")
    .option("--yes", "do not ask")
    .option("--json", "print one JSON message a line; needs --yes")
    .action((platforms: string[], flags: Omit<ReceiptsFlags, "platforms">) => {
      const { receipts }: typeof import("./commands/receipts") = require("./commands/receipts");
      return finish(receipts({ ...flags, platforms }, terminal));
    });

  const values: Record<string, string> = {};
  applicationOption(command("send", "send a message of a catalogue, after showing what it reads like"))
    .argument("<key>", "the message's in the catalogue")
    .argument("<numbers...>", "phone numbers, such as +8613800138000; those of the mainland need no country")
    .addOption(
      new Option("--value <name=value>", "value of a variable (repeatable)").argParser((text) => {
        const [name, value] = parsePair(text);
        values[name] = value;
      }),
    )
    .option("--catalogue <file>", "the messages and how each stands on the platforms", "messages.json")
    .option("--platform <name>", "send by this one (default: the catalogue's first that is usable and whose keys the environment has)")
    .option("--dry-run", "only show what would be sent")
    .option("--yes", "do not ask")
    .option("--json", "print one JSON message a line; needs --yes or --dry-run")
    .action((key: string, numbers: string[], flags: Omit<SendFlags, "key" | "numbers" | "values">) => {
      const { send }: typeof import("./commands/send") = require("./commands/send");
      return finish(send({ ...flags, key, numbers, values }, terminal));
    });
}

function applicationOption(command: Command): Command {
  return command.addOption(
    new Option("--sms-sdk-app-id <id>", "an application of Tencent, which counts by them (repeatable; also TENCENTCLOUD_SMS_SDK_APP_ID)")
      .argParser((id: string, all: readonly string[]) => [...all, id])
      .default([], ""),
  );
}
