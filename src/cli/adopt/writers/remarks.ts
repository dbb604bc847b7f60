/** What is said beside an object about what is left out. Lines without the language's mark of a comment. */
import { oneLine } from "../../../schema";
import type { AdoptedObject } from "../model";

export function remarksOf({ platformTitle, untold: { needed, others } }: AdoptedObject): readonly string[] {
  const lines: string[] = [];
  if (needed.length > 0) {
    lines.push(`Left out, because ${platformTitle} does not tell it: ${needed.join(", ")}. A plan asks for it when a change is sent.`);
  }
  if (others.length > 0) lines.push(`Left out, because ${platformTitle} does not tell it: ${others.join(", ")}.`);
  return lines.map(oneLine);
}
