import { mostOfInput } from "../../ports/disk";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import type { Terminal } from "../terminal";

/** What a program gave to standard input is not what was asked for. The message names it and what is wrong with it. */
export class UnreadableInput extends Error {}

/**
 * All of standard input.
 * @param what it is meant to be: `state`
 * @throws UnreadableInput
 */
export async function standardInput({ stdin }: Pick<Terminal, "stdin">, what: string): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stdin) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > mostOfInput)
      throw new UnreadableInput(`The ${what} on standard input has more than ${mostOfInput} bytes: it is none that this program reads.`);
    parts.push(bytes);
  }
  try {
    return decodeUtf8(Buffer.concat(parts));
  } catch (failure) {
    if (!(failure instanceof NotUtf8)) throw failure;
    throw new UnreadableInput(`the ${what} on standard input is no JSON in UTF-8: ${failure.message}`);
  }
}
