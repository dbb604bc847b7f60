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
  readonly definition: Resource;
  /** By the names of level 1; texts in the platform's notation. */
  readonly config: object;
}

/** What the rules say of an object: problems refuse the synthesis, warnings are told with it. */
export function findingsOf(scope: Construct, provider: TerraformProvider | undefined, declared: Declared) {
  const { platform, definition, levelsIn } = declared;
  const config = Object.fromEntries(
    Object.entries(declared.config).flatMap(([property, value]): [string, Value][] => {
      const name = snakeCase(property);
      return Object.hasOwn(definition.attributes, name) ? [[name, plannedValue(value)]] : [];
    }),
  );
  const settings = { platform, levels: levelsOf(levelsIn, providerOf(scope, provider)) };
  const found = [
    ...validateConfig(definition, complete(definition, config)),
    ...checkRules(definition, wantedValues(definition, null, config), "all", false, settings),
  ];
  const sentences = (severity: Diagnostic["severity"]) =>
    found.filter((each) => each.severity === severity).map(({ summary, detail }) => `${summary}. ${detail}`);
  return { problems: sentences("error"), warnings: sentences("warning") };
}

/** Makes synthesis fail for problems; warnings go to where the command line of the engine shows them. */
export function refuseAtSynth(
  scope: Construct,
  find: () => { readonly problems: readonly string[]; readonly warnings: readonly string[] },
) {
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

const found = new WeakMap<TerraformStack, SmsProvider | undefined>();

/** The provider that is named, or the stack's own. */
function providerOf(scope: Construct, named: TerraformProvider | undefined): SmsProvider | undefined {
  if (named instanceof SmsProvider) return named;
  const stack = TerraformStack.of(scope);
  if (!found.has(stack)) {
    const all = stack.node.findAll().filter((each) => each instanceof SmsProvider);
    found.set(
      stack,
      all.find(({ alias }) => alias === undefined),
    );
  }
  return found.get(stack);
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

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What is known only when it is applied is unknown to a rule, also where it is a part of a text. */
function plannedValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (Token.isUnresolved(value)) return UNKNOWN;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(plannedValue);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeCase(name), plannedValue(inner)]));
}
