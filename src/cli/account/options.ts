/** Options of the commands that look at a whole account. */
import { type Command, Option } from "commander";
import { parsePair } from "../options/arguments";
import { stackMeaning } from "../options/options";

export function accountOptions(command: Command): Command {
  return command
    .argument("[what...]", "platforms, or types such as sms_tencent_template (default: all platforms whose keys the environment has)")
    .addOption(
      new Option(
        "--filter <name=pattern>",
        "only what is like it: name, id, status, audience, usable, managed, or an attribute; * stands for anything (repeatable)",
      )
        .argParser((text: string, all: readonly (readonly [string, string])[]) => [...all, parsePair(text)])
        .default([], ""),
    )
    .option(
      "--state <file>",
      "a state's file, or - for what `tofu state pull` writes to standard input (default: that of the stack in this folder)",
    )
    .option("--stack <stack>", stackMeaning);
}
