import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN } from "../../src/schema";
import { compileHcl, type Evaluated, EvaluationError, type EvaluationScope, stringType } from "../../src/stack/expression";
import { consoleText } from "../support/stacks/console-text";

/**
 * Expressions with the values that the real engine's console shows for them, as `scripts/record-values.mjs` has recorded them: null where it refuses
 * them. The tables are one a family; `stack/main.tf` is what they refer to.
 */
interface Table {
  readonly engine: "tofu" | "terraform";
  readonly values: Readonly<Record<string, string | null>>;
}

const folder = join(__dirname, "values");
const tables = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8")) as Table] as const);

const known = (value: Evaluated["value"], type?: Evaluated["type"]): Evaluated => ({ value, sensitive: false, ...(type && { type }) });
/** What stands in `stack/main.tf`. */
const declared: Readonly<Record<string, Evaluated>> = {
  "var.secret": { value: "s", sensitive: true },
  "var.list": known(["b", "a", "b"], { kind: "list", element: stringType }),
  "var.set": known(["a", "b"], { kind: "set", element: stringType }),
  "var.map": known({ y: 2, x: 1 }, { kind: "map", element: { kind: "number" } }),
  "var.none": known(null, stringType),
  "var.no_list": known(null, { kind: "list", element: stringType }),
  "local.object": known({ b: "v", a: [1, "x"], n: null }),
  "local.tuple": known(["b", 1, true, null]),
  "terraform_data.later": known(UNKNOWN),
};

const scope: EvaluationScope = {
  resolve: (name) => {
    const value = declared[name];
    if (value) return value;
    throw new Error(`${name} is not declared in stack/main.tf`);
  },
};

/** Where this engine means to differ, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'format("%d", null)': "a bare null makes the real engine's result unknown for ever",
  'format("%s", null)': "the same",
  'format("%v", null)': "the same",
  'formatlist("%s", null)': "the same",
  'cidrhost("::ffff:10.0.0.0/104", 1)': "the real engine answers an address of another network",
  'cidrsubnet("10.1.2.0/24", -1, 0)': "the real engine answers a shorter prefix",
  'cidrsubnet("10.1.2.0/24", 4, -1)': "the real engine answers an address of another network",
  'regex("(?<n>a)", "a")': "OpenTofu 1.6 does not know this form yet; Terraform 1.11 does",
  'regex("(?P<a>x)(?P<a>y)", "xy")': "two groups of one name are a mistake",
  'textencodebase64("é", "Big5")': "the runtime's table of Big5 is without the characters of Hong Kong",
  'textencodebase64("Ж€", "Big5")': "the same",
  'yamldecode(".inf")': "no platform and no state takes an infinite number",
};

async function shown(text: string): Promise<string | null> {
  const { expression, diagnostics } = await compileHcl(text, { text: "x" });
  if (!expression) return diagnostics.some(({ summary }) => summary.startsWith("Not supported")) ? (diagnostics[0]?.detail ?? "") : null;
  try {
    return consoleText(expression.evaluate(scope));
  } catch (failure) {
    if (failure instanceof EvaluationError) return null;
    throw failure;
  }
}

describe.each(tables)("%s", (_file, { values }) => {
  test("every expression has the value that the real engine gives it, and is refused where that refuses it", async () => {
    const compared = Object.entries(values).filter(([expression]) => !Object.hasOwn(exceptions, expression));
    const found: [string, string | null][] = [];
    for (const [expression] of compared) found.push([expression, await shown(expression)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(compared));
  });
});
