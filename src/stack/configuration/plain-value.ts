import type { Value } from "../../schema";
import { type Compiled, compile, compileHcl, type Json, literalValue, Refusal } from "../expression";

/** Values in places where nothing may be referred to: defaults and given values of variables. */

/** A value from a file. In JSON syntax it is taken as it is; from HCL it comes as a template. @throws Refusal, EvaluationError */
export async function plainFileValue(raw: Json, syntax: "json" | "hcl"): Promise<Value> {
  return syntax === "json" ? literalValue(raw) : plainValue(await compile(raw, { text: "the value" }));
}

/** A value written in HCL on a command line. @throws Refusal, EvaluationError */
export async function plainHclValue(text: string): Promise<Value> {
  return plainValue(await compileHcl(text, { text: "the value" }));
}

function plainValue({ expression, diagnostics }: Compiled): Value {
  const [mistake] = diagnostics;
  if (!expression) throw new Refusal(mistake?.summary ?? "Invalid value", mistake?.detail ?? "there is no value.");
  const [reference] = expression.references;
  if (reference)
    throw new Refusal("Only a plain value is allowed", `"${reference.text}" is a reference; here a value must be written out.`);
  return expression.evaluate({ resolve: () => ({ value: null, sensitive: false }) }).value;
}
