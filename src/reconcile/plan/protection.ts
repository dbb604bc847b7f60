/** What keeps an approved object from being deleted. */
import { type Diagnostic, error, idOf, isApproved, type Resource, reviewStateIn, type Values } from "../../schema";
import type { Environment } from "../environment";
import { capitalized, nameOf } from "../naming";
import { observe } from "../observe";
import type { ObjectState } from "../state";
import type { Deposed } from "./removal";

type Fate = "deleted" | { readonly replacedBy: Values };

/**
 * Why an approved object stays.
 * @param deposed `untold` where nobody tells whether it is deposed, or will be: then what was recorded counts
 */
export function protectionOf(resource: Resource, prior: Values, fate: Fate, deposed?: Deposed | "untold"): Diagnostic[] {
  const attribute = protectedBy(resource);
  if (attribute === undefined || !isApproved(resource, prior) || !isProtected(attribute, prior, fate, deposed)) return [];
  return [
    error(
      `${capitalized(nameOf(resource, prior))} is approved and protected: it cannot be ${fate === "deleted" ? fate : "replaced"}`,
      `It would have to pass review again, and cannot be sent with until then. ${fate === "deleted" ? wayToDelete(attribute, prior, deposed) : wayToReplace(attribute, deposed)}`,
      [attribute],
    ),
  ];
}

/** The attribute that keeps an approved object. */
export function protectedBy({ review }: Resource): string | undefined {
  return review?.stateOf ? review.protection : undefined;
}

function isProtected(attribute: string, prior: Values, fate: Fate, deposed: Deposed | "untold" | undefined): boolean {
  const recorded = prior[attribute] === true;
  if (fate !== "deleted") return (deposed === "untold" && recorded) || fate.replacedBy[attribute] === true;
  return deposed === undefined || deposed === "untold" ? recorded : (deposed.protection ?? recorded);
}

function wayToReplace(attribute: string, deposed: Deposed | "untold" | undefined): string {
  if (deposed !== "untold") return `Set ${attribute} = false, in the same change if you like.`;
  return `Set ${attribute} = false and apply that alone, then replace it: what is recorded when it is replaced counts until it is deleted.`;
}

function wayToDelete(attribute: string, prior: Values, deposed: Deposed | "untold" | undefined): string {
  const byHand = `delete it in the platform's console (id ${idOf(prior)}), and the next plan finds it gone`;
  if (deposed === undefined) return `Set ${attribute} = false, apply, and then delete it.`;
  if (deposed === "untold") {
    return (
      `Set ${attribute} = false, apply, and then delete it. Where it is a deposed object, whose successor is there already, that does not reach it: ` +
      `${byHand}. Or keep it: tofu state rm ADDRESS forgets both (or terraform state rm ADDRESS), and tofu import ADDRESS ID takes the successor back.`
    );
  }
  const { address, protection } = deposed;
  if (protection) {
    return `It waits for its deletion, because its successor has taken its place. Set ${attribute} = false in the block of ${address} and apply: that deletes it.`;
  }
  return (
    `It waits for its deletion, because its successor took its place, and no block asks for ${address} any more; so what was recorded counts. ` +
    `${capitalized(byHand)}. Or keep it: smsform state rm '${address}' forgets it.`
  );
}

/**
 * The plan let a protected object go because it was not approved. Where it is by now, it stays.
 * @param protection where something else than what was recorded counts
 */
export async function approvedSince(
  resource: Resource,
  environment: Environment,
  prior: ObjectState,
  protection = isRecordedAsProtected(resource, prior.values),
): Promise<Diagnostic | undefined> {
  if (!protection || isApproved(resource, prior.values)) return undefined;
  const live = await observe(resource, environment, prior);
  const state = live && reviewStateIn(resource, live);
  if (state !== "usable" && state !== "registering") return undefined;
  return error(
    `${capitalized(nameOf(resource, prior.values))} was approved since the plan; plan again`,
    `It is protected by ${protectedBy(resource)}. Nothing was sent and the state is unchanged.`,
  );
}

function isRecordedAsProtected(resource: Resource, values: Values): boolean {
  const attribute = protectedBy(resource);
  return attribute !== undefined && values[attribute] === true;
}
