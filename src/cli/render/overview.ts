import type { StackOverview } from "../../stack";
import type { Colours } from "./writing/colours";
import { joined, type Printable, printable } from "./writing/printable";
import { displayWidth, padTo } from "./writing/width";

export interface OverviewFrame {
  readonly colours: Colours;
  /** A path as people name it from where they are. */
  readonly place: (path: string) => string;
  /** How the stack was named on the command line. */
  readonly argument: string | undefined;
}

/** What will be used, what is missing and the next command. No line break at the end. */
export function renderOverview(
  { folder, providers, state, missing }: StackOverview,
  { colours, place, argument }: OverviewFrame,
): Printable {
  const lines: (readonly [string, string])[] = [
    ["Stack", place(folder)],
    ...providers.map(({ key, platforms }) => [`Provider ${key}`, platforms.map(platformLine).join(", ") || "nothing uses it"] as const),
    ["State", stateLine(state, place)],
    ...missing.map(({ name, description }) => [`var.${name}`, `has no value${description ? ` (${description})` : ""}`] as const),
  ];
  const width = Math.max(...lines.map(([label]) => displayWidth(label)));
  const rows = lines.map(([label, text]) => `${padTo(label, width)}  ${text}`);
  const ways = missing.length > 0 ? printable`Give values with --var NAME=VALUE, --var-file FILE, terraform.tfvars or TF_VAR_NAME.\n` : "";
  const next = `smsform plan${argument === undefined ? "" : ` ${argument}`}`;
  return printable`${joined(rows, "\n")}

Nothing has to be downloaded or set up: smsform brings the provider with it.
${ways}Next: ${colours.bold(next)}`;
}

function platformLine({ title, blocks }: StackOverview["providers"][number]["platforms"][number]): string {
  return `${title} (${blocks} ${blocks === 1 ? "block" : "blocks"})`;
}

function stateLine({ path, exists, objects, unfinished }: StackOverview["state"], place: OverviewFrame["place"]): string {
  const held = `${objects} ${objects === 1 ? "object" : "objects"}`;
  const left = unfinished > 0 ? `; a run was cut off, and the next apply takes up what it did` : "";
  return `${place(path)} (${exists ? held : unfinished > 0 ? `not there yet, ${held} in the journal` : "not there yet: the first apply makes it"}${left})`;
}
