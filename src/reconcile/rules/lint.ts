import { type Diagnostic, type Files, hasErrors, type Names, type Resource, type RuleSettings, type Values } from "../../schema";
import { loadFiles } from "../file-attributes";
import { definedOnly, wantedValues } from "../plan/plan";
import { missingToCreate } from "../plan/required-to-create";
import { validateConfig } from "../validate";
import { checkRules, withoutSensitive, withoutValues } from "./rules";

export interface LintInput {
  /** Every attribute of the schema; null where the configuration says nothing. */
  readonly config: Values;
  /** Attributes whose values are not to be shown. */
  readonly sensitive: Names;
  readonly rules: RuleSettings;
  readonly files: Files;
}

export interface Linted {
  /** The object as a new application would have it; unknown where only the platform can tell. */
  readonly values: Values;
  /** False where the configuration is so wrong that no rule was asked. */
  readonly checked: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks an object against every rule as if it were applied for now. Asks no platform. */
export async function lintObject(resource: Resource, { config, sensitive, rules, files }: LintInput): Promise<Linted> {
  const problems = withoutValues(validateConfig(resource, config), sensitive);
  const wanted = wantedValues(resource, null, config);
  if (hasErrors(problems)) return { values: wanted, checked: false, diagnostics: problems };
  const loaded = await loadFiles(resource, withoutSensitive(wanted, sensitive), { files, rules });
  const complete = { ...wanted, ...loaded.derived };
  const values = { ...complete, ...definedOnly(resource.derive?.(complete)) };
  const findings = checkRules(resource, values, "all", false, rules, sensitive);
  // An object that is there already does without, and from here nobody sees whether it is.
  const missing = missingToCreate(resource, values, "be created").map((problem) => ({ ...problem, severity: "warning" as const }));
  return { values, checked: true, diagnostics: [...problems, ...loaded.diagnostics, ...missing, ...findings] };
}
