/** Where a text of HCL is read that is of the ordinary kind. */
import { mostLevels } from "../../../nesting";

/** Thrown, and caught by whoever began to read: the text is for HCL's own parser, because it is unusual or because it is wrong. */
export const BEYOND = Symbol("beyond what is read directly");

export interface Cursor {
  readonly text: string;
  at: number;
  /** Where the text ends that is read. */
  readonly end: number;
  /** Does a line break end an expression? */
  endsAtLine: boolean;
  /** Not within the quotes of a template. */
  hasComments: boolean;
  level: number;
}

export function cursorOn(text: string, given: Partial<Cursor> = {}): Cursor {
  return { text, at: 0, end: text.length, endsAtLine: false, hasComments: false, level: 0, ...given };
}

export function beyond(): never {
  throw BEYOND;
}

/** What is read, or undefined where it goes beyond. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (failure) {
    if (failure === BEYOND) return undefined;
    throw failure;
  }
}

/** Reads something within which line breaks mean something, or nothing. */
export function within<T>(cursor: Cursor, endsAtLine: boolean, read: () => T): T {
  const before = cursor.endsAtLine;
  cursor.endsAtLine = endsAtLine;
  cursor.level += 1;
  if (cursor.level > mostLevels) beyond();
  const result = read();
  cursor.level -= 1;
  cursor.endsAtLine = before;
  return result;
}

const TAB = 0x09;
const LINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const STAR = 0x2a;
const SLASH = 0x2f;

/** The character code here; not a number at the end. */
export function peek({ text, at, end }: Cursor, ahead = 0): number {
  return at + ahead < end ? text.charCodeAt(at + ahead) : Number.NaN;
}

export function isLineBreak(cursor: Cursor): boolean {
  const code = peek(cursor);
  return code === LINE || (code === RETURN && peek(cursor, 1) === LINE);
}

/** Goes past blanks and comments, and past line breaks where they mean nothing. */
export function skip(cursor: Cursor): void {
  for (;;) {
    const code = peek(cursor);
    if (code === SPACE || code === TAB) cursor.at += 1;
    else if (code === LINE || code === RETURN) {
      if (!isLineBreak(cursor)) beyond();
      if (cursor.endsAtLine) return;
      cursor.at += code === LINE ? 1 : 2;
    } else if (code === HASH || (code === SLASH && peek(cursor, 1) === SLASH)) skipLine(cursor);
    else if (code === SLASH && peek(cursor, 1) === STAR) skipComment(cursor);
    else return;
  }
}

/** The break of a comment's line is a line break as well. */
function skipLine(cursor: Cursor): void {
  if (!cursor.hasComments) beyond();
  const end = cursor.text.indexOf("\n", cursor.at);
  cursor.at = end === -1 || end > cursor.end ? cursor.end : end;
}

function skipComment(cursor: Cursor): void {
  if (!cursor.hasComments) beyond();
  const end = cursor.text.indexOf("*/", cursor.at + 2);
  if (end === -1 || end + 2 > cursor.end) beyond();
  cursor.at = end + 2;
}

/** Goes past blanks, and past this if it is here. */
export function takes(cursor: Cursor, sign: string): boolean {
  skip(cursor);
  if (!isHere(cursor, sign)) return false;
  cursor.at += sign.length;
  return true;
}

export function expect(cursor: Cursor, sign: string): void {
  if (!takes(cursor, sign)) beyond();
}

export function isHere({ text, at, end }: Cursor, sign: string): boolean {
  return at + sign.length <= end && text.startsWith(sign, at);
}

const han = "\\u4e00-\\u9fa5";
const name = new RegExp(`[A-Za-z_${han}][\\w${han}-]*`, "y");

/** A name of ASCII and of the Chinese characters that every version of Unicode has had, or undefined where none begins. */
export function takeName(cursor: Cursor): string | undefined {
  name.lastIndex = cursor.at;
  const [found] = name.exec(cursor.text) ?? [];
  if (found === undefined || cursor.at + found.length > cursor.end) return undefined;
  cursor.at += found.length;
  // It may go on with a character of another kind.
  if (peek(cursor) > 0x7f) beyond();
  return found;
}
