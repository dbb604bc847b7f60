/** What is said beside an object about what is left out. Lines without the language's mark of a comment. */
import { oneLine } from "../../schema";
import type { AdoptedObject } from "../model";

/** @param nameOf what the language calls an attribute */
export function remarksOf({ platformTitle, untold }: AdoptedObject, nameOf = (attribute: string) => attribute): readonly string[] {
  const [needed, others] = [untold.needed.map(nameOf), untold.others.map(nameOf)];
  const lines: string[] = [];
  if (needed.length > 0) {
    lines.push(`Left out, because ${platformTitle} does not tell it: ${needed.join(", ")}. A plan asks for it when a change is sent.`);
  }
  if (others.length > 0) lines.push(`Left out, because ${platformTitle} does not tell it: ${others.join(", ")}.`);
  return lines.map(oneLine);
}
