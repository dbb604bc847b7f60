/** What a run has adopted, for people. */

import type { Put } from "../../adoption/folder";
import type { Found } from "../../adoption/look";
import type { AdoptedObject } from "../../adoption/model";
import { groupBy } from "../../stack/engine/model/group";
import { joined, type Printable, printable } from "../render/writing/printable";

interface Told extends Found {
  readonly flags: { readonly out: string };
  readonly put?: Put;
  /** A program whose packages are missing. */
  readonly isUninstalled?: boolean;
  /** New objects that are none of a platform's. */
  readonly messages?: number | undefined;
  readonly approvals?: number | undefined;
}

export function summary({ objects, seen, flags: { out }, put, isUninstalled = false, messages = 0, approvals = 0 }: Told): Printable {
  if (!put) {
    const why =
      seen === 0
        ? "Nothing was found."
        : seen === 1
          ? `The one object that was looked at is managed here, or was adopted into ${out} before.`
          : `All of ${seen} objects that were looked at are managed here, or were adopted into ${out} before.`;
    return printable`${why} There is nothing new to adopt, and nothing was written.`;
  }
  const added = [
    ...(messages > 0 ? [`${messages} messages to add, which tell programs what is live`] : []),
    ...(approvals > 0 ? [`${approvals} approvals to add, which look whether that is there`] : []),
  ];
  const beside = added.length > 0 ? `, and ${added.join(", and ")}; none of these is on a platform` : "";
  const kept = put.kept === undefined ? [] : [printable`${put.kept} was changed by hand and is left as it is: call the new files in it.`];
  return joined(
    [
      printable`Adopted ${objects.length} object${objects.length === 1 ? "" : "s"} into ${out}: ${counted(objects)}. Wrote ${joined(put.written, ", ")}.`,
      ...kept,
      printable`Next: ${isUninstalled ? `npm install --prefix ${out} && ` : ""}smsform plan${out === "." ? "" : ` ${out}`}. It shows ${objects.length} to import${beside}. What it shows to change besides is only recorded: nothing is sent to any platform.`,
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
