// Huawei: specification 6.7, L2357-2440.
/** Deletions of templates that arrive together share a call. */

import { PlatformError } from "../../../http/errors";
import { batch, type Outcome, type Sending } from "../../../http/gathering/batch";
import type { Clock } from "../../../ports/clock";
import { readArguments } from "../../shared/client/arguments";
import { type Decoded, object, text } from "../../shared/client/decoding";
import { type Caller, platform } from "./caller";
import { deleteTemplate, deleteTemplates, mostTemplateIds, showTemplate } from "./calls/templates";
import { callOptions } from "./requests/options";
import type { CallOptions, DeletedTemplates } from "./types/management";

/** Deletions that come within this time share a call. */
const gatherMs = 20;

const call = "DeleteTemplates";
const oneTemplate = object({ id: text, options: callOptions });
const done: Outcome<void> = { value: undefined };

export interface Deletions {
  /** Resolves as well where there is no such template. */
  template(given: Decoded<typeof oneTemplate>): Promise<void>;
}

export function createDeletions(caller: Caller, clock: Clock): Deletions {
  // The vendor has withdrawn the call once, and a user may lack the right to it.
  let isRefused = false;

  async function send(ids: readonly string[], sending: Sending): Promise<ReadonlyMap<string, Outcome<void>>> {
    const alone = (id: string) => settled(() => deleteTemplate(caller, { id, options: optionsFor([id], sending) }));
    if (isRefused || ids.length === 1) return outcomesOf(ids, alone);
    const options = optionsFor(ids, sending);
    try {
      const answer = await deleteTemplates(caller, { ids, options });
      return outcomesOf(ids, (id) => outcomeIn(answer, id) ?? lookFor(id, notTold(id), sending));
    } catch (failure) {
      if (!(failure instanceof PlatformError)) throw failure;
      if (isRefusal(failure)) {
        isRefused = true;
        return outcomesOf(ids, alone);
      }
      if (failure.sent === "unknown") return outcomesOf(ids, (id) => lookFor(id, failure, sending));
      throw failure;
    }
  }

  /** Where nobody knows whether it was deleted. */
  function lookFor(id: string, failure: unknown, { signal }: Sending): Promise<Outcome<void>> {
    return settled(async () => {
      await showTemplate(caller, { id, options: { signal } });
      throw failure;
    });
  }

  const { run } = batch<void>({ most: mostTemplateIds, gatherMs, clock, send, missing: notTold });
  return {
    async template(given) {
      const { id, options } = readArguments({ platform, call: "DeleteTemplate" }, given, oneTemplate);
      return run(options.signal, id);
    },
  };
}

function optionsFor(ids: readonly string[], { signal, leaving }: Sending): CallOptions {
  return { signal, onSend: async () => leaving(ids) };
}

/** What is not there need not be deleted. */
async function settled(work: () => Promise<void>): Promise<Outcome<void>> {
  try {
    await work();
    return done;
  } catch (failure) {
    return failure instanceof PlatformError && failure.meaning === "not_found" ? done : { failure };
  }
}

/** Undefined where the answer does not name it. */
function outcomeIn({ success_ids, failed_template_list }: DeletedTemplates, id: string): Outcome<void> | undefined {
  if (success_ids.includes(id)) return done;
  const failed = failed_template_list.find((row) => row.id === id);
  if (!failed) return undefined;
  const { error_msg: reason = "the platform gives no reason" } = failed;
  return isMissing(reason) ? done : { failure: new PlatformError({ platform, call }, { meaning: "conflict", reason, advice }) };
}

// Huawei: L3405, L3434, L3439, L3458; a batch tells no codes.
function isMissing(words: string): boolean {
  return /\bnot (?:exist|found)\b/i.test(words);
}

const advice = "Look at the template in the console: what is under review may have to be withdrawn first.";

function notTold(id: string): PlatformError {
  const reason = `the answer does not say what became of ${id}`;
  return new PlatformError({ platform, call }, { meaning: "unavailable", reason, sent: "unknown" });
}

/** Whether the platform takes no such calls, or not from this user. Of a path that is none it may say nothing. */
function isRefusal({ meaning, status }: PlatformError): boolean {
  return status === 404 || (meaning !== "unavailable" && meaning !== "throttled");
}

async function outcomesOf(
  ids: readonly string[],
  outcome: (id: string) => Outcome<void> | Promise<Outcome<void>>,
): Promise<ReadonlyMap<string, Outcome<void>>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await outcome(id)] as const)));
}
