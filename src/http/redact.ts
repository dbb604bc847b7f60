/**
 * Masks what must never be read in a log or an error.
 */

const mask = "***";

/** Key material, digests, base64 files: nothing that a person needs to read is this long without a break. */
const longRun = /[A-Za-z0-9+/=_]{64,}/g;

/** Fewer characters may be any word of a message. No platform gives out secrets that are so short. */
const fewestOfSecret = 7;

/**
 * Makes a function that masks the given secrets, as they are or escaped as JSON, URLs and forms do, and every unbroken run of 64 or more
 * base64 characters (a platform may quote a proof file or a signature back).
 */
export function createRedactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = new Set(secrets.flatMap((secret) => (secret && secret.length >= fewestOfSecret ? [secret] : [])));
  // Most clients never tell anything: made when first needed. The longest first: a secret that holds another one is masked as a whole.
  let patterns: readonly RegExp[] | undefined;
  return (text) => {
    patterns ??= [...known].sort((a, b) => b.length - a.length).map(inAnyForm);
    return patterns.reduce((masked, pattern) => masked.replace(pattern, mask), text).replace(longRun, mask);
  };
}

/** Whoever repeats a text escapes as many of its characters as he likes. */
function inAnyForm(secret: string): RegExp {
  return new RegExp(Array.from(secret, (character) => `(?:${formsOf(character).join("|")})`).join(""), "g");
}

function formsOf(character: string): readonly string[] {
  const inJson = JSON.stringify(character).slice(1, -1);
  const written = [character, inJson, ...(character === "/" ? ["\\/"] : []), ...(character === " " ? ["+"] : [])];
  const inUrl = [...Buffer.from(character)].map((byte) => `%${digits(byte, 2)}`);
  const units = character.split("").map((unit) => `\\\\u${digits(unit.charCodeAt(0), 4)}`);
  return [...new Set(written.map(literally)), inUrl.join(""), units.join("")];
}

/** Hexadecimal, in capitals or not. */
function digits(code: number, length: number): string {
  const hex = code.toString(16).padStart(length, "0");
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
