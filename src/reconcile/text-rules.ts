import {
  type Attributes,
  type Cloud,
  type Diagnostic,
  error,
  type Finding,
  isUnknown,
  type Resource,
  type Rule,
  type RuleLevel,
  type Values,
  warning,
} from "../schema";
import type { Environment } from "./environment";
import { nameOf } from "./naming";

/**
 * Findings of the text rules on a planned object.
 *
 * Rules bind new applications. On an attribute that the plan leaves alone they are at most a warning, and none at all
 * when the platform has approved the text.
 *
 * @param sensitive attributes whose values are not to be shown: a finding then tells the rule, not the offending piece
 */
export function checkRules(
  resource: Resource,
  planned: Values,
  changed: ReadonlySet<string> | "all",
  approved: boolean,
  levels: Environment["ruleLevels"],
  sensitive: ReadonlySet<string> = nothing,
): Diagnostic[] {
  const object = nameOf(resource, withoutSensitive(planned, sensitive));
  return (resource.rules ?? []).flatMap((rule) => {
    const touched = changed === "all" || rule.looksAt.some((name) => changed.has(name));
    if (!touched && approved) return [];
    const broken = breach(rule, planned, levels);
    if (!broken) return [];
    const { level, finding } = broken;
    const secret = rule.looksAt.filter((attribute) => sensitive.has(attribute));
    const { problem, fix } =
      secret.length === 0 ? finding : { problem: `${secret.join(" and ")} (sensitive) breaks the rule`, fix: rule.demands };
    return [ruleDiagnostic(touched ? level : "warn", rule.id, object, problem, fix, [rule.looksAt[0]])];
  });
}

const nothing: ReadonlySet<string> = new Set();

/** Findings of a cloud's rules about its settings. */
export function checkSettings(
  { name, title, settingRules = [] }: Cloud,
  settings: Values,
  levels: Environment["ruleLevels"],
): Diagnostic[] {
  return settingRules.flatMap((rule) => {
    const broken = breach(rule, settings, levels);
    if (!broken) return [];
    const { problem, fix } = broken.finding;
    return [ruleDiagnostic(broken.level, rule.id, title, problem, fix, [name, rule.looksAt[0]])];
  });
}

interface Breach {
  readonly finding: Finding;
  readonly level: Exclude<RuleLevel, "off">;
}

/** Nothing where the rule holds, is off, or looks at what is not known yet. */
function breach(rule: Rule<Attributes, Values>, values: Values, levels: Environment["ruleLevels"]): Breach | undefined {
  if (rule.looksAt.some((name) => isUnknown(values[name] ?? null))) return undefined;
  const finding = rule.check(values);
  if (!finding) return undefined;
  const level = levelOf(rule, values, levels);
  return level === "off" ? undefined : { finding, level };
}

/** What may be shown of an object. */
export function withoutSensitive(values: Values, sensitive: ReadonlySet<string>): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !sensitive.has(name)));
}

/** One finding in the words and with the override that every rule has. */
export function ruleDiagnostic(
  level: Exclude<RuleLevel, "off">,
  rule: string,
  name: string,
  problem: string,
  fix: string,
  path: readonly string[],
): Diagnostic {
  const summary = `${rule}, ${name}: ${problem}`;
  if (level === "warn") return { ...warning(summary, fix, path), rule };
  return { ...error(summary, `${fix}\nWhere you know better: rules = { ${rule} = "warn" } in the provider block.`, path), rule };
}

function levelOf(rule: Rule<Attributes, Values>, planned: Values, levels: Environment["ruleLevels"]): RuleLevel {
  const own = typeof rule.level === "function" ? rule.level(planned) : rule.level;
  return levels[rule.id] ?? own;
}
