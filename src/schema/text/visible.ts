/**
 * Texts of others as they can be shown: nothing in them steers a terminal, turns the direction of writing round or hides. What would is
 * written as an escape, so that it can be seen; nothing is left out.
 */

/** Between the parts of one emoji, where it has a look of its own. */
const joinsEmoji = String.raw`(?<=\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d(?=\p{Extended_Pictographic})`;
/** Behind the character whose look it chooses. */
const choosesLook = String.raw`(?<=[\p{L}\p{N}\p{P}\p{S}])\p{Variation_Selector}`;
/** Controls, marks of direction and format, halves of characters, line and paragraph separators, fillers, odd blanks. */
const hidden = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?![ \u3000])\p{Zs}`;

const invisible = new RegExp(`(?!${joinsEmoji}|${choosesLook})(?:${hidden})`, "gu");
const invisibleInLine = new RegExp(`(?!\\n|${joinsEmoji}|${choosesLook})(?:${hidden})`, "gu");
/** Nearly every text is of such characters alone, which are all visible: looking for the others takes many times as long. */
const plain = /^[ -~·‐-‧、-〜一-鿿！-～]*$/;
const plainLines = /^[\n -~·‐-‧、-〜一-鿿！-～]*$/;
const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text in one line. Of a text that is visible already it is the text itself. */
export function visible(text: string): string {
  return madeVisible(text, (character) => shortEscapes[character] ?? unicodeEscapes(character));
}

/** The same in a notation of its own. @param write is given one character at a time */
export function madeVisible(text: string, write: (character: string) => string): string {
  return plain.test(text) ? text : text.replace(invisible, write);
}

/** Is every character visible, line breaks apart? */
export function isVisible(text: string): boolean {
  return plainLines.test(text) || text.search(invisibleInLine) === -1;
}

/** Words of others within a sentence: breaks and blanks become single blanks. */
export function oneLine(text: string): string {
  return visible(text.trim().replace(/\s+/g, " "));
}

/** JSON of the same meaning, in which everything is visible but its line breaks. */
export function visibleJson(json: string): string {
  return plainLines.test(json) ? json : json.replace(invisibleInLine, unicodeEscapes);
}

function unicodeEscapes(characters: string): string {
  return Array.from({ length: characters.length }, (_, at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
}
