/** Texts as all platforms see them. */

/** Characters as the documents count them: letters, digits and symbols count one each. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Lengths of a message in one piece and of each piece of a longer one, in characters. */
export interface SegmentLengths {
  readonly single: number;
  readonly piece: number;
}

/** How many short messages a text takes. */
export function segmentsOf(text: string, { single, piece }: SegmentLengths): number {
  const length = lengthOf(text);
  return length <= single ? 1 : Math.ceil(length / piece);
}
