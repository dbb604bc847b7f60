import { type Attributes, normalText, UNKNOWN, type Values } from "../../../schema";
import { compareKeys, type InstanceKey } from "../../address";
import {
  dynamicType,
  type Evaluated,
  EvaluationError,
  type EvaluationScope,
  type SensitiveParts,
  sensitiveIn,
  type ValueType,
} from "../../expression";
import { objectTypeOf, sensitiveNamesOf } from "./schema-types";
import type { OpenStack } from "./stack";

/** How a block is repeated. */
export type Repetition = "once" | "count" | "for_each";

export interface InstanceValues {
  readonly values: Values;
  readonly sensitive: ReadonlySet<string>;
}

interface Block {
  readonly repetition: Repetition;
  readonly instances: Map<string, InstanceValues & { readonly key: InstanceKey }>;
  whole: Evaluated | undefined;
}

/** What is known of the objects of a block beforehand. */
interface Shape {
  readonly type: ValueType;
  /** Attributes. */
  readonly sensitive: readonly string[];
}

/** The values that expressions of one run can refer to; blocks are filled in as the run goes on. */
export class StackValues {
  readonly #blocks = new Map<string, Block>();
  readonly #locals = new Map<string, Evaluated>();

  readonly #shapes = new Map<Attributes, Shape>();

  constructor(
    private readonly stack: Pick<OpenStack, "variables" | "configuration" | "provider">,
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
      resolve: (subject) => {
        if (each && subject === "each.key") return { value: each.key ?? null, sensitive: false };
        if (each && subject === "count.index") return { value: each.key ?? null, sensitive: false };
        if (each && subject === "each.value") return each.value;
        if (each?.self && subject === "self") return each.self;
        return this.#resolve(subject);
      },
    };
  }

  /** One object of a block, as `self` sees it. */
  self(subject: string, { values, sensitive }: InstanceValues): Evaluated {
    const shape = this.#shapeOf(subject);
    return sensitiveIn(values, shape.type, marksOf(shape.sensitive, sensitive));
  }

  #resolve(subject: string): Evaluated {
    const [root, name = ""] = [subject.slice(0, subject.indexOf(".")), subject.slice(subject.indexOf(".") + 1)];
    switch (root) {
      case "var":
        return this.stack.variables.get(name) ?? this.#absent(subject);
      case "local":
        return this.#local(name);
      case "path":
        return { value: name === "cwd" ? normalText(process.cwd()) : ".", sensitive: false };
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
        return this.#block(subject);
    }
  }

  #local(name: string): Evaluated {
    const known = this.#locals.get(name);
    if (known) return known;
    const expression = this.stack.configuration.locals.get(name);
    if (!expression) return this.#absent(`local.${name}`);
    const evaluated = expression.evaluate(this.scope());
    // A local may depend on blocks that are not filled in yet; keep it only once it is known for good.
    if (expression.references.every(({ subject }) => subject.startsWith("var."))) this.#locals.set(name, evaluated);
    return evaluated;
  }

  #block(subject: string): Evaluated {
    const block = this.#blocks.get(subject);
    if (!block) return this.#absent(subject);
    block.whole ??= this.#wholeOf(subject, block);
    return block.whole;
  }

  #absent(subject: string): Evaluated {
    if (this.missing === "unknown") return { value: UNKNOWN, type: this.#typeOfAbsent(subject), sensitive: false };
    throw new EvaluationError(`${subject} has no value`, "It is declared nowhere in this stack, or what it comes from failed.");
  }

  #typeOfAbsent(subject: string): ValueType {
    const block = this.stack.configuration.resources.get(subject);
    return block && !block.count && !block.forEach ? this.#shapeOf(subject).type : dynamicType;
  }

  #wholeOf(subject: string, { repetition, instances }: Block): Evaluated {
    const { type, sensitive } = this.#shapeOf(subject);
    const all = [...instances.values()].sort((a, b) => compareKeys(a.key, b.key));
    const [first] = all;
    if (repetition === "once") return first ? this.self(subject, first) : { value: UNKNOWN, type, sensitive: false };
    const isCounted = repetition === "count";
    const parts = all.flatMap(({ key, sensitive: names }, index): [string, SensitiveParts][] => {
      const marks = marksOf(sensitive, names);
      return marks.size === 0 ? [] : [[String(isCounted ? index : key), marks]];
    });
    if (isCounted) {
      const elements = all.map(({ values }) => values);
      return sensitiveIn(elements, { kind: "tuple", elements: all.map(() => type) }, new Map(parts));
    }
    const byKey = Object.fromEntries(all.map(({ key, values }) => [String(key), values]));
    const attributes = Object.fromEntries(all.map(({ key }) => [String(key), type]));
    return sensitiveIn(byKey, { kind: "object", attributes }, new Map(parts));
  }

  #shapeOf(subject: string): Shape {
    const block = this.stack.configuration.resources.get(subject);
    const { resources, dataSources } = this.stack.provider;
    const offer = block && (block.mode === "data" ? dataSources : resources).get(block.type);
    if (!offer) return { type: dynamicType, sensitive: [] };
    const { attributes } = offer.definition;
    const known = this.#shapes.get(attributes);
    if (known) return known;
    const shape = { type: objectTypeOf(attributes), sensitive: sensitiveNamesOf(attributes) };
    this.#shapes.set(attributes, shape);
    return shape;
  }
}

function marksOf(...names: readonly Iterable<string>[]): SensitiveParts {
  return new Map(names.flatMap((each) => [...each].map((name) => [name, "all"] as const)));
}
