/** JSON whose integers keep every digit: those that a number cannot hold exactly are read as bigint, and bigint is written as it is. */
import { createHash } from "node:crypto";

/** What stands before the digits of a large integer while it is a text. No text can hold its own digest. */
function markOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** One at a time: an expression for whole texts would need a stack as deep as they are long. */
const tokens = /\\.|"|-?\d[\d.eE+-]*/g;

/** @throws SyntaxError as `JSON.parse` */
export function parseExactJson(text: string): unknown {
  // Checked first and as it is, so that only real JSON is rewritten.
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  const mark = markOf(text);
  let isText = false;
  const marked = text.replace(tokens, (token) => {
    if (token === '"') isText = !isText;
    return !isText && isLarge(token) ? `"${mark}${token}"` : token;
  });
  return JSON.parse(marked, (_name, member: unknown) =>
    typeof member === "string" && member.startsWith(mark) ? BigInt(member.slice(mark.length)) : member,
  );
}

/** Members that are `undefined` are left out, as by `JSON.stringify`. */
export function writeExactJson(value: unknown): string {
  let isExact = true;
  const text = JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member !== "bigint") return member;
    isExact = false;
    return String(member);
  });
  if (isExact) return text;
  const mark = markOf(text);
  const marked = JSON.stringify(value, (_name, member: unknown) => (typeof member === "bigint" ? `${mark}${member}` : member));
  return marked.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}

function isLarge(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}
