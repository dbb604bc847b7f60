import type { Path } from "../../../schema";
import type { Reference } from "../expression";
import { Refusal, unsupported } from "../refusal";
import { escapeAdvice } from "../unescaped";

/** The roots whose second name is one of a few. */
const fixedNames: Readonly<Record<string, readonly string[]>> = {
  each: ["key", "value"],
  count: ["index"],
  path: ["module", "root", "cwd"],
  terraform: ["workspace"],
};

/**
 * Reads a reference from its parts.
 * @param names names and indexes as written, outermost first: `["sms_baidu_template", "code", 0, "id"]`
 * @throws Refusal
 */
export function toReference(names: Path, text: string): Reference {
  const [root, second, third] = names;
  const reference = (length: number): Reference => ({ blockAddress: names.slice(0, length).join("."), steps: names.slice(length), text });
  if (root === "self") return reference(1);
  if (names.length === 1) throw new Refusal(`"${text}" is no reference`, escapeAdvice([String(root)]));
  if (root === "module") throw unsupported(`a module (${text})`);
  if (root === "resource") return toReference(names.slice(1), text);
  if (root === "data") {
    if (typeof second === "string" && typeof third === "string") return reference(3);
    throw new Refusal(`"${text}" is no reference`, `a data source is referred to as data.TYPE.NAME; "${text}" has no name.`);
  }
  if (typeof second !== "string") {
    throw new Refusal(`"${text}" is no reference`, `"${root}" must be followed by a dot and a name, not by an index.`);
  }
  const allowed = typeof root === "string" && Object.hasOwn(fixedNames, root) ? fixedNames[root] : undefined;
  if (allowed && !allowed.includes(second)) {
    const names = allowed.map((name) => `${root}.${name}`).join(", ");
    throw new Refusal(`"${text}" is no reference`, `there is no "${root}.${second}". Allowed: ${names}.`);
  }
  return reference(2);
}
