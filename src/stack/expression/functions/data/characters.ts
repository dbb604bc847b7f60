/** Encodings of characters, by their names at IANA. */
import { isUtf8 } from "node:buffer";
import { BadArgument } from "../../../../schema/function";

/** Those of one and two bytes, whose tables the runtime has. */
const tables = [
  "gbk",
  "gb2312",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "koi8-r",
  "windows-1250",
  "windows-1251",
  "iso-8859-2",
  "iso-8859-15",
];
const known = ["utf-8", "utf-16le", "utf-16be", "iso-8859-1", ...tables];

function encodingOf(name: string): string {
  const encoding = name.toLowerCase();
  if (known.includes(encoding)) return encoding;
  throw new BadArgument(1, `smsform knows ${known.map((each) => each.toUpperCase()).join(", ")}; given is "${name}".`);
}

export function decodeCharacters(bytes: Buffer, name: string): string {
  const encoding = encodingOf(name);
  if (encoding === "iso-8859-1") return bytes.toString("latin1");
  if (encoding === "utf-8" && !isUtf8(bytes)) throw new BadArgument(0, `it is no ${name}.`);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadArgument(0, `it is no ${name}.`);
  }
}

export function encodeCharacters(text: string, name: string): Buffer {
  const encoding = encodingOf(name);
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  const table = tableOf(encoding);
  const parts = [...text].map((character) => {
    const bytes = table.get(character);
    if (!bytes) throw new BadArgument(0, `${name} has no "${character}".`);
    return bytes;
  });
  return Buffer.concat(parts);
}

const made = new Map<string, ReadonlyMap<string, Buffer>>();

/** The bytes of each character, found by decoding all of them. */
function tableOf(encoding: string): ReadonlyMap<string, Buffer> {
  const existing = made.get(encoding);
  if (existing) return existing;
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const take = (bytes: Buffer) => {
    try {
      const character = encoding === "iso-8859-1" ? bytes.toString("latin1") : decoder.decode(bytes);
      if ([...character].length === 1 && !table.has(character)) table.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let byte = 0; byte < 256; byte++) take(Buffer.from([byte]));
  if (/^(gb|big5|shift|euc)/.test(encoding)) {
    for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) take(Buffer.from([first, second]));
  }
  made.set(encoding, table);
  return table;
}
