/** The options of `smsform adopt`. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { accountOptions } from "../account/options";
import type { Terminal } from "../terminal";
import type { AdoptFlags } from "./adopt";
import type { IdsArgument } from "./ids-file";

export function addAdopt(command: Command, terminal: Terminal, finish: (exitCode: Promise<number>) => Promise<void>): void {
  accountOptions(command)
    .requiredOption("--out <folder>", "where the files go: a folder that is empty or not there yet, or one that adopt wrote before")
    .addOption(
      new Option("--as <form>", "HCL, a program of level 1, or one in which a text on several platforms is one Template")
        .choices(["hcl", "cdktf", "constructs"])
        .default("hcl"),
    )
    .addOption(new Option("--engine <name>", "of a program (default: cdktf with --as cdktf, else cdktn)").choices(["cdktf", "cdktn"]))
    .addOption(
      new Option(
        "--ids <file>",
        "objects of platforms that list none: TYPE ID a line, or TYPE=FILE with an id a line, or a CSV (repeatable)",
      )
        .argParser((text: string, all: readonly IdsArgument[]) => [...all, idsArgument(text)])
        .default([], ""),
    )
    .option("--id-column <name>", 'the column of a CSV that holds the ids (default: "id")')
    .option("--approvals", "an approval as well for each signature and template that is usable: what depends on it waits for its review")
    .action((what: string[], flags: Omit<AdoptFlags, "what">) => {
      const { adopt }: typeof import("./adopt") = require("./adopt");
      return finish(adopt({ ...flags, what }, terminal));
    });
}

/** `FILE`, or `TYPE=FILE` where all its ids are of one type. */
function idsArgument(text: string): IdsArgument {
  const [, type, file = text] = /^(sms_[a-z_]+)=(.*)$/s.exec(text) ?? [];
  if (file === "") throw new InvalidArgumentError("Name a file, e.g. --ids sms_baidu_template=ids.txt.");
  return { file, type };
}
