import { type Value, warning } from "../../../schema";
import { EvaluationError, type Json, type JsonObject, Refusal, refusalDiagnostic } from "../../expression";
import { named, type Where, within } from "../../places/where";
import { type Constraint, convertTo, parseConstraint } from "../constraint";
import type { Condition, Variable } from "../model";
import { checkName } from "../names";
import { plainFileValue } from "../plain-value";
import { type Reader, readConditions, readFlag, reportUnknown, under, unwrap } from "../reader";
import { blocksOf } from "./blocks";
import { conditionBlocks } from "./lifecycle";

const argumentNames = ["type", "default", "sensitive", "nullable", "description", "validation", "ephemeral"];

/** Reads all `variable` blocks. */
export async function readVariables(reader: Reader, raw: Json, variables: Map<string, Variable>): Promise<void> {
  for (const { labels, body, where: block } of blocksOf(reader, raw, 1, under(reader, "variable"))) {
    const [name = ""] = labels;
    const where = named(`${reader.file}, var.${name}`, block);
    if (!checkName(reader, name, "a variable", named(`${reader.file}, variable`, block))) continue;
    if (variables.has(name)) {
      reader.report(where, `Variable "${name}" is declared twice`, "rename or remove one of the two.");
      continue;
    }
    variables.set(name, await readVariable(reader, name, body, where));
  }
}

async function readVariable(reader: Reader, name: string, body: JsonObject, where: Where): Promise<Variable> {
  reportUnknown(reader, body, argumentNames, where);
  if (readFlag(reader, body.ephemeral, within(where, "ephemeral"))) reader.refuse(where, "an ephemeral variable");
  const type = await readType(reader, body.type, where);
  const given = body.default === undefined ? undefined : await readDefault(reader, body.default, type, where);
  const nullable = readFlag(reader, body.nullable, within(where, "nullable")) ?? true;
  if (given === null && !nullable) {
    reader.report(where, "Default must not be null", "the variable is declared with nullable = false: give it another default, or none.");
  }
  const { description } = body;
  return {
    name,
    ...(type && { type }),
    ...(given !== undefined && { default: given }),
    sensitive: readFlag(reader, body.sensitive, within(where, "sensitive")) ?? false,
    nullable,
    ...(typeof description === "string" && { description }),
    validations: await readValidations(reader, body, where),
    where,
  };
}

async function readType(reader: Reader, raw: Json | undefined, where: Where): Promise<Constraint | undefined> {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw !== "string") {
    reader.report(within(where, "type"), "Unknown type", "a type is written as a string: string, number, bool, list(string) …");
    return undefined;
  }
  try {
    return await parseConstraint(unwrap(raw));
  } catch (failure) {
    return reportFailure(reader, failure, within(where, "type"));
  }
}

async function readDefault(reader: Reader, raw: Json, type: Constraint | undefined, where: Where): Promise<Value | undefined> {
  try {
    const value = await plainFileValue(raw, reader.syntax);
    return type ? convertTo(type, value, "the default") : value;
  } catch (failure) {
    return reportFailure(reader, failure, where);
  }
}

/** A validation that cannot be evaluated here is left to the engines that can, with a warning: it guards a value, it makes none. */
async function readValidations(outer: Reader, body: JsonObject, where: Where): Promise<Condition[]> {
  const reader: Reader = { ...outer, diagnostics: [] };
  const conditions = await readConditions(reader, conditionBlocks(outer, body, "validation", where));
  outer.diagnostics.push(
    ...reader.diagnostics.map((problem) => ({
      ...problem,
      ...warning(`${where.text}: a validation is not checked`, `${problem.summary}: ${problem.detail}`),
    })),
  );
  return conditions;
}

function reportFailure(reader: Reader, failure: unknown, where: Where): undefined {
  if (!(failure instanceof Refusal) && !(failure instanceof EvaluationError)) throw failure;
  reader.diagnostics.push(refusalDiagnostic(where, failure));
  return undefined;
}
