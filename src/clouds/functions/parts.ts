/** How many short messages a message is billed as, by the platform's document. */
import type { Billing } from "../../schema";
import type { MessageKind } from "../../schema/messages";

export interface Counted {
  /** Characters, the signature and its brackets included. */
  readonly length: number;
  readonly parts: number;
}

/**
 * @param text what is known of it
 * @param further characters besides, of the same kind
 */
export function countParts(signature: string, text: string, further: number, billing: Billing): Counted {
  const kind = kindOf(signature, text, billing);
  const length = lengthOf(kind.brackets) + lengthOf(signature) + lengthOf(text) + further;
  return { length, parts: length <= kind.single ? 1 : Math.ceil(length / kind.part) };
}

/** What a message is like. */
export function kindOf(signature: string, text: string, { kinds }: Billing): MessageKind {
  const kind = kinds.find(({ onlyAscii }) => !onlyAscii || isAscii(signature + text));
  if (!kind) throw new Error("no kind of message fits, though the last one is to fit all");
  return kind;
}

function isAscii(text: string): boolean {
  return [...text].every((character) => (character.codePointAt(0) ?? 0) < 128);
}

function lengthOf(text: string): number {
  return [...text].length;
}
