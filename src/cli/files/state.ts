import { mostOfInput, stepToRead, whyUnreadable } from "../../ports/disk";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { StateUnusable } from "../../stack";
import { type RecordedObjects, recordedObjects } from "../../stack/state/recorded-objects";
import type { Terminal } from "../terminal";
import { contentOf } from "./catalogue";

/** What a state holds. @param state its file, or `-` for one on standard input @throws StateUnusable */
export async function recordedIn(state: string, terminal: Terminal): Promise<RecordedObjects> {
  const name = state === "-" ? "the state on standard input" : `the state file ${state}`;
  try {
    return recordedObjects(decodeUtf8(state === "-" ? await allOf(terminal) : await contentOf(state, terminal)), name);
  } catch (failure) {
    if (failure instanceof NotUtf8) throw new StateUnusable(`${name} is no JSON in UTF-8: ${failure.message}`);
    if (failure instanceof StateUnusable) throw failure;
    throw new StateUnusable(`${name} cannot be read (${whyUnreadable(failure)}). ${stepToRead(failure)}`);
  }
}

async function allOf({ stdin }: Terminal): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stdin) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > mostOfInput)
      throw new StateUnusable(`The state on standard input has more than ${mostOfInput} bytes: it is none that this program reads.`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
