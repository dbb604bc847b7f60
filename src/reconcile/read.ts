import {
  beginningWithArticle,
  type Diagnostic,
  error,
  idOf,
  isUsable,
  normalText,
  oneLine,
  type Resource,
  reviewIn,
  reviewStateIn,
  type Values,
  warning,
  withArticle,
} from "../schema";
import type { Environment } from "./environment";
import { failed } from "./failed";
import { mergeSeen } from "./merge";
import { capitalized, nameOf, statusText } from "./naming";
import { observe } from "./observe";
import type { ObjectState } from "./state";
import { untoldNotices } from "./told-once";

export interface ReadResult {
  /** Null when the object is gone. After an error: as it was. */
  readonly state: ObjectState | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Observes the real object. Review news are told here, once a run, because every plan begins with a read. */
export async function readObject(resource: Resource, environment: Environment, prior: ObjectState): Promise<ReadResult> {
  try {
    const seen = await observe(resource, environment, prior, "shared");
    const merged = seen && mergeSeen(resource, prior, seen);
    const refused = await environment.account?.distrust(resource, environment, prior, merged?.values);
    if (refused) return { state: prior, diagnostics: [refused] };
    if (!merged) return { state: null, diagnostics: [] };
    const state = (await environment.account?.owned(resource, environment, merged, "seen")) ?? merged;
    const onceUsable = prior.private.onceUsable === true || isUsable(resource, prior.values);
    return {
      state,
      diagnostics: [
        ...reviewDiagnostics(resource, onceUsable, state.values),
        ...(resource.readDiagnostics?.(state.values) ?? []),
        ...(prior.private.imported ? untoldNotices(resource, state.values, "This object was made elsewhere.") : []),
      ],
    };
  } catch (failure) {
    return { state: prior, diagnostics: [failed(environment.explain(failure, `read ${nameOf(resource, prior.values)}`))] };
  }
}

/** Why nothing can be imported by an id. */
export function importProblem({ noun, importId }: Resource, id: string): Diagnostic | undefined {
  if (importId === undefined) {
    return error(
      `${beginningWithArticle(noun)} cannot be imported`,
      "There is nothing that it could be taken from: write its block, and apply makes a new one.",
    );
  }
  return id.trim() === "" ? error(`No id to import ${withArticle(noun)} by`, `The id is empty. Give ${importId}.`) : undefined;
}

/**
 * The state that an import command or block begins with: the id alone, to be read next.
 * @param attribute what says the id as well, where that is known
 */
export function importedState(resource: Resource, id: string, attribute = "id"): ObjectState {
  const own = normalText(id);
  const values = Object.keys(resource.attributes).map((name) => [name, name === "id" || name === attribute ? own : null] as const);
  return { values: Object.fromEntries(values), private: { imported: true } };
}

function reviewDiagnostics(resource: Resource, onceUsable: boolean, now: Values): Diagnostic[] {
  const told = reviewIn(resource, now);
  const state = reviewStateIn(resource, now);
  if (!state || !told || state === "usable") return [];
  if (!onceUsable && (state === "pending" || state === "registering")) return [];
  const { status } = told;
  const name = capitalized(nameOf(resource, now));
  const id = oneLine(idOf(now));
  const review = oneLine(told.words ?? "");
  const words = review === "" ? "The platform gives no reason." : `The reviewer says: ${review}`;
  switch (state) {
    case "refused":
      return [
        warning(
          `${name} was rejected${review === "" ? "" : `: ${review}`}`,
          `${words}\nIt has id ${id} and status ${statusText(resource, status)}. Correct its text and apply: the same object is changed and reviewed again.`,
        ),
      ];
    case "withdrawn":
      return [warning(`${name} is not in use: ${statusText(resource, status)}`, `${words}\nIt has id ${id} and cannot be sent with.`)];
    case "pending":
      return [
        warning(
          `${name} is no longer usable: ${statusText(resource, status)}`,
          `${words}\nIt was approved before and is under review again.`,
        ),
      ];
    case "registering":
      return [
        warning(
          `${name} is no longer in effect: ${statusText(resource, status)}`,
          `${words}\nIt was usable before. It has passed its review; its registration with the carriers is open, and it cannot be sent with until that is done.`,
        ),
      ];
  }
}
