/** Changing an object in place, by one request or by several, and what is recorded when that stops half way. */
import {
  type Diagnostic,
  type Failure,
  type FilesByAttribute,
  idOf,
  type Resource,
  type SeenValues,
  type Values,
  warning,
} from "../../schema";
import type { Environment } from "../environment";
import { failed } from "../failed";
import { mergeSeen } from "../merge";
import { capitalized, nameOf } from "../naming";
import { observe } from "../observe";
import { scopeOf } from "../scope";
import type { ObjectState } from "../state";

/** A change that stopped after a part of it was, or may have been, sent. */
export class PartlySent extends Error {
  constructor(readonly reason: unknown) {
    super("a part of the change was sent");
  }
}

/** @throws PartlySent where a step failed and it or another before it may have been sent; else what the cloud's client throws */
export async function changeInPlace(
  resource: Resource,
  environment: Environment,
  files: FilesByAttribute,
  planned: Values,
  prior: Values,
): Promise<SeenValues> {
  const { update } = resource;
  if (!update) throw new Error(`a ${resource.noun} has no update`);
  const scope = scopeOf(environment, files);
  const id = idOf(prior);
  if (typeof update === "function") return update(scope, id, planned, prior);
  let isSent = false;
  try {
    for (const step of update.steps) {
      const outcome = await step(scope, id, planned, prior);
      isSent ||= outcome === "sent";
    }
    return await update.finish(scope, id, planned, prior);
  } catch (reason) {
    throw isSent || environment.explain(reason, "change").unsettled ? new PartlySent(reason) : reason;
  }
}

/** What is so after a change that was sent in part: as the object is found to be; as it was recorded only where it cannot be read, either. */
export async function afterPartlySent(
  resource: Resource,
  environment: Environment,
  prior: ObjectState,
  explained: Failure,
): Promise<{ readonly state: ObjectState; readonly diagnostics: readonly Diagnostic[] }> {
  const sent = "A part of the change was sent, or may have been.";
  try {
    const seen = await observe(resource, environment, prior);
    if (!seen) return { state: prior, diagnostics: [failed(explained, `${sent} The object is gone since; the next plan finds that.`)] };
    const found = "It was read again and is recorded as it is now; the next plan shows what is left.";
    return { state: mergeSeen(resource, prior, seen), diagnostics: [failed(explained, `${sent} ${found}`)] };
  } catch (failure) {
    const { summary, detail } = environment.explain(failure, `read ${nameOf(resource, prior.values)}`);
    const unread = warning(
      `${capitalized(nameOf(resource, prior.values))} is recorded as it was before a change that was sent in part`,
      `It could not be read again. ${summary}: ${detail}\nThe next plan reads it and shows what is left.`,
    );
    return { state: prior, diagnostics: [failed(explained, sent), unread] };
  }
}
