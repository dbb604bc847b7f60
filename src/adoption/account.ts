/** Is the key of the account whose objects are recorded here? */

import type { Environment } from "../reconcile";
import type { ConnectedCloud } from "../reconcile/provider";
import { type Cloud, type Diagnostic, error } from "../schema";
import type { Recorded } from "./inventory/recorded";
import { type Identity, keyOf } from "./model";
import type { Reading } from "./read";

/** The key's account, asked for where something is recorded that tells its own. */
export async function accountOf(
  { cloud, client, account }: ConnectedCloud,
  recorded: readonly Recorded[],
  rest: Pick<Environment, "clock" | "signal">,
): Promise<string | undefined> {
  const { account: telling } = cloud;
  if (account.id !== undefined || !telling || !recorded.some((object) => ownerIn(cloud, object) !== undefined)) return account.id;
  // Where the call is refused, what is found tells as much as it does anyway.
  return telling.ask({ ...rest, client }).catch(() => undefined);
}

/** So many that are not found are no accident. */
const doubtful = 2;

/**
 * @param account of the key, where an answer has told it
 * @param recorded in states here
 * @param adopted here before
 */
export function foreignAccount(
  cloud: Cloud,
  account: string | undefined,
  recorded: readonly Recorded[],
  { seen, listed }: Pick<Reading, "seen" | "listed">,
  adopted: readonly Identity[],
): Diagnostic | undefined {
  const other = account === undefined ? undefined : recorded.find((object) => (ownerIn(cloud, object) ?? account) !== account);
  if (other && cloud.account) {
    const { noun = "account" } = cloud.account;
    return error(
      `The key of ${cloud.title} is of another ${noun} than the state here`,
      `The key's ${noun} is ${account}, and ${other.address} belongs to ${ownerIn(cloud, other)}. Nothing of it was adopted. Use the key of that ${noun}, or adopt in a folder of its own.`,
    );
  }
  const types = new Set(cloud.resources.map(({ type }) => type));
  const isListed = new Set(listed);
  const known = [...recorded.flatMap(identityOf), ...adopted];
  const own = known.filter(({ type }) => types.has(type) && isListed.has(type));
  const isThere = new Set(seen.map(keyOf));
  if (own.length < doubtful || own.some((object) => isThere.has(keyOf(object)))) return undefined;
  return error(
    `Nothing of ${cloud.title} that is recorded here was found`,
    `None of ${own.length} objects is there. The key is probably of another account: nothing of it was adopted. Use the key of theirs, or adopt in a folder of its own.`,
  );
}

function identityOf({ type, values: { id } }: Recorded): Identity[] {
  return typeof id === "string" ? [{ type, id }] : [];
}

function ownerIn({ account, resources }: Cloud, { type, values }: Recorded): string | undefined {
  const owner = account && resources.some((resource) => resource.type === type) ? values[account.attribute] : undefined;
  return typeof owner === "string" && owner !== "" ? owner : undefined;
}
