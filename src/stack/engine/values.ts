import { type Path, UNKNOWN, type Value, type Values } from "../../schema";
import { compareKeys, type InstanceKey } from "../address";
import { type Evaluated, EvaluationError, type EvaluationScope, type Expression } from "../expression";

/** How a block is repeated. */
export type Repetition = "once" | "count" | "for_each";

export interface InstanceValues {
  readonly values: Values;
  readonly sensitive: ReadonlySet<string>;
}

interface Block {
  readonly repetition: Repetition;
  readonly instances: Map<string, InstanceValues & { readonly key: InstanceKey }>;
  whole: Value | undefined;
}

/** The values that expressions of one run can refer to; blocks are filled in as the run goes on. */
export class StackValues {
  readonly #blocks = new Map<string, Block>();
  readonly #locals = new Map<string, Evaluated>();

  constructor(
    private readonly variables: ReadonlyMap<string, Evaluated>,
    private readonly locals: ReadonlyMap<string, Expression>,
    /** `unknown` where a run has no values at all, as when a stack is only validated. */
    private readonly missing: "unknown" | "error" = "error",
  ) {}

  declare(subject: string, repetition: Repetition): void {
    this.#blocks.set(subject, { repetition, instances: new Map(), whole: undefined });
  }

  set(subject: string, key: InstanceKey, values: InstanceValues): void {
    const block = this.#blocks.get(subject);
    if (!block) throw new Error(`${subject} was not declared`);
    block.instances.set(String(key), { ...values, key });
    block.whole = undefined;
  }

  /** What expressions see, outside of any repeated block or inside of one instance. */
  scope(each?: { readonly key: InstanceKey; readonly value: Evaluated; readonly self?: Evaluated }): EvaluationScope {
    return {
      resolve: (subject, steps) => {
        if (each && subject === "each.key") return { value: each.key ?? null, sensitive: false };
        if (each && subject === "count.index") return { value: each.key ?? null, sensitive: false };
        if (each && subject === "each.value") return each.value;
        if (each?.self && subject === "self") return each.self;
        return this.#resolve(subject, steps);
      },
    };
  }

  #resolve(subject: string, steps: Path): Evaluated {
    const [root, name = ""] = [subject.slice(0, subject.indexOf(".")), subject.slice(subject.indexOf(".") + 1)];
    switch (root) {
      case "var":
        return this.variables.get(name) ?? this.#absent(subject);
      case "local":
        return this.#local(name);
      case "path":
        return { value: name === "cwd" ? process.cwd() : ".", sensitive: false };
      case "terraform":
        return { value: "default", sensitive: false };
      case "each":
      case "count":
        if (this.missing === "unknown") return { value: UNKNOWN, sensitive: false };
        throw new EvaluationError(
          `${subject} is not available here`,
          `It has a value only in a block with ${root === "each" ? "for_each" : "count"}.`,
        );
      default:
        return this.#block(subject, steps);
    }
  }

  #local(name: string): Evaluated {
    const known = this.#locals.get(name);
    if (known) return known;
    const expression = this.locals.get(name);
    if (!expression) return this.#absent(`local.${name}`);
    const evaluated = expression.evaluate(this.scope());
    // A local may depend on blocks that are not filled in yet; keep it only once it is known for good.
    if (expression.references.every(({ subject }) => subject.startsWith("var."))) this.#locals.set(name, evaluated);
    return evaluated;
  }

  #block(subject: string, steps: Path): Evaluated {
    const block = this.#blocks.get(subject);
    if (!block) return this.#absent(subject);
    block.whole ??= wholeOf(block);
    const [first, second] = steps;
    const instances = [...(block.repetition === "once" ? block.instances.values() : selected(block, first))];
    const attribute = block.repetition === "once" ? first : second;
    const sensitive = instances.some(({ sensitive: marks }) => (typeof attribute === "string" ? marks.has(attribute) : marks.size > 0));
    return { value: block.whole, sensitive };
  }

  #absent(subject: string): Evaluated {
    if (this.missing === "unknown") return { value: UNKNOWN, sensitive: false };
    throw new EvaluationError(`${subject} has no value`, "It is declared nowhere in this stack, or what it comes from failed.");
  }
}

function selected(block: Block, key: Path[number] | undefined): Iterable<InstanceValues> {
  if (key === undefined) return block.instances.values();
  const one = block.instances.get(String(key));
  return one ? [one] : [];
}

function wholeOf({ repetition, instances }: Block): Value {
  const all = [...instances.values()].sort((a, b) => compareKeys(a.key, b.key));
  switch (repetition) {
    case "once":
      return all[0]?.values ?? UNKNOWN;
    case "count":
      return all.map(({ values }) => values);
    case "for_each":
      return Object.fromEntries(all.map(({ key, values }) => [String(key), values]));
  }
}
