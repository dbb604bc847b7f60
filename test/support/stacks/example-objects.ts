/** The configurations of the reference documentation's examples: for every type, one that holds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktn/hcl2json";
import { type Attributes, isConfigurable } from "../../../src/schema";
import { systemClock } from "../../../src/system/clock";
import { systemWorld } from "../../../src/system/world";

/** A value as JSON syntax has it: blocks are arrays of objects, expressions are texts. */
export type Written = string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written };
export type Body = Readonly<Record<string, Written>>;

/** The day on which the examples are to be run: days that they name are past, or today. */
export const exampleDay = Date.UTC(2026, 9, 12, 4);
export const worldOnExampleDay = { ...systemWorld, clock: { ...systemClock, now: () => exampleDay } };

const examples = join(__dirname, "..", "..", "..", "examples");

/** The body of the first example of a resource type or data source, without meta-arguments; what it takes from elsewhere is made up. */
export async function exampleOf(kind: "resource" | "data", type: string): Promise<Body> {
  const [folder, file] = kind === "resource" ? ["resources", "resource.tf"] : ["data-sources", "data-source.tf"];
  const parsed = await parse(file, readFileSync(join(examples, folder, type, file), "utf8"));
  const objects: Readonly<Record<string, readonly [Body]>> = parsed[kind][type];
  const [[body] = []] = Object.values(objects);
  if (!body) throw new Error(`the example of ${type} declares none`);
  const { lifecycle, depends_on, count, for_each, ...rest } = body;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, madeUp(value)]));
}

/** Variables of the examples are days. */
function madeUp(value: Written): Written {
  return typeof value === "string" ? value.replace(/\$\{var\.\w+\}/g, "2026-01-05").replace(/\$\{sms_[\w.]+\}/g, "known") : value;
}

/** Where a configuration may give a value: attributes, and those within nested objects too. */
export function configurablePaths(attributes: Attributes): string[][] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    if (!isConfigurable(attribute)) return [];
    const { type, block } = attribute;
    const inside = type.kind === "nested" && type.nesting === "single" ? configurablePaths(type.attributes) : [];
    return [...(block ? [] : [[name]]), ...inside.map((path) => [name, ...path])];
  });
}
