import { identifierFor, identifierRule, isIdentifier } from "../address";
import type { Where } from "../places/where";
import type { Reader } from "./reader";

/**
 * Reports a name that is none. HCL's syntax allows only identifiers in most places; labels and JSON allow anything, and what is
 * recorded under another name can be addressed by no command.
 * @param what has the name, with its article: `a resource`
 */
export function checkName(reader: Reader, name: string, what: string, where: Where): boolean {
  if (isIdentifier(name)) return true;
  reader.report(where, `"${name}" is no name of ${what}`, `${identifierRule}, for instance "${identifierFor(name)}". Rename it.`);
  return false;
}
