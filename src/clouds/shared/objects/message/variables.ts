/** The variables of a message's text, as a configuration gives them: JSON, in the order in which they first stand in the text. */

/** What a value may be: `code` letters and digits of ASCII, `number` digits with a sign or a point, `text` anything. */
export const variableTypes = ["code", "number", "text"] as const;

const fields = ["name", "type", "max", "example"];
const form = 'Write jsonencode([{ name = "otp", type = "code", max = 6, example = "482913" }]).';

/** Why they cannot be used, with the way to write them. */
export function variablesProblem(json: string): string | undefined {
  const problem = problemOf(json);
  return problem === undefined ? undefined : `${problem}. ${form}`;
}

function problemOf(json: string): string | undefined {
  const list = parsed(json);
  if (!Array.isArray(list)) return "They are no JSON list";
  const names = list.map((each: unknown) => (isRecord(each) ? each.name : undefined));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  for (const [i, each] of list.entries()) {
    const problem = isRecord(each) ? variableProblem(each) : "is no object";
    if (problem !== undefined) return `Number ${i + 1} ${problem}`;
  }
  return twice === undefined ? undefined : `"${String(twice)}" is there twice`;
}

function variableProblem({ name, type, max, example, ...rest }: Readonly<Record<string, unknown>>): string | undefined {
  const [other] = Object.keys(rest);
  if (other !== undefined) return `has "${other}", which is none of ${fields.join(", ")}`;
  if (typeof name !== "string" || name === "") return 'has no "name"';
  if (name === "__proto__") return 'has the "name" "__proto__", which no program can give a value';
  if (!variableTypes.some((known) => known === type)) return `("${name}") has a "type" that is none of ${variableTypes.join(", ")}`;
  if (max !== undefined && !(Number.isSafeInteger(max) && Number(max) > 0))
    return `("${name}") has a "max" that is no number of characters`;
  if (example === undefined) return undefined;
  if (typeof example !== "string") return `("${name}") has an "example" that is no string`;
  if (typeof max === "number" && [...example].length > max) return `("${name}") has an "example" of more than ${max} characters`;
  if (type === "code" && !/^[A-Za-z0-9]*$/.test(example))
    return `("${name}") is a code, and its "example" is not of letters and digits alone`;
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
