import { BadArgument } from "../../../schema/function";

/** `*` and `?` within a name, `**` over folders, `{a,b}` one of several, `[a-c]` one of these characters. */
export function matchesPattern(path: string, pattern: string): boolean {
  const [names, wanted] = [path.split("/"), pattern];
  return alternatives(wanted).some((each) => matchesParts(names, each.split("/")));
}

const mostAlternatives = 1000;

function alternatives(pattern: string): string[] {
  const made: string[] = [];
  const queue = [pattern];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const open = next.lastIndexOf("{");
    const close = open < 0 ? -1 : next.indexOf("}", open);
    if (open >= 0 && close < 0) throw new BadArgument(1, `in "${pattern}" a "{" is not closed.`);
    if (open < 0) made.push(next);
    else for (const choice of next.slice(open + 1, close).split(",")) queue.push(next.slice(0, open) + choice + next.slice(close + 1));
    if (made.length + queue.length > mostAlternatives) throw new BadArgument(1, `"${pattern}" has too many alternatives.`);
  }
  return made;
}

function matchesParts(names: readonly string[], parts: readonly string[]): boolean {
  const [part, ...more] = parts;
  if (part === undefined) return names.length === 0;
  if (part === "**") return names.some((_, i) => matchesParts(names.slice(i), more)) || matchesParts([], more);
  const [name, ...others] = names;
  return name !== undefined && matchesName([...name], [...part]) && matchesParts(others, more);
}

/** The last star alone is gone back to: a name takes no more than its length times the pattern's. */
function matchesName(name: readonly string[], part: readonly string[]): boolean {
  let [at, inPart] = [0, 0];
  let star: { readonly part: number; at: number } | undefined;
  while (at < name.length) {
    const one = part[inPart] === "*" ? undefined : oneOf(part, inPart, name[at] ?? "");
    if (part[inPart] === "*") star = { part: inPart++, at };
    else if (one !== undefined) [at, inPart] = [at + 1, one];
    else if (star) [at, inPart] = [++star.at, star.part + 1];
    else return false;
  }
  return part.slice(inPart).every((character) => character === "*");
}

/** Where the pattern goes on, where its next element takes the character. */
function oneOf(part: readonly string[], at: number, character: string): number | undefined {
  const [sign, next] = [part[at], part[at + 1]];
  if (sign === "?") return at + 1;
  if (sign === "\\" && next !== undefined) return next === character ? at + 2 : undefined;
  if (sign !== "[") return sign === character ? at + 1 : undefined;
  const end = part.indexOf("]", at + 2);
  if (end < 0) throw new BadArgument(1, `in "${part.join("")}" a "[" is not closed.`);
  const isNot = next === "^" || next === "!";
  const set = part.slice(at + (isNot ? 2 : 1), end);
  const isIn = set.some((from, i) =>
    set[i + 1] === "-" && set[i + 2] !== undefined ? from <= character && character <= (set[i + 2] ?? "") : from === character,
  );
  return isIn !== isNot ? end + 1 : undefined;
}
