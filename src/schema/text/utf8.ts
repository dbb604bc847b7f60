import { isUtf8 } from "node:buffer";

/** Bytes that are no text in UTF-8: where the first bad ones are, and what they probably are instead. */
export class NotUtf8 extends Error {
  constructor(
    /** Both from 1. */
    readonly line: number,
    readonly column: number,
    /** What is wrong there, and what helps; sentences that follow a place. */
    readonly text: string,
  ) {
    super(`line ${line}, column ${column}: ${text}`);
    this.name = "NotUtf8";
  }
}

/**
 * The text of a file that a person or a program wrote. What cannot be read is never replaced: it would be sent on as if it were meant.
 * @throws NotUtf8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) throw new NotUtf8(1, 1, `this is no UTF-8 but looks like ${wide}. ${saveAsUtf8}`);
  if (isUtf8(bytes)) return asBuffer(bytes).toString("utf8");
  throw firstMistakeIn(bytes);
}

const saveAsUtf8 = "Save it in the encoding UTF-8.";

/** An encoding of two or four bytes a character, by its mark or by its zeros, of which no text has many. */
function wideEncodingOf(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? "UTF-32" : "UTF-16";
  if (a === 0xfe && b === 0xff) return "UTF-16";
  const start = bytes.subarray(0, 1024);
  const zeros = (parity: number) => start.reduce((sum, byte, i) => (byte === 0 && i % 2 === parity ? sum + 1 : sum), 0);
  const [high, low] = [zeros(0), zeros(1)];
  const many = start.length / 8;
  if (high > many === low > many) return undefined;
  return low > many ? "UTF-16 (little-endian)" : "UTF-16 (big-endian)";
}

function firstMistakeIn(bytes: Uint8Array): NotUtf8 {
  const before = readableStart(bytes);
  const at = Buffer.byteLength(before);
  const lines = before.split("\n");
  const [line, column] = [lines.length, [...(lines.at(-1) ?? "")].length + 1];
  const isCutOff = !isRefused(bytes, bytes.length);
  // One byte is enough to look for, and too little to betray what the file keeps secret.
  const found = `the byte ${bytes[at]?.toString(16).toUpperCase()} is no UTF-8`;
  if (isCutOff) return new NotUtf8(line, column, "the text ends in the middle of a character: it was cut off.");
  if (isMostlyUtf8(bytes)) return new NotUtf8(line, column, `${found}, though the text around them is. Write that piece anew.`);
  const likely = isGb18030(bytes) ? " but looks like GBK (GB18030)" : "";
  return new NotUtf8(line, column, `${found}${likely}. ${saveAsUtf8}`);
}

/** The text before the first bad bytes. */
function readableStart(bytes: Uint8Array): string {
  // As many bytes as can be followed by others: found by halving, since refused once is refused ever after.
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isRefused(bytes, middle)) bad = middle;
    else good = middle;
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true });
}

/** Can no text begin with so many of the bytes? */
function isRefused(bytes: Uint8Array, length: number): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    return false;
  } catch {
    return true;
  }
}

/** Text of another encoding is hardly ever readable by chance. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const lenient = asBuffer(bytes).toString("utf8");
  const [lost, read] = [lenient.match(/\ufffd/g)?.length ?? 0, lenient.match(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0];
  return read > lost;
}

/** Chinese text by what it is made of: not every text that could be such is. */
function isGb18030(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("gb18030", { fatal: true }).decode(bytes);
    return /\p{Script=Han}/u.test(text);
  } catch {
    // No such text, or a runtime without this encoding.
    return false;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
