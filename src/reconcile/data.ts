import { type DataSource, type Diagnostic, error, type Values } from "../schema";
import type { Environment } from "./environment";
import { scopeOf } from "./scope";

/** Reads a data source whose configuration is known. */
export async function readData(
  source: DataSource,
  environment: Environment,
  config: Values,
): Promise<{ readonly values: Values | null; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const seen = await source.read(scopeOf(environment), config);
    const names = Object.keys(source.attributes);
    return { values: Object.fromEntries(names.map((name) => [name, config[name] ?? seen[name] ?? null])), diagnostics: [] };
  } catch (failure) {
    const { summary, detail } = environment.explain(failure, `read the ${source.noun}`);
    return { values: null, diagnostics: [error(summary, detail)] };
  }
}
