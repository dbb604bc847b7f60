/** Texts at which a careless pattern stalls: a near miss, pumped up. */
import { type PatternNode, treeOf } from "./pattern-tree";

export interface Attack {
  readonly before: string;
  readonly pump: string;
  readonly after: string;
}

export function attackText({ before, pump, after }: Attack, times: number): string {
  return before + pump.repeat(times) + after;
}

const probes = [..."a1 中A.-_\t\n\u0001"];
/** No class of characters that is listed has it. */
const stranger = "\u0001";

/** Made of what the pattern itself takes, in many orders; none where it repeats nothing without end. */
export function attacksOn(pattern: RegExp): Attack[] {
  const { repeated, others, ways } = shapeOf(treeOf(pattern));
  if (ways.length === 0) return [];
  const samples = [...new Set([...repeated, ...others].flatMap(samplesOf))].slice(0, 10);
  const few = samples.slice(0, 5);
  const pairs = samples.flatMap((a) => samples.map((b) => a + b));
  const triples = few.flatMap((a) => few.flatMap((b) => few.map((c) => a + b + c)));
  const pumps = new Set([...samples, ...pairs, ...triples, ...ways.flatMap((way) => few.map((sample) => way + sample)), ...ways]);
  pumps.delete("");
  const befores = new Set(["", stranger, ...ways]);
  const afters = new Set(["", stranger, "\n", ...few.slice(0, 1)]);
  return [...pumps].flatMap((pump) => [...befores].flatMap((before) => [...afters].map((after) => ({ before, pump, after }))));
}

type Leaf = Extract<PatternNode, { readonly kind: "character" }>;

interface Shape {
  /** The characters in repetitions without end, and all others. */
  readonly repeated: Leaf[];
  readonly others: Leaf[];
  /** A text that leads to each such repetition. */
  readonly ways: string[];
}

function shapeOf(tree: PatternNode): Shape {
  const shape: Shape = { repeated: [], others: [], ways: [] };
  /** @returns the way behind the node */
  const visit = (node: PatternNode, way: string, leaves: Leaf[]): string => {
    switch (node.kind) {
      case "character":
        leaves.push(node);
        return way + (samplesOf(node)[0] ?? "");
      case "sequence":
        return node.parts.reduce((then, part) => visit(part, then, leaves), way);
      case "choice":
        return node.options.map((option) => visit(option, way, leaves))[0] ?? way;
      case "repeat": {
        const isEndless = node.most === Infinity;
        if (isEndless) shape.ways.push(way);
        const behind = visit(node.body, way, isEndless ? shape.repeated : leaves);
        return node.least === 0 ? way : behind;
      }
      case "group":
        return visit(node.body, way, leaves);
      case "look":
        visit(node.body, way, leaves);
        return way;
      default:
        return way;
    }
  };
  visit(tree, "", shape.others);
  return shape;
}

/** At most two characters that it takes: one of its own, one of the usual. */
function samplesOf(leaf: Leaf): string[] {
  const own = [...leaf.source].find((character) => leaf.has(character));
  const usual = probes.find((character) => leaf.has(character));
  return [...new Set([own, usual])].filter((sample) => sample !== undefined);
}
