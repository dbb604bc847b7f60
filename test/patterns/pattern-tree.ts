/** A regular expression as a tree, as far as this project's own are written. */

export type PatternNode =
  /** One character. */
  | { readonly kind: "character"; readonly source: string; has(character: string): boolean }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly body: PatternNode; readonly least: number; readonly most: number; readonly isLazy: boolean }
  | { readonly kind: "group"; readonly body: PatternNode; readonly number: number }
  | { readonly kind: "same"; readonly number: number }
  | { readonly kind: "look"; readonly body: PatternNode; readonly isAhead: boolean; readonly isNegative: boolean }
  /** `^`, `$`, `\b`, `\B`: between the character before and the one after; undefined at the ends. */
  | { readonly kind: "edge"; holds(before: string | undefined, after: string | undefined): boolean };

type Kind<K extends PatternNode["kind"]> = Extract<PatternNode, { readonly kind: K }>;

const token =
  /\[\^?(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|\(\?(?:<?[=!]|:|<\w+>)|\{\d+(?:,\d*)?\}|[\s\S]/gu;
const repetitions: Readonly<Record<string, readonly [least: number, most: number]>> = {
  "*": [0, Infinity],
  "+": [1, Infinity],
  "?": [0, 1],
};

/** @throws Error for what no pattern of this project uses */
export function treeOf({ source, flags }: RegExp): PatternNode {
  const tokens = source.match(token) ?? [];
  let at = 0;
  let groups = 0;

  function choice(): PatternNode {
    const options = [sequence()];
    while (tokens[at] === "|") {
      at++;
      options.push(sequence());
    }
    const [only] = options;
    return only && options.length === 1 ? only : { kind: "choice", options };
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (at < tokens.length && tokens[at] !== "|" && tokens[at] !== ")") parts.push(repeated(item()));
    return { kind: "sequence", parts };
  }

  function repeated(body: PatternNode): PatternNode {
    const bounds = /^\{(\d+)(,?)(\d*)\}$/.exec(tokens[at] ?? "");
    const [least, most] = bounds
      ? [Number(bounds[1]), bounds[3] ? Number(bounds[3]) : bounds[2] ? Infinity : Number(bounds[1])]
      : (repetitions[tokens[at] ?? ""] ?? []);
    if (least === undefined || most === undefined) return body;
    at++;
    const isLazy = tokens[at] === "?";
    if (isLazy) at++;
    return { kind: "repeat", body, least, most, isLazy };
  }

  function item(): PatternNode {
    const text = tokens[at++] ?? "";
    const look = /^\(\?(<?)([=!])$/.exec(text);
    if (look) return { kind: "look", body: inside(), isAhead: look[1] === "", isNegative: look[2] === "!" };
    if (text === "(?:") return inside();
    if (text.startsWith("(")) {
      const number = ++groups;
      return { kind: "group", body: inside(), number };
    }
    if (/^\\[1-9]$/.test(text)) return { kind: "same", number: Number(text.slice(1)) };
    return edgeOf(text, flags) ?? characterOf(text, flags);
  }

  function inside(): PatternNode {
    const body = choice();
    if (tokens[at++] !== ")") throw new Error(`/${source}/ has a bracket without its partner`);
    return body;
  }

  const tree = choice();
  if (at < tokens.length) throw new Error(`/${source}/ is not understood from "${tokens.slice(at).join("")}" on`);
  return tree;
}

function edgeOf(text: string, flags: string): Kind<"edge"> | undefined {
  if (flags.includes("m") && (text === "^" || text === "$")) throw new Error("the flag m is not understood");
  const isWord = (character: string | undefined) => character !== undefined && /\w/.test(character);
  switch (text) {
    case "^":
      return { kind: "edge", holds: (before) => before === undefined };
    case "$":
      return { kind: "edge", holds: (_before, after) => after === undefined };
    case "\\b":
      return { kind: "edge", holds: (before, after) => isWord(before) !== isWord(after) };
    case "\\B":
      return { kind: "edge", holds: (before, after) => isWord(before) === isWord(after) };
    default:
      return undefined;
  }
}

function characterOf(source: string, flags: string): Kind<"character"> {
  const alone = new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ""));
  const known = new Map<string, boolean>();
  return {
    kind: "character",
    source,
    has(character) {
      const has = known.get(character) ?? alone.test(character);
      known.set(character, has);
      return has;
    },
  };
}
