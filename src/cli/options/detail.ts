/** How much of each object a command tells. */
import { type Command, Option } from "commander";
import type { Detail } from "../render/plan";
import type { DetailFlags } from "./flags";

export function detailOptions(command: Command): Command {
  return command
    .addOption(new Option("--compact", "one line an object (as usual above 50 objects)").conflicts(["full", "json"]))
    .addOption(new Option("--full", "all of each object, however many they are").conflicts("json"));
}

export function detailOf({ compact, full }: DetailFlags): Detail {
  return compact ? "compact" : full ? "full" : undefined;
}
