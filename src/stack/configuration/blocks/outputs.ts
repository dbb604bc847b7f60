import type { Expression, Json } from "../../expression";
import { named, within } from "../../places/where";
import type { Output } from "../model";
import { checkName } from "../names";
import { type Reader, readConditions, readExpression, readFlag, readReferences, reportUnknown, under } from "../reader";
import { blocksOf } from "./blocks";
import { conditionBlocks } from "./lifecycle";

export async function readLocals(reader: Reader, raw: Json, locals: Map<string, Expression>): Promise<void> {
  for (const { body, where: block } of blocksOf(reader, raw, 0, under(reader, "locals"))) {
    for (const [name, value] of Object.entries(body)) {
      const written = within(block, name);
      if (!checkName(reader, name, "a local value", named(block.text, written))) continue;
      const where = named(`${reader.file}, local.${name}`, written);
      if (locals.has(name)) reader.report(where, `Local value "${name}" is declared twice`, "rename or remove one of the two.");
      const expression = await readExpression(reader, value, where);
      if (expression) locals.set(name, expression);
    }
  }
}

const outputArguments = ["value", "description", "sensitive", "depends_on", "precondition"];

export async function readOutputs(reader: Reader, raw: Json, outputs: Map<string, Output>): Promise<void> {
  for (const { labels, body, where: block } of blocksOf(reader, raw, 1, under(reader, "output"))) {
    const [name = ""] = labels;
    const where = named(`${reader.file}, output.${name}`, block);
    if (!checkName(reader, name, "an output", named(`${reader.file}, output`, block))) continue;
    if (outputs.has(name)) reader.report(where, `Output "${name}" is declared twice`, "rename or remove one of the two.");
    reportUnknown(reader, body, outputArguments, where);
    if (body.value === undefined) {
      reader.report(where, 'Missing argument "value"', 'an output needs a "value".');
      continue;
    }
    const value = await readExpression(reader, body.value, within(where, "value"));
    const { description } = body;
    const dependsOn = await readReferences(reader, body.depends_on, within(where, "depends_on"));
    const preconditions = await readConditions(reader, conditionBlocks(reader, body, "precondition", where));
    if (!value) continue;
    outputs.set(name, {
      value,
      sensitive: readFlag(reader, body.sensitive, within(where, "sensitive")) ?? false,
      ...(typeof description === "string" && { description }),
      dependsOn: dependsOn.map(({ blockAddress }) => blockAddress),
      preconditions,
    });
  }
}
