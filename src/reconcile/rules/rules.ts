import {
  type Attributes,
  type Cloud,
  type DataSource,
  type Diagnostic,
  error,
  type Finding,
  isUnknown,
  type NamedRule,
  type Names,
  type ObjectDiagnostic,
  type Path,
  type Resource,
  type Rule,
  type RuleLevel,
  type RuleSettings,
  type StackObject,
  sameValue,
  type Values,
  warning,
} from "../../schema";
import { nameOf } from "../naming";
import { ruleBlock } from "./rule-settings";

/**
 * Findings of the rules on a planned object.
 *
 * Rules bind new applications. On an attribute that the plan leaves alone they are at most a warning, and none at all
 * when the platform has approved the text.
 *
 * @param sensitive attributes whose values are not to be shown: a finding then tells the rule, not the offending piece
 * @param agreed values that were checked when the plan was made: a rule that sees the same ones finds nothing else
 */
export function checkRules(
  resource: Resource,
  planned: Values,
  changed: ReadonlySet<string> | "all",
  approved: boolean,
  settings: RuleSettings,
  sensitive: Names = nothing,
  agreed?: Values,
): Diagnostic[] {
  return (resource.rules ?? []).flatMap((rule) => {
    const touched = changed === "all" || rule.looksAt.some((name) => changed.has(name));
    if (!touched && approved) return [];
    if (agreed && rule.looksAt.every((name) => sameValue(agreed[name], planned[name]))) return [];
    const broken = breach(rule, planned, settings);
    if (!broken) return [];
    const secret = rule.looksAt.filter((attribute) => sensitive.has(attribute));
    const finding =
      secret.length === 0 ? broken.finding : { problem: `${secret.join(" and ")} (sensitive) breaks the rule`, fix: rule.demands };
    const about = nameOf(resource, withoutSensitive(planned, sensitive));
    return [ruleDiagnostic(settings, rule, { level: touched ? broken.level : "warn", about, finding, path: [rule.looksAt[0]] })];
  });
}

const nothing: ReadonlySet<string> = new Set();

/** Findings of a data source's rules on what is asked for. */
export function checkQuestion({ noun, rules = [] }: DataSource, config: Values, settings: RuleSettings): Diagnostic[] {
  return rules.flatMap((rule) => {
    const broken = breach(rule, config, settings);
    return broken ? [ruleDiagnostic(settings, rule, { ...broken, about: noun, path: [rule.looksAt[0]] })] : [];
  });
}

/** Findings of a cloud's rules about its settings. */
export function checkSettings({ name, title, settingRules = [] }: Cloud, given: Values, settings: RuleSettings): Diagnostic[] {
  return settingRules.flatMap((rule) => {
    const broken = breach(rule, given, settings);
    return broken ? [ruleDiagnostic(settings, rule, { ...broken, about: title, path: [name, rule.looksAt[0]] })] : [];
  });
}

/** Findings of a cloud's rules about all objects of one account together, and what else is to be said of them. */
export function checkAccount(
  { accountRules = [], checkAccount = () => [] }: Cloud,
  objects: readonly StackObject[],
  settings: RuleSettings,
): ObjectDiagnostic[] {
  const findings = accountRules.flatMap((rule) => {
    const level = settings.levels[rule.id] ?? rule.level;
    if (level === "off") return [];
    return rule
      .check(objects)
      .map(({ address, path, ...finding }) => ({ address, diagnostic: ruleDiagnostic(settings, rule, { level, finding, path }) }));
  });
  return [...findings, ...checkAccount(objects)];
}

interface Breach {
  readonly finding: Finding;
  readonly level: Exclude<RuleLevel, "off">;
}

/** Nothing where the rule holds, is off, or looks at what is not known yet. */
function breach(rule: Rule<Attributes, Values>, values: Values, { levels }: RuleSettings): Breach | undefined {
  const own = () => (typeof rule.level === "function" ? rule.level(values) : rule.level);
  if (rule.looksAt.some((name) => isUnknown(values[name] ?? null))) return undefined;
  const finding = rule.check(values);
  if (!finding) return undefined;
  const level = levels[rule.id] ?? own();
  return level === "off" ? undefined : { finding, level };
}

/** What may be shown of an object. */
export function withoutSensitive(values: Values, sensitive: Names): Values {
  if (sensitive.size === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !sensitive.has(name)));
}

/** A summary names the attribute, a detail quotes what it holds. */
export function withoutValues(diagnostics: readonly Diagnostic[], sensitive: Names = nothing): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const [attribute] = diagnostic.path ?? [];
    if (typeof attribute !== "string" || !sensitive.has(attribute)) return diagnostic;
    return { ...diagnostic, detail: "Its value is sensitive and not shown." };
  });
}

interface Told extends Breach {
  /** Whom it is about, where the place of the message does not say that. */
  readonly about?: string;
  readonly path?: Path | undefined;
}

/** One finding in the words and with the override that every rule has. */
export function ruleDiagnostic({ platform }: RuleSettings, { id }: NamedRule, { level, about, finding, path }: Told): Diagnostic {
  const rule = `${platform}.${id}`;
  const summary = `${rule}${about === undefined ? "" : `, ${about}`}: ${finding.problem}`;
  if (level === "warn") return { ...warning(summary, finding.fix, path), rule };
  const override = ruleBlock({ name: platform }, [{ id, level: "warn" }]);
  return { ...error(summary, `${finding.fix}\nWhere you know better: ${override} in the provider block.`, path), rule };
}
