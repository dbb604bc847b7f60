/** The texts of a stack as its files say them, without credentials, network and state: what recipients read, and who they read it from. */
import { type RegistryEntry, wantedValues } from "../../../reconcile";
import { type Audience, audienceOf, type DataSource, hasErrors, type Resource, type Value, type Values } from "../../../schema";
import { formatAddress } from "../../address";
import { decodeBody, type ResourceBlock } from "../../configuration";
import type { SensitiveParts } from "../../expression";
import { type Expansion, expand, isCountKnown, repetitionOf } from "../model/expand";
import { located } from "../model/located";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { StackValues } from "../model/values";

export interface StackText {
  readonly address: string;
  readonly platform: { readonly name: string; readonly title: string };
  /** Of a message: what programs call it. */
  readonly key?: Said;
  readonly audience: Audience;
  readonly text: Said;
  /** Left out where the text has none of its own: programs choose it. */
  readonly signature?: Said;
  /** Of a message: its variables, as JSON. */
  readonly variables?: Said;
  /** The object of the stack that has the text, where it is another one. */
  readonly from?: string;
}

/** A value, or why there is none to show: it is known after an apply, or sensitive, or of an object that the stack only names. */
export type Said =
  | { readonly value: string }
  | { readonly missing: "unknown" | "sensitive" }
  | { readonly missing: "elsewhere"; readonly id: string };

export interface TextsReport {
  /** In the order of their addresses. A text that messages have is told with them alone. */
  readonly texts: readonly StackText[];
  readonly diagnostics: readonly StackDiagnostic[];
}

/** @param stack opened with `needsVariables: "where given"` */
export function readTexts(stack: OpenStack): TextsReport {
  return new Reader(stack).read();
}

type Described = Resource | DataSource;

interface Instance {
  readonly address: string;
  readonly entry: RegistryEntry<Described>;
  readonly values: Values;
  readonly sensitive: SensitiveParts;
  /** The same with marks in place of ids that only an apply can know. */
  readonly marked: Values;
}

/** Private-use characters around the address of an object: stands for its id, wherever an expression carries it. */
const [begin, end] = ["\u{F0000}", "\u{F0001}"];
const mark = (address: string) => `${begin}${address}${end}`;

class Reader {
  readonly #plain: StackValues;
  readonly #marked: StackValues;
  readonly #instances = new Map<string, Instance>();
  readonly #diagnostics: StackDiagnostic[] = [];

  constructor(private readonly stack: OpenStack) {
    this.#plain = new StackValues(stack, "unknown");
    this.#marked = new StackValues(stack, "unknown");
  }

  read(): TextsReport {
    const { configuration, graph } = this.stack;
    for (const blockAddress of graph.needs.keys()) {
      const block = configuration.resources.get(blockAddress);
      if (block) this.#readBlock(block);
    }
    const texts = [...this.#instances.values()].flatMap((instance) => this.#textOf(instance) ?? []);
    const taken = new Set(texts.map(({ from }) => from));
    return {
      texts: texts.filter(({ address }) => !taken.has(address)).sort((a, b) => (a.address < b.address ? -1 : 1)),
      diagnostics: located(configuration, this.#diagnostics),
    };
  }

  #readBlock(block: ResourceBlock): void {
    const { provider } = this.stack;
    const entry: RegistryEntry<Described> | undefined = (block.mode === "managed" ? provider.resources : provider.dataSources).get(
      block.type,
    );
    if (!entry) return;
    if (!isCountKnown(block, this.#plain.scope())) {
      // However many there will be, what does not differ between them is known.
      this.#readInstance(block, entry, block.blockAddress, undefined);
      return;
    }
    const expansion = expand(block, this.#plain.scope());
    if ("problem" in expansion) {
      this.#diagnostics.push(...at(block.blockAddress, [expansion.problem]));
      return;
    }
    for (const values of [this.#plain, this.#marked]) values.declare(block.blockAddress, repetitionOf(block));
    for (const each of expansion.instances) {
      const address = formatAddress({ mode: block.mode, type: block.type, name: block.name, key: each.key });
      const { values, marked, sensitive } = this.#readInstance(block, entry, address, each);
      // What a question is answered, nobody knows before it was asked.
      if (block.mode !== "managed") continue;
      this.#plain.set(block.blockAddress, each.key, { values, sensitive });
      this.#marked.set(block.blockAddress, each.key, { values: { ...marked, id: mark(address) }, sensitive });
    }
  }

  #readInstance(
    block: ResourceBlock,
    entry: RegistryEntry<Described>,
    address: string,
    each: Expansion["instances"][number] | undefined,
  ): Instance {
    const { definition } = entry;
    const { values: config, sensitive, diagnostics } = decodeBody(block.body, definition.attributes, this.#plain.scope(each));
    this.#diagnostics.push(...at(address, diagnostics));
    const { values: markedConfig } = decodeBody(block.body, definition.attributes, this.#marked.scope(each));
    const wanted = (given: Values) => ("creation" in definition ? wantedValues(definition, null, given) : given);
    const instance = { address, entry, values: wanted(config), sensitive, marked: wanted(markedConfig) };
    if (!hasErrors(diagnostics)) this.#instances.set(address, instance);
    return instance;
  }

  #textOf(instance: Instance): StackText | undefined {
    const { address, entry, values } = instance;
    const { wording } = entry.definition;
    if (!wording || (wording.text === undefined && wording.key === undefined)) return undefined;
    const { name, title } = entry.cloud;
    const { said: text, from } = this.#said(instance, "text") ?? { said: { missing: "unknown" }, from: address };
    const signature = this.#said(instance, "signature")?.said;
    const variables = wording.variables === undefined ? undefined : saidIn(instance, wording.variables);
    return {
      address,
      platform: { name, title },
      ...(wording.key !== undefined && { key: saidIn(instance, wording.key) ?? { missing: "unknown" } }),
      audience: audienceOf(wording, wording.audience && values[wording.audience.attribute]),
      text,
      ...(signature && { signature }),
      ...(variables && { variables }),
      ...(from !== address && { from }),
    };
  }

  /** A text or a signature: an object's own, that of an object which it names, or that which the object with its text has. */
  #said(instance: Instance, what: "text" | "signature"): { readonly said: Said; readonly from: string } | undefined {
    const { wording = {}, review } = instance.entry.definition;
    const own = wording[what];
    const said = own === undefined ? undefined : saidIn(instance, own);
    if (said) return { said, from: instance.address };
    const reference = what === "text" ? wording.textOf : wording.signatureOf;
    const named = reference === undefined ? undefined : this.#named(instance, reference);
    if (named) return "address" in named ? this.#said(named, what) : { said: named, from: instance.address };
    // An approval is as good as what it is about, and a message may be signed by its template.
    const about = review && "of" in review ? review.of?.(instance.marked) : undefined;
    const subject = about && this.#marksOf(about.id);
    return subject && this.#said(subject, what);
  }

  #named({ values, marked, sensitive }: Instance, attribute: string): Instance | Said | undefined {
    const id = marked[attribute] ?? null;
    if (id === null) return undefined;
    const found = typeof id === "string" ? this.#marksOf(id) : undefined;
    if (found) return found;
    if (sensitive.has(attribute)) return { missing: "sensitive" };
    const plain = values[attribute];
    return typeof plain === "string" ? { missing: "elsewhere", id: plain } : { missing: "unknown" };
  }

  #marksOf(id: string): Instance | undefined {
    if (!id.startsWith(begin) || !id.endsWith(end)) return undefined;
    return this.#instances.get(id.slice(begin.length, -end.length));
  }
}

/** Undefined where it is not given. */
function saidIn({ values, sensitive }: Instance, attribute: string): Said | undefined {
  const value: Value = values[attribute] ?? null;
  if (value === null) return undefined;
  if (sensitive.has(attribute)) return { missing: "sensitive" };
  return typeof value === "string" ? { value } : { missing: "unknown" };
}
