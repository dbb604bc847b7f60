import {
  type Attribute,
  type Attributes,
  dynamicIn,
  dynamicNames,
  isUnknown,
  normalText,
  plainValues,
  UNKNOWN,
  type Values,
} from "../../../schema";
import { compareKeys, type InstanceKey } from "../../address";
import { typeOfConstraint } from "../../configuration";
import {
  dynamicType,
  type Evaluated,
  EvaluationError,
  type EvaluationScope,
  type Expression,
  literalType,
  numberType,
  type SensitiveParts,
  type Surroundings,
  sensitiveIn,
  stringType,
  typeFrom,
  type ValueType,
} from "../../expression";
import { pathsOf, type SensitivePath } from "../../state/sensitive-paths";
import { providerCalls } from "./provider-functions";
import { objectTypeOf, sensitiveNamesOf } from "./schema-types";
import type { OpenStack } from "./stack";
import { stackFiles } from "./stack-files";

/** How a block is repeated. */
export type Repetition = "once" | "count" | "for_each";

export interface InstanceValues {
  readonly values: Values;
  readonly sensitive: SensitiveParts;
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
  /** Left out where nothing is known of them. */
  readonly attributes?: Attributes;
}

/** The values that expressions of one run can refer to; blocks are filled in as the run goes on. */
export class StackValues {
  readonly #blocks = new Map<string, Block>();
  readonly #locals = new Map<string, Evaluated>();

  readonly #surroundings: Surroundings;
  readonly #shapes = new Map<Attributes, Shape>();

  constructor(
    private readonly stack: Pick<OpenStack, "variables" | "configuration" | "provider" | "folder" | "machine">,
    /** `unknown` where a run has no values at all, as when a stack is only validated. */
    private readonly missing: "unknown" | "error" = "error",
    /** What expressions may know of the time. */
    times: Pick<Surroundings, "plannedAt" | "happening"> = {},
  ) {
    const { machine, folder, provider } = stack;
    this.#surroundings = {
      files: stackFiles(machine.disk, folder),
      callProvider: providerCalls(provider),
      home: machine.processes.home,
      ...times,
    };
  }

  declare(blockAddress: string, repetition: Repetition): void {
    this.#blocks.set(blockAddress, { repetition, instances: new Map(), whole: undefined });
  }

  set(blockAddress: string, key: InstanceKey, values: InstanceValues): void {
    const block = this.#blocks.get(blockAddress);
    if (!block) throw new Error(`${blockAddress} was not declared`);
    block.instances.set(String(key), { ...values, key });
    block.whole = undefined;
  }

  /** What expressions see, outside of any repeated block or inside of one instance. */
  scope(each?: { readonly key: InstanceKey | typeof UNKNOWN; readonly value: Evaluated; readonly self?: Evaluated }): EvaluationScope {
    return {
      surroundings: this.#surroundings,
      resolve: (blockAddress) => {
        if (each && blockAddress === "each.key") return { value: each.key ?? null, type: stringType, sensitive: false };
        if (each && blockAddress === "count.index") return { value: each.key ?? null, type: numberType, sensitive: false };
        if (each && blockAddress === "each.value") return each.value;
        if (each?.self && blockAddress === "self") return each.self;
        return this.#resolve(blockAddress);
      },
    };
  }

  /** One object of a block, as `self` sees it. */
  self(blockAddress: string, { values, sensitive }: InstanceValues): Evaluated {
    const shape = this.#shapeOf(blockAddress);
    const seen = seenBy(values, shape);
    return sensitiveIn(seen.values, seen.type, marksOf(shape.sensitive, sensitive));
  }

  /** The same of which nothing is known but its type. */
  unknownSelf(blockAddress: string): Evaluated {
    return { value: UNKNOWN, type: this.#shapeOf(blockAddress).type, sensitive: false };
  }

  #resolve(blockAddress: string): Evaluated {
    const [root, name = ""] = [blockAddress.slice(0, blockAddress.indexOf(".")), blockAddress.slice(blockAddress.indexOf(".") + 1)];
    switch (root) {
      case "var":
        return this.stack.variables.get(name) ?? this.#absent(blockAddress);
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
          `${blockAddress} is not available here`,
          `It has a value only in a block with ${root === "each" ? "for_each" : "count"}.`,
        );
      default:
        return this.#block(blockAddress);
    }
  }

  #local(name: string): Evaluated {
    const known = this.#locals.get(name);
    if (known) return known;
    const expression = this.stack.configuration.locals.get(name);
    if (!expression) return this.#absent(`local.${name}`);
    const evaluated = this.#evaluated(expression);
    // A local may depend on blocks that are not filled in yet; keep it only once it is known for good.
    if (expression.references.every(({ blockAddress }) => blockAddress.startsWith("var."))) this.#locals.set(name, evaluated);
    return evaluated;
  }

  /** Where there are no values at all, a mistake in a local is told where it stands, and not of everything that refers to it. */
  #evaluated(expression: Expression): Evaluated {
    try {
      return expression.evaluate(this.scope());
    } catch (failure) {
      if (this.missing === "unknown" && failure instanceof EvaluationError) return { value: UNKNOWN, sensitive: false };
      throw failure;
    }
  }

  #block(blockAddress: string): Evaluated {
    const block = this.#blocks.get(blockAddress);
    if (!block) return this.#absent(blockAddress);
    block.whole ??= this.#wholeOf(blockAddress, block);
    return block.whole;
  }

  #absent(blockAddress: string): Evaluated {
    if (this.missing === "unknown") {
      const variable = blockAddress.startsWith("var.") ? this.stack.configuration.variables.get(blockAddress.slice(4)) : undefined;
      if (variable) return { value: UNKNOWN, type: typeOfConstraint(variable.type ?? { kind: "any" }), sensitive: variable.sensitive };
      return { value: UNKNOWN, type: this.#typeOfAbsent(blockAddress), sensitive: false };
    }
    throw new EvaluationError(`${blockAddress} has no value`, "It is declared nowhere in this stack, or what it comes from failed.");
  }

  #typeOfAbsent(blockAddress: string): ValueType {
    const block = this.stack.configuration.resources.get(blockAddress);
    return block && !block.count && !block.forEach ? this.#shapeOf(blockAddress).type : dynamicType;
  }

  #wholeOf(blockAddress: string, { repetition, instances }: Block): Evaluated {
    const shape = this.#shapeOf(blockAddress);
    const { sensitive } = shape;
    const sorted = [...instances.values()].sort((a, b) => compareKeys(a.key, b.key));
    const all = sorted.map((instance) => ({ ...instance, ...seenBy(instance.values, shape) }));
    if (repetition === "once")
      return sorted[0] ? this.self(blockAddress, sorted[0]) : { value: UNKNOWN, type: shape.type, sensitive: false };
    const isCounted = repetition === "count";
    const parts = all.flatMap(({ key, sensitive: names }, index): [string, SensitiveParts][] => {
      const marks = marksOf(sensitive, names);
      return marks.size === 0 ? [] : [[String(isCounted ? index : key), marks]];
    });
    if (isCounted) {
      const elements = all.map(({ values }) => values);
      return sensitiveIn(elements, { kind: "tuple", elements: all.map(({ type }) => type) }, new Map(parts));
    }
    const byKey = Object.fromEntries(all.map(({ key, values }) => [String(key), values]));
    const attributes = Object.fromEntries(all.map(({ key, type }) => [String(key), type]));
    return sensitiveIn(byKey, { kind: "object", attributes }, new Map(parts));
  }

  #shapeOf(blockAddress: string): Shape {
    const block = this.stack.configuration.resources.get(blockAddress);
    const { resources, dataSources } = this.stack.provider;
    const entry = block && (block.mode === "data" ? dataSources : resources).get(block.type);
    if (!entry) return { type: dynamicType, sensitive: [] };
    const { attributes } = entry.definition;
    const known = this.#shapes.get(attributes);
    if (known) return known;
    const shape = { attributes, type: objectTypeOf(attributes), sensitive: sensitiveNamesOf(attributes) };
    this.#shapes.set(attributes, shape);
    return shape;
  }
}

/** The values of an object as expressions see them, and their types, which may differ from one object to the next. */
function seenBy(
  values: Values,
  { type, attributes = {} }: Pick<Shape, "type" | "attributes">,
): { readonly values: Values; readonly type: ValueType } {
  const names = dynamicNames(attributes);
  if (names.length === 0 || type.kind !== "object") return { values, type };
  const types = names.map((name) => [name, typeOfDynamic(values, name, attributes[name])] as const);
  return {
    values: plainValues(values, attributes),
    type: { kind: "object", attributes: { ...type.attributes, ...Object.fromEntries(types) } },
  };
}

function typeOfDynamic(values: Values, name: string, attribute: Attribute | undefined): ValueType {
  const known = dynamicIn(values[name]);
  const like = attribute?.type.kind === "dynamic" ? attribute.type.like : undefined;
  if (known) return isUnknown(known.type) ? literalType(known.value) : typeFrom(known.type);
  return like !== undefined && isUnknown(values[name]) ? typeOfDynamic(values, like, undefined) : dynamicType;
}

/** @param always attributes that are sensitive whatever the configuration says */
function marksOf(always: readonly string[], sensitive: SensitiveParts): SensitiveParts {
  return new Map([...sensitive, ...always.map((name) => [name, "all"] as const)]);
}

/** The sensitive parts of an object as its state has them; what its schema says is recorded nowhere. */
export function recordedPaths(sensitive: SensitiveParts, values: Values, attributes: Attributes): SensitivePath[] {
  const fromConfiguration = new Map([...sensitive].filter(([name]) => !attributes[name]?.sensitive));
  if (fromConfiguration.size === 0) return [];
  const seen = seenBy(values, { type: objectTypeOf(attributes), attributes });
  return pathsOf(fromConfiguration, seen.values, seen.type);
}
