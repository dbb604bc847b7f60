/** A message's template and sender, as the platform has them now. */
import { PlatformError } from "../../../../http/errors";
import type { Scope, SeenValues, Values } from "../../../../schema";
import { words } from "../words";
import type { Look, MessageOptions } from "./options";

export interface LookedCandidate {
  /** Null where the platform has no such template, or sender, any more. */
  readonly status: string | null;
  readonly review: string | null;
  /** Null as long as it may not be sent with. */
  readonly candidate: Values | null;
  /** Whatever becomes of its sender. */
  readonly isTemplateUsable: boolean;
}

/** The template comes first: what it says stands until it is approved, then what its sender says. */
export async function lookAtCandidate<Client>(
  scope: Scope<Client>,
  { template, sender, stateOf }: MessageOptions<Client>,
  values: SeenValues,
): Promise<LookedCandidate> {
  const id = idIn(values, template.attribute);
  const looked = id === undefined ? undefined : await template.look(scope, id, values);
  if (!looked) return { status: null, review: null, candidate: null, isTemplateUsable: false };
  const isTemplateUsable = stateOf(looked.status) === "usable";
  const held = { ...told(looked), candidate: null, isTemplateUsable };
  if (!isTemplateUsable || !looked.sentBy) return held;

  const senderId = idIn(values, sender.attribute) ?? looked.senderId;
  const from = senderId === undefined ? undefined : await sender.look(scope, senderId, values);
  if (from && (stateOf(from.status) !== "usable" || !from.sentBy)) return { ...held, ...told(from) };
  const given = sender.given === undefined ? undefined : idIn(values, sender.given);
  const candidate = {
    template_id: looked.sentBy,
    sender: from?.sentBy ?? given ?? null,
    signature: from?.shownAs ?? given ?? null,
    text: looked.text,
  };
  return { ...held, candidate };
}

/** Whether what is live may still be sent with. */
export async function isStillUsable<Client>(
  scope: Scope<Client>,
  { template, stateOf }: MessageOptions<Client>,
  live: string,
  values: SeenValues,
): Promise<boolean> {
  const looked = await unlessGone(template.look(scope, live, values));
  return looked !== undefined && stateOf(looked.status) === "usable";
}

/** What was taken away since is no reason to fail: a message outlives its templates. */
export async function unlessGone<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (failure) {
    if (failure instanceof PlatformError && failure.meaning === "not_found") return undefined;
    throw failure;
  }
}

function told({ status, review }: Look) {
  return { status, review: words(review) };
}

export function idIn(values: SeenValues, attribute: string): string | undefined {
  const id = values[attribute];
  return typeof id === "string" && id !== "" ? id : undefined;
}
