/** What a platform's own rules say of what a construct declares, before anything is planned. */
import { Annotations, type TerraformProvider, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { wantedValues } from "../src/reconcile/plan/plan";
import { checkRules } from "../src/reconcile/rules/rules";
import { validateConfig } from "../src/reconcile/validate";
import { type Diagnostic, type Resource, type RuleLevel, ruleLevels, UNKNOWN, type Value, type Values } from "../src/schema";
import { SmsProvider } from "./level1/provider";

/** The levels that a provider's block gives to the rules of one platform. */
export type LevelsIn = (provider: SmsProvider) => unknown;

/** An object of level 1, as it is declared. */
export interface Declared {
  readonly platform: string;
  readonly levelsIn: LevelsIn;
  readonly described: Described;
  /** By the names of level 1; texts in the platform's notation. */
  readonly config: object;
  /** The text with its longest values, signed as recipients see it. */
  readonly longest: string | undefined;
}

/** How the clouds describe an object of level 1. */
export interface Described {
  readonly definition: Resource;
  /** What attributes are called in this library, in what is said of them. */
  readonly words?: Readonly<Record<string, string>>;
  /** The attribute that holds a text, and the rule about its length. */
  readonly length?: { readonly attribute: string; readonly rule: string };
}

export interface Findings {
  /** They refuse the synthesis. */
  readonly problems: readonly string[];
  /** They are told with it. */
  readonly warnings: readonly string[];
}

/** What the rules say of an object. */
export function findingsOf(scope: Construct, provider: TerraformProvider | undefined, declared: Declared): Findings {
  const { platform, levelsIn, longest } = declared;
  const { definition, words, length } = declared.described;
  const config = Object.fromEntries(
    Object.entries(declared.config).flatMap(([property, value]): [string, Value][] => {
      const name = snakeCase(property);
      return Object.hasOwn(definition.attributes, name) ? [[name, plannedValue(value)]] : [];
    }),
  );
  const settings = { platform, levels: levelsOf(levelsIn, providerOf(scope, provider)) };
  const values = wantedValues(definition, null, config);
  const check = (resource: Resource, planned: Values) => checkRules(resource, planned, "all", false, settings);
  const found = [...validateConfig(definition, complete(definition, config)), ...check(definition, values)];
  const filled = length && longest !== undefined ? check(only(definition, length.rule), { ...values, [length.attribute]: longest }) : [];
  const told =
    found.length > 0 ? found : filled.map((each) => ({ ...each, summary: `${each.summary}, with its signature and its longest values` }));
  const sentences = (severity: Diagnostic["severity"]) =>
    told.filter((each) => each.severity === severity).map((each) => sentence(each, words));
  return { problems: sentences("error"), warnings: sentences("warning") };
}

function only(definition: Resource, rule: string): Resource {
  return { ...definition, rules: (definition.rules ?? []).filter(({ id }) => id === rule) };
}

/** In the words of this library, with its way to set the level of a rule. */
function sentence({ summary, detail, rule }: Diagnostic, words: Described["words"] = {}): string {
  const [fix = ""] = detail.split("\n");
  const said = `${summary}. ${fix}`.replace(
    /"[^"]*"|`[^`]*`|\b[a-z]+(?:_[a-z]+)*\b/g,
    (word) => (Object.hasOwn(words, word) ? words[word] : word) ?? word,
  );
  const [platform, id] = rule?.split(".") ?? [];
  const isRefused = id !== undefined && fix !== detail;
  return isRefused ? `${said} Where you know better: new SmsProvider(this, "sms", { ${platform}: { rules: { ${id}: "warn" } } }).` : said;
}

/** Makes synthesis fail for problems; warnings go to where the command line of the engine shows them. */
export function refuseAtSynth(scope: Construct, find: () => Findings) {
  let told = false;
  scope.node.addValidation({
    validate() {
      const { problems, warnings } = find();
      if (!told) for (const warning of warnings) Annotations.of(scope).addWarning(warning);
      told = true;
      return [...problems];
    },
  });
}

function complete({ attributes }: Resource, config: Values): Values {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, config[name] ?? null]));
}

const providers = new WeakMap<TerraformStack, SmsProvider | undefined>();

/** The provider that is named, or the stack's own. */
function providerOf(scope: Construct, named: TerraformProvider | undefined): SmsProvider | undefined {
  if (named instanceof SmsProvider) return named;
  const stack = TerraformStack.of(scope);
  if (!providers.has(stack)) {
    const all = stack.node.findAll().filter((each) => each instanceof SmsProvider);
    providers.set(
      stack,
      all.find(({ alias }) => alias === undefined),
    );
  }
  return providers.get(stack);
}

function levelsOf(levelsIn: LevelsIn, provider: SmsProvider | undefined): Readonly<Record<string, RuleLevel>> {
  const given = provider && levelsIn(provider);
  if (typeof given !== "object" || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([id, level]) => {
      const known = ruleLevels.find((each) => each === level);
      return known ? [[id, known]] : [];
    }),
  );
}

const snakes = new Map<string, string>();

function snakeCase(name: string): string {
  const known = snakes.get(name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakes.set(name, known);
  return known;
}

/** What is known only when it is applied is unknown to a rule, also where it is a part of a text. */
function plannedValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (Token.isUnresolved(value)) return UNKNOWN;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(plannedValue);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeCase(name), plannedValue(inner)]));
}
