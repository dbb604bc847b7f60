/** Encodings of characters, by their names at IANA. */
import { isUtf8 } from "node:buffer";
import { BadArgument } from "../../../../schema/function";
import { codePages } from "./code-pages";

interface Encoding {
  /** Undefined where the bytes are no text of the encoding. */
  readonly decode: (bytes: Buffer) => string | undefined;
  /** The bytes of a text, or the first character that has none. */
  readonly encode: (text: string) => Buffer | { readonly missing: string };
}

export function decodeCharacters(bytes: Buffer, name: string): string {
  const text = encodingOf(name).decode(bytes);
  if (text === undefined) throw new BadArgument(0, `it is no ${name}.`);
  return text;
}

export function encodeCharacters(text: string, name: string): Buffer {
  const bytes = encodingOf(name).encode(text);
  if ("missing" in bytes) throw new BadArgument(0, `${name} has no "${bytes.missing}".`);
  return bytes;
}

const made = new Map<string, Encoding>();

function encodingOf(name: string): Encoding {
  const lower = name.toLowerCase();
  const known = aliases[lower] ?? lower;
  const make = Object.hasOwn(makers, known) ? makers[known] : undefined;
  const page = Object.hasOwn(codePages, known) ? codePages[known] : undefined;
  if (!make && page === undefined) throw new BadArgument(1, `known are ${namesOfEncodings().join(", ")}; given is "${name}".`);
  const encoding = made.get(known) ?? make?.() ?? ofOneByte(page ?? "");
  made.set(known, encoding);
  return encoding;
}

/** The names that IANA prefers. */
export function namesOfEncodings(): string[] {
  return [...Object.keys(makers), ...Object.keys(codePages)].map((name) => spelled[name] ?? name.toUpperCase()).sort();
}

const spelled: Readonly<Record<string, string>> = {
  big5: "Big5",
  shift_jis: "Shift_JIS",
  macintosh: "macintosh",
  ...Object.fromEntries(Object.keys(codePages).flatMap((name) => (name.startsWith("windows-") ? [[name, name]] : []))),
};

/** Other names of IANA's that are in use. */
const aliases: Readonly<Record<string, string>> = {
  latin1: "iso-8859-1",
  "iso_8859-1": "iso-8859-1",
  "iso_8859-1:1987": "iso-8859-1",
  cp936: "gbk",
  ms936: "gbk",
  ms_kanji: "shift_jis",
  "iso-8859-6-e": "iso-8859-6",
  "iso-8859-6-i": "iso-8859-6",
  "iso-8859-8-e": "iso-8859-8",
  "iso-8859-8-i": "iso-8859-8",
};

const makers: Readonly<Record<string, () => Encoding>> = {
  "us-ascii": () => ofOneByte("\ufffd".repeat(128)),
  "utf-8": () => ({ decode: (bytes) => (isUtf8(bytes) ? bytes.toString() : undefined), encode: (text) => Buffer.from(text) }),
  "utf-16": () => ({
    decode: (bytes) => {
      const mark = bytes.subarray(0, 2).toString("hex");
      const rest = mark === "feff" || mark === "fffe" ? bytes.subarray(2) : bytes;
      return byRuntime(mark === "fffe" ? "utf-16le" : "utf-16be")(rest);
    },
    encode: (text) => bigEndian(`\ufeff${text}`),
  }),
  "utf-16le": () => ({ decode: byRuntime("utf-16le"), encode: (text) => Buffer.from(text, "utf16le") }),
  "utf-16be": () => ({ decode: byRuntime("utf-16be"), encode: bigEndian }),
  "iso-8859-1": () => ofOneByte(Array.from({ length: 128 }, (_, i) => String.fromCharCode(128 + i)).join("")),
  gbk: () => ofTable("gbk", [ascii, high, pairs]),
  gb18030: () => ofTable("gb18030", [ascii, pairs, fourBytes], beyondTable),
  big5: () => ofTable("big5", [ascii, pairs]),
  shift_jis: () => ofTable("shift_jis", [ascii, high, pairs]),
  "euc-jp": () => ofTable("euc-jp", [ascii, pairs, threeBytes]),
  "euc-kr": () => ofTable("euc-kr", [ascii, pairs], (character) => laterInKorea[character]),
  "hz-gb-2312": () => {
    const characters = ofTable("gb18030", [ascii, pairs]);
    return { decode: (bytes) => fromHz(bytes, characters), encode: toHz(characters) };
  },
  "iso-2022-jp": () => ({ decode: byRuntime("iso-2022-jp"), encode: toIso2022(ofTable("euc-jp", [ascii, pairs])) }),
};

/** Signs that came to the Korean standard when the runtime's table was made. */
const laterInKorea: Readonly<Record<string, Buffer>> = { "€": Buffer.from("a2e6", "hex"), "®": Buffer.from("a2e7", "hex") };

function bigEndian(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

function byRuntime(label: string): Encoding["decode"] {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      const text = decoder.decode(bytes);
      // What is for private use the engines' tables do not have.
      return /[\ue000-\uf8ff]/.test(text) ? undefined : text;
    } catch {
      return undefined;
    }
  };
}

function ofOneByte(page: string): Encoding {
  const first = 256 - page.length;
  const characters = Array.from({ length: 256 }, (_, byte) => (byte < first ? String.fromCharCode(byte) : page.charAt(byte - first)));
  const bytes = new Map(characters.flatMap((character, byte) => (character === "\ufffd" ? [] : [[character, Buffer.from([byte])]])));
  return {
    decode: (given) => {
      const text = Array.from(given, (byte) => characters[byte]).join("");
      return text.includes("\ufffd") ? undefined : text;
    },
    encode: encodedBy((character) => bytes.get(character)),
  };
}

function encodedBy(bytesOf: (character: string) => Buffer | undefined): Encoding["encode"] {
  return (text) => {
    const parts: Buffer[] = [];
    for (const character of text) {
      const bytes = bytesOf(character);
      if (!bytes) return { missing: character };
      parts.push(bytes);
    }
    return Buffer.concat(parts);
  };
}

type Range = readonly [from: number, to: number];
type Shape = readonly Range[];
const ascii: Shape = [[0, 0x7f]];
const high: Shape = [[0x80, 0xff]];
const pairs: Shape = [
  [0x81, 0xfe],
  [0x40, 0xfe],
];
const threeBytes: Shape = [
  [0x8f, 0x8f],
  [0xa1, 0xfe],
  [0xa1, 0xfe],
];
const fourBytes: Shape = [
  [0x81, 0x84],
  [0x30, 0x39],
  [0x81, 0xfe],
  [0x30, 0x39],
];

/** The bytes of each character, found by decoding all that the runtime knows. */
function ofTable(label: string, shapes: readonly Shape[], beyond: (character: string) => Buffer | undefined = () => undefined): Encoding {
  const decode = byRuntime(label);
  const table = new Map<string, Buffer>();
  for (const bytes of shapes.flatMap((shape) => [...sequences(shape)])) {
    const character = decode(bytes);
    if (character !== undefined && [...character].length === 1 && !table.has(character)) table.set(character, bytes);
  }
  return { decode, encode: encodedBy((character) => table.get(character) ?? beyond(character)) };
}

function* sequences([range, ...rest]: Shape, before: readonly number[] = []): Iterable<Buffer> {
  if (!range) {
    yield Buffer.from(before);
    return;
  }
  for (let byte = range[0]; byte <= range[1]; byte++) yield* sequences(rest, [...before, byte]);
}

/** GB 18030 counts the characters beyond the first plane one by one. */
function beyondTable(character: string): Buffer | undefined {
  const count = (character.codePointAt(0) ?? 0) - 0x10000;
  if (count < 0) return undefined;
  const digits = [
    0x90 + Math.floor(count / 12600),
    0x30 + (Math.floor(count / 1260) % 10),
    0x81 + (Math.floor(count / 10) % 126),
    0x30 + (count % 10),
  ];
  return Buffer.from(digits);
}

/** Bytes of seven bits: those of a character without their highest bit, between signs that switch to them. */
function sevenBits(bytes: Buffer): string {
  return String.fromCharCode(...bytes.map((byte) => byte & 0x7f));
}

function isPair(bytes: Buffer): boolean {
  return bytes.length === 2 && bytes.every((byte) => byte >= 0xa1);
}

/** As the engines write it: a tilde switches nothing, and at the end nothing is switched back. */
function toHz({ encode }: Encoding): Encoding["encode"] {
  return (text) => {
    let [made, isInPairs] = ["", false];
    for (const character of text) {
      const bytes = encode(character);
      if ("missing" in bytes) return bytes;
      const isPlain = bytes.length === 1;
      if (!isPlain && !isPair(bytes)) return { missing: character };
      if (character !== "~" && isPlain === isInPairs) {
        made += isPlain ? "~}" : "~{";
        isInPairs = !isPlain;
      }
      made += character === "~" ? "~~" : isPlain ? character : sevenBits(bytes);
    }
    return Buffer.from(made, "latin1");
  };
}

function fromHz(bytes: Buffer, { decode }: Encoding): string | undefined {
  const text = bytes.toString("latin1");
  let [made, isInPairs, at] = ["", false, 0];
  while (at < text.length) {
    const next = text.slice(at, at + 2);
    at += text[at] === "~" || isInPairs ? 2 : 1;
    if (next === "~{" || next === "~}") isInPairs = next === "~{";
    else if (next === "~~") made += "~";
    else if (next !== "~\n") {
      const pair = Buffer.from(next, "latin1");
      const given = isInPairs ? decode(Buffer.from(pair.map((byte) => byte | 0x80))) : next[0];
      if (given === undefined || given === "~" || given > "\x7f" === !isInPairs) return undefined;
      made += given;
    }
  }
  return made;
}

const escapes = { plain: "\x1b(B", pairs: "\x1b$B", katakana: "\x1b(I" };

function toIso2022({ encode }: Encoding): Encoding["encode"] {
  return (text) => {
    let made = "";
    let mode: keyof typeof escapes = "plain";
    for (const character of text) {
      const bytes = encode(character);
      if ("missing" in bytes) return bytes;
      const isKatakana = bytes[0] === 0x8e;
      if (bytes.length > 1 && !isKatakana && !isPair(bytes)) return { missing: character };
      const wanted = bytes.length === 1 ? "plain" : isKatakana ? "katakana" : "pairs";
      if (wanted !== mode) made += escapes[wanted];
      mode = wanted;
      made += sevenBits(isKatakana ? bytes.subarray(1) : bytes);
    }
    return Buffer.from(mode === "plain" ? made : made + escapes.plain, "latin1");
  };
}
