import { OptionError } from "../../../http/option-error";
import { kindOf } from "./decoding";

/**
 * @param parts the parts of a key by their option names; an undefined one is not there
 * @param page where the console shows them
 * @throws OptionError when a part is empty or holds what no key holds; the value is not repeated
 */
export function checkKey(vendor: string, parts: Readonly<Record<string, unknown>>, page: string): void {
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === "string" && /^[\x21-\x7e]+$/.test(value)) continue;
    throw new OptionError(name, `${problemOf(value)}. Copy it again from the console, page "${page}".`, vendor);
  }
}

function problemOf(value: unknown): string {
  if (value === undefined || value === null || value === "") return "is empty";
  return typeof value === "string" ? "holds a space, a line break or a character outside ASCII" : `is ${kindOf(value)}; it must be a text`;
}
