/** Is the key of the account whose objects are recorded here? */
import { type Cloud, type Diagnostic, error } from "../../schema";
import type { Recorded } from "../account/managed";
import { type Identity, keyOf } from "./model";
import type { Reading } from "./read";

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
  const types = new Set(cloud.resources.map(({ type }) => type));
  const other =
    account === undefined ? undefined : recorded.find((object) => types.has(object.type) && isOfAnother(cloud, account, object));
  if (other && cloud.account) {
    const { noun = "account", attribute } = cloud.account;
    return error(
      `The key of ${cloud.title} is of another ${noun} than the state here`,
      `The key's ${noun} is ${account}, and ${other.address} belongs to ${String(other.values[attribute])}. Nothing of it was adopted. Use the key of that ${noun}, or adopt in a folder of its own.`,
    );
  }
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

function isOfAnother({ account: telling }: Cloud, account: string, { values }: Recorded): boolean {
  const recorded = telling && values[telling.attribute];
  return typeof recorded === "string" && recorded !== "" && recorded !== account;
}
