import type { Attributes, Diagnostic, Values } from "../schema";
import { coerceObject } from "../schema/coerce";

interface Checked {
  readonly attributes: Attributes;
  readonly check?: (config: Values) => readonly Diagnostic[];
}

/**
 * What can be said of a configuration without its object and without the network: types, closed lists, and checks across
 * attributes. Rules of text are the plan's.
 */
export function validateConfig(definition: Checked, config: Values): Diagnostic[] {
  const { diagnostics } = coerceObject(config, definition.attributes);
  return [...diagnostics, ...(definition.check?.(config) ?? [])];
}
