import { type DataSource, type Diagnostic, error, hasErrors, type Values } from "../schema";
import type { Environment } from "./environment";
import { failed } from "./failed";
import { checkQuestion } from "./rules/rules";
import { scopeOf } from "./scope";

export interface DataResult {
  /** Null where it cannot be read. */
  readonly values: Values | null;
  /** It was given up on request. */
  readonly cancelled?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a data source whose configuration is known. */
export async function readData(source: DataSource, environment: Environment, config: Values): Promise<DataResult> {
  const findings = checkQuestion(source, config, environment.rules);
  if (hasErrors(findings)) return { values: null, diagnostics: findings };
  try {
    const seen = await source.read(scopeOf(environment), config);
    const refused = environment.account?.refusal();
    if (refused) return { values: null, diagnostics: [...findings, refused] };
    if (!seen) return { values: null, diagnostics: [...findings, notThere(source)] };
    const names = Object.keys(source.attributes);
    return { values: Object.fromEntries(names.map((name) => [name, config[name] ?? seen[name] ?? null])), diagnostics: findings };
  } catch (failure) {
    const explained = environment.explain(failure, `read the ${source.noun}`);
    return { values: null, cancelled: explained.meaning === "cancelled", diagnostics: [...findings, failed(explained)] };
  }
}

function notThere({ noun }: DataSource): Diagnostic {
  return error(`Cannot read the ${noun}: it does not exist`, "Check what it is named by, and that it belongs to this account.");
}
