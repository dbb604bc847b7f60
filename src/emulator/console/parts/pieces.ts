/** A text in pieces: what is to be followed, what is to be typed in, and what nobody could see. */

export interface Piece {
  readonly kind: "plain" | "link" | "code" | "invisible";
  readonly text: string;
}

/** Characters that change how others stand, or that show nothing: marks of direction, controls, zero widths. Joiners within emoji are seen. */
const invisible = /(?![\t\n\r\u{200c}\u{200d}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** @param marked what stands in it as link or code, as the inbox found it */
export function piecesOf(text: string, marked: { readonly links?: readonly string[]; readonly codes?: readonly string[] } = {}): Piece[] {
  const { links = [], codes = [] } = marked;
  let pieces: Piece[] = [{ kind: "plain", text }];
  // The longest first, so that one that begins like another is found whole.
  for (const [kind, found] of [
    ["link", links],
    ["code", codes],
  ] as const)
    for (const each of [...new Set(found)].sort((a, b) => b.length - a.length)) pieces = split(pieces, kind, each);
  return pieces.flatMap((piece) => (piece.kind === "plain" ? visible(piece.text) : [piece]));
}

function split(pieces: readonly Piece[], kind: "link" | "code", found: string): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.kind !== "plain" || !piece.text.includes(found)) return [piece];
    return piece.text
      .split(found)
      .flatMap((text, place): Piece[] => [
        ...(place === 0 ? [] : [{ kind, text: found }]),
        ...(text === "" ? [] : [{ kind: "plain" as const, text }]),
      ]);
  });
}

function visible(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(invisible)) {
    if (index > end) pieces.push({ kind: "plain", text: text.slice(end, index) });
    pieces.push({ kind: "invisible", text: codePoint(character) });
    end = index + character.length;
  }
  if (end < text.length) pieces.push({ kind: "plain", text: text.slice(end) });
  return pieces;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
