/** What a run has adopted, for people. */
import type { Diagnostic } from "../../schema";
import { groupBy } from "../../stack/engine/model/group";
import { joined, type Printable, printable } from "../render/writing/printable";
import type { Put } from "./folder";
import type { AdoptedObject } from "./model";

export interface Found {
  /** What is new here. */
  readonly objects: readonly AdoptedObject[];
  /** How many were looked at. */
  readonly seen: number;
  /** How many of them a state here has, or were adopted here before. */
  readonly known: number;
  readonly problems: readonly Diagnostic[];
}

interface Told extends Found {
  readonly flags: { readonly out: string };
  readonly put?: Put;
  /** New objects that are none of a platform's. */
  readonly messages?: number | undefined;
}

export function summary({ objects, seen, known, flags: { out }, put, messages = 0 }: Told): Printable {
  const before = known > 0 ? [printable`${known} of ${seen} objects are in a state here or in ${out} already, and were left alone.`] : [];
  if (!put) return joined([...before, printable`There is nothing new to adopt. Nothing was written.`], "\n");
  const kept = put.kept === undefined ? [] : [printable`${put.kept} was changed by hand and is left as it is: call the new files in it.`];
  return joined(
    [
      ...before,
      printable`Adopted ${objects.length} objects into ${out}: ${counted(objects)}. Wrote ${joined(put.written, ", ")}.`,
      ...kept,
      printable`Next: smsform plan ${out}. It shows ${objects.length} to import${messages > 0 ? `, and ${messages} messages to add, which tell programs what is live and are on no platform` : ""}. What it shows to change besides is only recorded: nothing is sent to any platform.`,
    ],
    "\n",
  );
}

/** `2 signatures and 14 templates of Tencent Cloud SMS` */
function counted(objects: readonly AdoptedObject[]): string {
  const platforms = [...groupBy(objects, ({ platformTitle }) => platformTitle)].map(([title, own]) => {
    const kinds = [...groupBy(own, ({ noun }) => noun)].map(([noun, all]) => `${all.length} ${noun}${all.length === 1 ? "" : "s"}`);
    return `${kinds.join(", ")} of ${title}`;
  });
  return platforms.join("; ");
}
