/** What becomes of an object that goes: it is deleted, or only forgotten, and the platform keeps it. */
import { type Diagnostic, error, idOf, type Resource, type Values, warning } from "../../schema";
import { adoption } from "../apply/adoption";
import type { Environment } from "../environment";
import { capitalized, nameOf } from "../naming";

/** What the block of an object wishes for its end; what it leaves open, the record says. */
export interface RemovalWishes {
  /** Of what is approved. */
  readonly protection?: boolean | undefined;
  /** To forget it instead of deleting it. */
  readonly skipDestroy?: boolean | undefined;
}

/** An object that waits for its deletion since a successor took its place, with what the block at its address wishes now. */
export interface Deposed extends RemovalWishes {
  readonly address: string;
}

/** Why an object that goes stays on the platform, a part of a sentence; undefined where it is deleted. */
export function staysBecause(resource: Resource, prior: Values, wishes: RemovalWishes = {}): string | undefined {
  const { skipDestroy, delete: deletion } = resource;
  if (typeof deletion !== "function") return deletion.impossible;
  if (skipDestroy === undefined) return undefined;
  return (wishes.skipDestroy ?? prior[skipDestroy] === true) ? `${skipDestroy} is set` : undefined;
}

/** The wishes that count for the predecessor of a replacement. @param deposed `untold` where the front door cannot hand them on */
export function wishesOfSuccessor({ skipDestroy }: Resource, successor: Values, deposed: Deposed | "untold" | undefined): RemovalWishes {
  if (deposed === "untold" || skipDestroy === undefined) return {};
  const wish = successor[skipDestroy];
  return typeof wish === "boolean" ? { skipDestroy: wish } : {};
}

/** The platform still has it when it is no longer looked after. */
export function forgottenNotice(resource: Resource, environment: Environment, prior: Values, because: string): Diagnostic {
  const id = idOf(prior);
  const adopt = adoption(resource, environment, id);
  return warning(
    `${capitalized(nameOf(resource, prior))} is only forgotten: ${because}`,
    `It stays on the platform as it is, with id ${id}${unlessTakenAlong(resource)}.${adopt === undefined ? "" : ` To have it looked after again: ${adopt}`}`,
  );
}

/** What the platform takes along with something else stays only as long as that. */
export function unlessTakenAlong({ goesWhen }: Resource): string {
  return goesWhen === undefined ? "" : `, unless ${goesWhen}`;
}

/** A place that stays taken cannot be given to a successor. @param taken why there can be only one */
export function placeStaysTaken(resource: Resource, prior: Values, taken: string, because: string): Diagnostic {
  return error(
    `${capitalized(nameOf(resource, prior))} cannot be made anew while its predecessor stays`,
    `${capitalized(taken)}. The predecessor would only be forgotten (${because}) and keep its place. ` +
      `Set ${resource.skipDestroy ?? "skip_destroy"} = false and apply that before, or take back the change that asks for a new one.`,
    resource.skipDestroy === undefined ? [] : [resource.skipDestroy],
  );
}

/** In a front door that hands on only what is recorded, a wish of the same change comes too late. */
export function lateWish(
  { skipDestroy, ...resource }: Resource,
  prior: Values,
  successor: Values,
  deposed: Deposed | "untold" | undefined,
): Diagnostic[] {
  if (deposed !== "untold" || skipDestroy === undefined || successor[skipDestroy] !== true || prior[skipDestroy] === true) return [];
  return [
    error(
      `${capitalized(nameOf(resource, prior))} would be deleted: ${skipDestroy} is not recorded yet`,
      `What is recorded when it is replaced counts. Apply ${skipDestroy} = true alone first, then replace it.`,
      [skipDestroy],
    ),
  ];
}

/** A successor of what cannot be deleted would stand beside it, or be refused. */
export function cannotBeReplaced(resource: Resource, prior: Values, reason: string, attributes: readonly string[]): Diagnostic[] {
  const { delete: deletion, noun } = resource;
  if (typeof deletion === "function") return [];
  const [first] = attributes;
  return [
    error(
      `${capitalized(nameOf(resource, prior))} cannot be replaced: ${reason}`,
      `${capitalized(deletion.impossible)}, so it would stay beside a new one. Take the change of ${attributes.join(", ")} back. For another ${noun} write another resource block; ` +
        "to let go of this one, take its block out: then it is forgotten.",
      first === undefined ? [] : [first],
    ),
  ];
}
