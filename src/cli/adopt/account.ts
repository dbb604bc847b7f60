/** Is the key of the account whose objects are recorded here? */
import { type Cloud, type Diagnostic, error } from "../../schema";
import { type Identity, keyOf } from "./model";
import type { Reading } from "./read";
import type { RecordedObject } from "./recorded";

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
  recorded: readonly RecordedObject[],
  { seen, listed }: Pick<Reading, "seen" | "listed">,
  adopted: readonly Identity[],
): Diagnostic | undefined {
  const types = new Set(cloud.resources.map(({ type }) => type));
  const other =
    account === undefined ? undefined : recorded.find((object) => types.has(object.type) && isOfAnother(cloud, account, object));
  if (other && cloud.account) {
    const { noun = "account", attribute } = cloud.account;
    return error(
      `The key of ${cloud.title} is of another ${noun} than ${other.file}`,
      `The key's ${noun} is ${account}, and ${other.address} belongs to ${String(other.values[attribute])}. Nothing of it was adopted. Use the key of that ${noun}, or adopt from a folder of its own.`,
    );
  }
  const isListed = new Set(listed);
  const own = [...recorded, ...adopted].filter(({ type }) => types.has(type) && isListed.has(type));
  const isThere = new Set(seen.map(keyOf));
  if (own.length < doubtful || own.some((object) => isThere.has(keyOf(object)))) return undefined;
  return error(
    `Nothing of ${cloud.title} that is recorded here was found`,
    `None of ${own.length} objects is there. The key is probably of another account; nothing of it was adopted. Use the key of theirs, or adopt from a folder of its own. If they were all deleted, smsform plan says so.`,
  );
}

function isOfAnother({ account: telling }: Cloud, account: string, { values }: RecordedObject): boolean {
  const recorded = telling && values[telling.attribute];
  return typeof recorded === "string" && recorded !== "" && recorded !== account;
}
