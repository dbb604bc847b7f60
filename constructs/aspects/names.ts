import type { IAspect } from "cdktf";
import { propertyOf } from "../bindings/blocks";
import { factsOf, type ObjectKind } from "../objects";
import { literalText } from "../references";
import { type ConventionOptions, convention } from "./convention";

export interface NameRule {
  readonly pattern: RegExp;
  /** An example that fits. */
  readonly example: string;
}

/** Of applications and templates what the console calls them, of messages their keys, of signatures the text that recipients see. */
export type NameRules = { readonly [Kind in Exclude<ObjectKind, "approval">]?: NameRule };

/**
 * Names have a form.
 * @throws where an example does not fit its own pattern
 */
export function requireNames(rules: NameRules, options: ConventionOptions = {}): IAspect {
  for (const [kind, { pattern, example }] of Object.entries(rules)) {
    if (example.search(pattern) < 0)
      throw new Error(`The example "${example}" for the name of every ${kind} does not match ${pattern}. Give one that does.`);
  }
  return convention(options, ({ type, values }) => {
    const { kind, name, text } = factsOf(type) ?? {};
    const attribute = kind === "signature" ? text : name;
    if (kind === undefined || kind === "approval" || attribute === undefined) return undefined;
    const { [kind]: rule } = rules;
    const value = literalText(values[attribute]);
    if (!rule || value === undefined || value.search(rule.pattern) >= 0) return undefined;
    return `${propertyOf(attribute)} is "${value}"; of a ${kind} it must match ${rule.pattern}. Choose another, such as "${rule.example}".`;
  });
}
