/** The texts of a stack against the rules of the platforms, without credentials, network and state. */
import { checkQuestion, lintObject, type RegistryEntry, type RuleSettingsByCloud, ruleSettings } from "../../../reconcile";
import { type Cloud, type DataSource, hasErrors, isUnknown, type Resource, type RuleSettings, type Values } from "../../../schema";
import { formatAddress } from "../../address";
import { decodeBody, type ResourceBlock } from "../../configuration";
import type { Expression } from "../../expression";
import { type Expansion, expand, isCountKnown } from "../model/expand";
import { located } from "../model/located";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { unknownType } from "../model/unknown-type";
import { StackValues } from "../model/values";
import { type AccountObject, checkAccounts } from "../plan/account-rules";

export interface LintReport {
  /** Objects with a text that a reviewer reads. */
  readonly texts: number;
  /** Other objects that the platforms have rules for: quotas, blacklists. */
  readonly others: number;
  /** In the order of their addresses. */
  readonly unchecked: readonly Unchecked[];
  readonly diagnostics: readonly StackDiagnostic[];
}

/** An object whose rules could not all be asked. */
export interface Unchecked {
  readonly address: string;
  /** Attributes that have no value yet. */
  readonly attributes: readonly string[];
  /** Variables that have none, and would give them one; empty where only an apply can. */
  readonly variables: readonly string[];
}

/**
 * Checks every object as if it were applied for now.
 * @param stack opened with `needsVariables: "where given"`: what depends on a variable without a value is left unchecked
 */
export async function lint(stack: OpenStack): Promise<LintReport> {
  return new Linter(stack).lint();
}

type Instance = Expansion["instances"][number];

interface Checked {
  readonly rules: Resource["rules"];
  /** Does it hold a text that a reviewer reads? */
  readonly isText: boolean;
}

class Linter {
  readonly #values: StackValues;
  readonly #rules = new Map<string, RuleSettingsByCloud>();
  readonly #objects = new Map<string, AccountObject[]>();
  readonly #unchecked: Unchecked[] = [];
  readonly #diagnostics: StackDiagnostic[] = [];
  #texts = 0;
  #others = 0;

  constructor(private readonly stack: OpenStack) {
    this.#values = new StackValues(stack, "unknown");
  }

  async lint(): Promise<LintReport> {
    const { configuration, graph, provider } = this.stack;
    for (const [key, { body }] of configuration.providers) {
      const { values, diagnostics } = decodeBody(body, provider.attributes, this.#values.scope());
      const rules = ruleSettings(provider.clouds, values);
      this.#rules.set(key, rules);
      this.#diagnostics.push(...at(`provider.${key}`, [...diagnostics, ...rules.diagnostics]));
    }
    for (const blockAddress of graph.needs.keys()) {
      const block = configuration.resources.get(blockAddress);
      if (block?.mode === "managed") await this.#lintBlock(block);
      else if (block) this.#lintQuestions(block);
    }
    this.#diagnostics.push(...checkAccounts(this.stack, this.#objects, (key, cloud) => this.#rulesOf(key, cloud)));
    return {
      texts: this.#texts,
      others: this.#others,
      unchecked: this.#unchecked.sort((a, b) => (a.address < b.address ? -1 : 1)),
      diagnostics: located(configuration, this.#diagnostics),
    };
  }

  async #lintBlock(block: ResourceBlock): Promise<void> {
    const entry = this.stack.provider.resources.get(block.type);
    if (!entry) {
      this.#diagnostics.push(...at(block.blockAddress, [unknownType("resource", block.type, this.stack.provider.resources.keys())]));
      return;
    }
    if (!isCountKnown(block, this.#values.scope())) {
      // However many objects there will be, what does not differ between them can be checked; references to them have no value.
      await this.#lintInstance(block, entry, block.blockAddress, undefined);
      return;
    }
    const expansion = expand(block, this.#values.scope());
    if ("problem" in expansion) {
      this.#diagnostics.push(...at(block.blockAddress, [expansion.problem]));
      return;
    }
    this.#values.declare(block.blockAddress, expansion.repetition);
    const objects: AccountObject[] = [];
    this.#objects.set(block.blockAddress, objects);
    for (const each of expansion.instances) {
      const address = formatAddress({ mode: block.mode, type: block.type, name: block.name, key: each.key });
      const linted = await this.#lintInstance(block, entry, address, each);
      this.#values.set(block.blockAddress, each.key, linted);
      objects.push({ address, values: linted.values, isNew: true });
    }
  }

  async #lintInstance(block: ResourceBlock, { definition, cloud }: RegistryEntry<Resource>, address: string, each: Instance | undefined) {
    const { values: config, sensitive, diagnostics } = decodeBody(block.body, definition.attributes, this.#values.scope(each));
    this.#diagnostics.push(...at(address, diagnostics));
    if (hasErrors(diagnostics)) return { values: config, sensitive };
    const rules = this.#rulesOf(block.providerKey, cloud);
    const linted = await lintObject(definition, { config, sensitive, rules, files: this.stack.files });
    this.#diagnostics.push(...at(address, linted.diagnostics));
    const { rules: asked, review } = definition;
    if (linted.checked) this.#count(block, { rules: asked, isText: review?.stateOf !== undefined }, address, config);
    return { values: linted.values, sensitive };
  }

  /** Nothing is asked: what would be asked is checked. */
  #lintQuestions(block: ResourceBlock): void {
    const entry = this.stack.provider.dataSources.get(block.type);
    if (!entry?.definition.rules) return;
    const expansion = isCountKnown(block, this.#values.scope()) ? expand(block, this.#values.scope()) : undefined;
    const instances = expansion && "instances" in expansion ? expansion.instances : [undefined];
    for (const each of instances) {
      const address = formatAddress({ mode: block.mode, type: block.type, name: block.name, key: each?.key });
      this.#lintQuestion(block, entry, address, each);
    }
  }

  #lintQuestion(block: ResourceBlock, { definition, cloud }: RegistryEntry<DataSource>, address: string, each: Instance | undefined): void {
    const { values: config, diagnostics } = decodeBody(block.body, definition.attributes, this.#values.scope(each));
    this.#diagnostics.push(...at(address, diagnostics));
    if (hasErrors(diagnostics)) return;
    this.#diagnostics.push(...at(address, checkQuestion(definition, config, this.#rulesOf(block.providerKey, cloud))));
    this.#count(block, { rules: definition.rules, isText: definition.withoutClient === true }, address, config);
  }

  #rulesOf(key: string, cloud: Cloud): RuleSettings {
    return this.#rules.get(key)?.of(cloud) ?? { platform: cloud.name, levels: {} };
  }

  #count(block: ResourceBlock, { rules = [], isText }: Checked, address: string, config: Values): void {
    if (rules.length === 0) return;
    if (isText) this.#texts++;
    else this.#others++;
    const attributes = [...new Set(rules.flatMap(({ looksAt }) => looksAt))].filter((name) => isUnknown(config[name] ?? null));
    const expressions = attributes.flatMap((name) => block.body.attributes.get(name) ?? []);
    const repetition = block.count ?? block.forEach;
    const variables = this.#missingVariables(repetition ? [...expressions, repetition] : expressions);
    if (attributes.length > 0 && (isText || variables.length > 0)) this.#unchecked.push({ address, attributes, variables });
  }

  /** Variables without a value that expressions depend on, through locals too. */
  #missingVariables(expressions: readonly Expression[]): string[] {
    const { variables, configuration } = this.stack;
    const seen = new Set<string>();
    const visit = ({ references }: Expression): void => {
      for (const { blockAddress } of references) {
        if (seen.has(blockAddress)) continue;
        seen.add(blockAddress);
        const local = blockAddress.startsWith("local.") ? configuration.locals.get(blockAddress.slice("local.".length)) : undefined;
        if (local) visit(local);
      }
    };
    expressions.forEach(visit);
    return [...variables.keys()].filter((name) => seen.has(`var.${name}`) && isUnknown(variables.get(name)?.value)).sort();
  }
}
