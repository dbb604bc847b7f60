import type { Resource } from "../../schema";
import type { Environment } from "../environment";

/**
 * The command that takes an existing object into the state; undefined for what is never imported.
 * @param id what it takes for the object, where that is known
 */
export function adoption(
  { importId }: Pick<Resource, "importId">,
  { address }: Pick<Environment, "address">,
  id = "ID",
): string | undefined {
  if (importId === undefined) return undefined;
  const meaning = id === "ID" ? `, with ${importId} as ID` : "";
  if (address !== undefined) return `smsform import '${address}' ${id}${meaning}`;
  return `smsform import ADDRESS ${id} (or tofu import ADDRESS ${id})${meaning}`;
}
