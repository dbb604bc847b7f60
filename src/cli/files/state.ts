import { stepToRead, whyUnreadable } from "../../ports/disk";
import { decodeUtf8, NotUtf8 } from "../../schema/text/utf8";
import { StateUnusable } from "../../stack";
import { type RecordedObjects, recordedObjects } from "../../stack/state/recorded-objects";
import type { Terminal } from "../terminal";
import { contentOf } from "./catalogue";
import { standardInput, UnreadableInput } from "./standard-input";

/** What a state holds. @param state its file, or `-` for one on standard input @throws StateUnusable */
export async function recordedIn(state: string, terminal: Terminal): Promise<RecordedObjects> {
  const name = state === "-" ? "the state on standard input" : `the state file ${state}`;
  try {
    return recordedObjects(state === "-" ? await standardInput(terminal, "state") : decodeUtf8(await contentOf(state, terminal)), name);
  } catch (failure) {
    if (failure instanceof NotUtf8) throw new StateUnusable(`${name} is no JSON in UTF-8: ${failure.message}`);
    if (failure instanceof UnreadableInput) throw new StateUnusable(failure.message);
    if (failure instanceof StateUnusable) throw failure;
    throw new StateUnusable(`${name} cannot be read (${whyUnreadable(failure)}). ${stepToRead(failure)}`);
  }
}
