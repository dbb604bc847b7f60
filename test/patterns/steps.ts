import { type PatternNode, treeOf } from "./pattern-tree";

/** Goes on behind a match; false makes the matcher try the next way. */
type Next = (at: number) => boolean;
type Matcher = (at: number, next: Next) => boolean;

export interface Counted {
  /** Looks at a character: what a matcher without any shortcut does. Infinity for more than anybody has time for. */
  readonly steps: number;
  /** Where matches begin and end. */
  readonly matches: readonly (readonly [start: number, end: number])[];
}

const mostSteps = 300_000;

/**
 * Matches by backtracking, as the runtime does it, and counts. Time tells the same, but not on a machine that does other things.
 * A pattern with the flag g goes on behind each match, one with the flag y is tried where it stands only.
 */
export function counter(pattern: RegExp): (text: string) => Counted {
  const tree = treeOf(pattern);
  return (text) => {
    const characters = pattern.unicode ? [...text] : text.split("");
    const matches: (readonly [number, number])[] = [];
    let steps = 0;
    const match = matcher(tree, characters, () => {
      if (++steps > mostSteps) throw new TooManySteps();
    });
    try {
      for (let start = 0; start <= characters.length; ) {
        let end = -1;
        const matched = match(start, (at) => {
          end = at;
          return true;
        });
        if (matched) matches.push([start, end]);
        if (matched ? !pattern.global : pattern.sticky) break;
        start = matched && end > start ? end : start + 1;
      }
    } catch (failure) {
      if (!(failure instanceof TooManySteps)) throw failure;
      steps = Infinity;
    }
    return { steps, matches };
  };
}

class TooManySteps extends Error {}

function matcher(tree: PatternNode, characters: readonly string[], count: () => void): Matcher {
  const groups: (readonly [number, number] | undefined)[] = [];

  function compile(node: PatternNode): Matcher {
    switch (node.kind) {
      case "character":
        return (at, next) => {
          count();
          const character = characters[at];
          return character !== undefined && node.has(character) && next(at + 1);
        };
      case "edge":
        return (at, next) => node.holds(characters[at - 1], characters[at]) && next(at);
      case "sequence":
        return node.parts.map(compile).reduceRight<Matcher>(
          (rest, part) => (at, next) => part(at, (then) => rest(then, next)),
          (at, next) => next(at),
        );
      case "choice": {
        const options = node.options.map(compile);
        return (at, next) => options.some((option) => option(at, next));
      }
      case "repeat":
        return repeat(node, compile(node.body));
      case "group": {
        const body = compile(node.body);
        return (at, next) => {
          const before = groups[node.number];
          const matched = body(at, (end) => {
            groups[node.number] = [at, end];
            return next(end);
          });
          if (!matched) groups[node.number] = before;
          return matched;
        };
      }
      case "same":
        return (at, next) => {
          const [start, end] = groups[node.number] ?? [0, 0];
          const isSame = characters.slice(start, end).every((character, i) => {
            count();
            return characters[at + i] === character;
          });
          return isSame && next(at + end - start);
        };
      case "look": {
        const body = compile(node.body);
        // Backwards, only single characters are looked for.
        const start = (at: number) => (node.isAhead ? at : at - 1);
        return (at, next) => {
          const found = start(at) >= 0 && body(start(at), (end) => node.isAhead || end === at);
          return found !== node.isNegative && next(at);
        };
      }
    }
  }
  return compile(tree);
}

function repeat({ least, most, isLazy }: Extract<PatternNode, { kind: "repeat" }>, body: Matcher): Matcher {
  const from = (at: number, times: number, next: Next): boolean => {
    const more = () => times < most && body(at, (end) => (end !== at || times < least) && from(end, times + 1, next));
    if (times < least) return more();
    return isLazy ? next(at) || more() : more() || next(at);
  };
  return (at, next) => from(at, 0, next);
}
