/** Characters of Chinese keyboards and of word processors that look like those of the language. */

const others: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "‟": '"',
  "‘": '"',
  "’": '"',
  "、": ",",
  "；": "a new line",
  "【": "[",
  "】": "]",
  "「": '"',
  "」": '"',
  "《": '"',
  "》": '"',
  "–": "-",
  "—": "-",
  "−": "-",
  "×": "*",
  "÷": "/",
  "…": "...",
  "\u3000": "a plain space",
  "\u00a0": "a plain space",
};

/** Full-width forms stand in the order of ASCII. */
const [firstForm, lastForm, fromAscii] = [0xff01, 0xff5e, 0xfee0];

/** What is to be written in the place of a character, where that can be told. */
export function plainOf(character: string): string | undefined {
  if (Object.hasOwn(others, character)) return others[character];
  const code = character.codePointAt(0) ?? 0;
  return code >= firstForm && code <= lastForm ? String.fromCodePoint(code - fromAscii) : undefined;
}

/** The last character of a line that looks like the end of a text. */
export function falseQuoteIn(line: string): string | undefined {
  return line.match(/[“”„‟＂’」』]/g)?.at(-1);
}
