/** The options of `smsform init`. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { StackFlags } from "../options/flags";
import { flag, stackArgument, stackMeaning, variableOptions } from "../options/options";
import type { Terminal } from "../terminal";
import { languages, pipelineNames, platformNames, platformsIn } from "./choice";
import type { Wishes } from "./decide";

interface InitArguments {
  readonly platform?: Wishes["platforms"];
  readonly language?: Wishes["language"];
  readonly pipeline?: Wishes["pipeline"];
  readonly yes?: boolean;
  readonly install: boolean;
}

export function addInit(command: Command, terminal: Terminal, finish: (exitCode: Promise<number>) => Promise<void>): void {
  const variables: StackFlags["variables"] = variableOptions(command.argument(stackArgument, stackMeaning), terminal);
  command
    .addOption(
      new Option("--platform <names>", `of a new project: ${platformNames.join(", ")}; several with commas`).argParser(
        (text: string, before: Wishes["platforms"] = []) => {
          const found = platformsIn([...before, text].join(","));
          if ("problem" in found) throw new InvalidArgumentError(found.problem);
          return found.value;
        },
      ),
    )
    .addOption(new Option("--language <name>", "of a new project: CDK Terrain, CDKTF or HCL").choices(languages))
    .addOption(
      new Option("--pipeline <name>", "of a new project: where it is checked with every change (default: github)").choices(pipelineNames),
    )
    .option("--yes", "do not ask: what is not said is as usual")
    .option("--no-install", "of a new project: do not run npm install")
    .action((stack: string | undefined, { platform: platforms, language, pipeline, yes, install }: InitArguments) => {
      const { init }: typeof import("../commands/init") = require("../commands/init");
      return finish(init({ stack, variables, install, wishes: flag({ platforms, language, pipeline }), ...flag({ yes }) }, terminal));
    });
}
