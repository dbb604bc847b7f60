import type { Expression, Json } from "../../expression";
import type { Output } from "../model";
import { checkName } from "../names";
import { type Reader, readConditions, readExpression, readFlag, readReferences, reportUnknown } from "../reader";
import { blocksOf } from "./blocks";
import { conditionBlocks } from "./lifecycle";

export async function readLocals(reader: Reader, raw: Json, locals: Map<string, Expression>): Promise<void> {
  for (const { body } of blocksOf(reader, raw, 0, `${reader.file}, locals`)) {
    for (const [name, value] of Object.entries(body)) {
      const where = `${reader.file}, local.${name}`;
      if (!checkName(reader, name, "a local value", `${reader.file}, locals`)) continue;
      if (locals.has(name)) reader.report(where, `Local value "${name}" is declared twice`, "rename or remove one of the two.");
      const expression = await readExpression(reader, value, where);
      if (expression) locals.set(name, expression);
    }
  }
}

const outputArguments = ["value", "description", "sensitive", "depends_on", "precondition"];

export async function readOutputs(reader: Reader, raw: Json, outputs: Map<string, Output>): Promise<void> {
  for (const { labels, body } of blocksOf(reader, raw, 1, `${reader.file}, output`)) {
    const [name = ""] = labels;
    const where = `${reader.file}, output.${name}`;
    if (!checkName(reader, name, "an output", `${reader.file}, output`)) continue;
    if (outputs.has(name)) reader.report(where, `Output "${name}" is declared twice`, "rename or remove one of the two.");
    reportUnknown(reader, body, outputArguments, where);
    if (body.value === undefined) {
      reader.report(where, 'Missing argument "value"', 'an output needs a "value".');
      continue;
    }
    const value = await readExpression(reader, body.value, `${where}.value`);
    const { description } = body;
    const dependsOn = await readReferences(reader, body.depends_on, `${where}.depends_on`);
    const preconditions = await readConditions(reader, conditionBlocks(reader, body, "precondition", where), `${where}.precondition`);
    if (!value) continue;
    outputs.set(name, {
      value,
      sensitive: readFlag(reader, body.sensitive, `${where}.sensitive`) ?? false,
      ...(typeof description === "string" && { description }),
      dependsOn: dependsOn.map(({ blockAddress }) => blockAddress),
      preconditions,
    });
  }
}
