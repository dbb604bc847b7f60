import { type Attributes, type Choice, type Diagnostic, error, type Values } from "../schema";
import { coerceObject } from "../schema/coerce";

interface Checked {
  readonly attributes: Attributes;
  readonly exactlyOneOf?: readonly Choice[];
  readonly check?: (config: Values) => readonly Diagnostic[];
}

/**
 * What can be said of a configuration without its object and without the network: types, closed lists, and checks across
 * attributes. Rules of text are the plan's.
 */
export function validateConfig(definition: Checked, config: Values): Diagnostic[] {
  return [...coerceObject(config, definition.attributes).diagnostics, ...validateFitting(definition, config)];
}

/** The same of one that was made to fit the schema, and did: what is left are the checks across attributes. */
export function validateFitting({ exactlyOneOf = [], check }: Omit<Checked, "attributes">, config: Values): Diagnostic[] {
  return [...exactlyOneOf.flatMap((choice) => choiceProblem(choice, config) ?? []), ...(check?.(config) ?? [])];
}

/** What is not known yet counts as given. */
function choiceProblem({ of, because }: Choice, config: Values): Diagnostic | undefined {
  const given = of.filter((name) => (config[name] ?? null) !== null);
  const last = of.at(-1) ?? "";
  if (given.length === 0) return error(because, `Set ${listOf(of)}.`, [last]);
  if (given.length === 1) return undefined;
  return error(because, `Set either ${listOf(of)}, not ${of.length === 2 ? "both" : listOf(given, "and")}.`, [given[0] ?? last]);
}

function listOf(names: readonly string[], word: "or" | "and" = "or"): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}
