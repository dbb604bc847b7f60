import type { Counts } from "../../stack";

/** `Plan: 2 to add, 1 to change, 0 to destroy.` */
export function countsText(counts: Counts): string {
  const imports = counts.import > 0 ? `${counts.import} to import, ` : "";
  const forgotten = counts.forget > 0 ? `, ${counts.forget} to forget` : "";
  return `Plan: ${imports}${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy${forgotten}.`;
}
