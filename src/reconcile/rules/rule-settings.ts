/** Which rules a provider has, and how strictly its block wants them taken. */
import {
  type Cloud,
  type Diagnostic,
  isObject,
  map,
  type NamedRule,
  oneOf,
  optional,
  type RuleLevel,
  type RuleSettings,
  ruleLevels,
  type Value,
  type Values,
  warning,
} from "../../schema";
import { didYouMean } from "../../schema/text/nearest";

/** The argument of a cloud's block that sets levels. */
export function rulesArgument(cloud: Cloud) {
  const id = rulesOf(cloud)[0]?.id ?? "…";
  return optional(map(oneOf(ruleLevels)), {
    doc:
      "Levels of the platform's rules, by their names: `error`, `warn` or `off`. " +
      `Every message that comes from a rule begins with the platform and the rule, as \`${cloud.name}.${id}\`; here that is \`rules = { ${id} = "warn" }\`.`,
  });
}

/** The same beside the blocks, from before rules belonged to platforms. */
export const outdatedRulesArgument = optional(map(oneOf(ruleLevels)), {
  doc: "Outdated: set levels in the block of the platform whose rule it is. Here they hold for rules whose names no other platform has.",
});

/** Every rule of a cloud; one that is checked in several places is there several times. */
export function rulesOf({ settingRules = [], accountRules = [], resources, dataSources }: Cloud): readonly NamedRule[] {
  return [
    ...settingRules,
    ...accountRules,
    ...resources.flatMap(({ rules = [], files = [] }) => [...rules, ...files.flatMap(({ rules }) => rules)]),
    ...dataSources.flatMap(({ rules = [] }) => rules),
  ];
}

/** @throws Error where one name stands for two rules of a cloud: nobody could tell which one was meant, or set the level of one alone */
export function refuseNamesakes(cloud: Cloud): void {
  const demands = new Map<string, string>();
  for (const rule of rulesOf(cloud)) {
    const other = demands.get(rule.id) ?? rule.demands;
    if (other !== rule.demands) {
      throw new Error(`${cloud.name}.${rule.id} is two rules, "${other}" and "${rule.demands}": give one of them another name`);
    }
    demands.set(rule.id, rule.demands);
  }
}

export interface RuleSettingsByCloud {
  of(cloud: Cloud): RuleSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** The levels of rules that a provider block sets; nothing else of the block is needed for them. */
export function ruleSettings(clouds: readonly Cloud[], config: Values): RuleSettingsByCloud {
  const owners = (id: string) => clouds.filter((cloud) => rulesOf(cloud).some((rule) => rule.id === id));
  const outdated = Object.entries(levelsIn(config.rules ?? null)).map(([id, level]) => ({ id, level, owners: owners(id) }));
  const inForce = outdated.filter(({ owners }) => owners.length === 1);
  const settingsOf = (cloud: Cloud): RuleSettings => {
    const inherited = inForce.filter(({ owners: [owner] }) => owner === cloud).map(({ id, level }) => [id, level] as const);
    return { platform: cloud.name, levels: { ...Object.fromEntries(inherited), ...levelsIn(rulesIn(config, cloud)) } };
  };
  // Every object asks.
  const known = new Map(clouds.map((cloud) => [cloud, settingsOf(cloud)]));
  return {
    of: (cloud) => known.get(cloud) ?? settingsOf(cloud),
    diagnostics: [...outdatedRules(inForce), ...withoutEffect(clouds, outdated), ...clouds.flatMap((cloud) => unknownRules(config, cloud))],
  };
}

interface Outdated {
  readonly id: string;
  readonly level: RuleLevel;
  /** The clouds that have a rule of that name. */
  readonly owners: readonly Cloud[];
}

function outdatedRules(inForce: readonly Outdated[]): Diagnostic[] {
  if (inForce.length === 0) return [];
  const owners = new Set(inForce.map(({ owners: [owner] }) => owner));
  const blocks = [...owners].flatMap((cloud) =>
    cloud
      ? [
          ruleBlock(
            cloud,
            inForce.filter(({ owners: [owner] }) => owner === cloud),
          ),
        ]
      : [],
  );
  return [
    warning(
      `Levels of rules outside of a platform's block are outdated: ${inForce.map(({ id }) => id).join(", ")}`,
      `Rules belong to a platform. They hold as before; write instead, in the same provider block: ${blocks.join(" and ")}.`,
      ["rules"],
    ),
  ];
}

function withoutEffect(clouds: readonly Cloud[], outdated: readonly Outdated[]): Diagnostic[] {
  return outdated.flatMap(({ id, level, owners }) => {
    const path = ["rules", id];
    if (owners.length === 1) return [];
    if (owners.length > 1) {
      const blocks = owners.map((cloud) => ruleBlock(cloud, [{ id, level }]));
      const names = owners.map(({ name }) => `${name}.${id}`).join(" and ");
      return [
        warning(`"${id}" is a rule of several platforms: ${names}`, `Its level has no effect here. Write ${blocks.join(" or ")}.`, path),
      ];
    }
    return [noSuchRule(id, `"${id}"`, clouds.flatMap(rulesOf), path)];
  });
}

/** A level for a misspelt rule would silently do nothing. */
function unknownRules(config: Values, cloud: Cloud): Diagnostic[] {
  const known = rulesOf(cloud);
  return Object.keys(levelsIn(rulesIn(config, cloud)))
    .filter((name) => !known.some(({ id }) => id === name))
    .map((name) => noSuchRule(name, `"${name}" of ${cloud.title}`, known, [cloud.name, "rules", name]));
}

function noSuchRule(name: string, words: string, known: readonly NamedRule[], path: readonly string[]): Diagnostic {
  const ids = [...new Set(known.map(({ id }) => id))].sort();
  return warning(
    `There is no rule ${words}`,
    `Its level has no effect. Rules with a level: ${ids.join(", ")}.${didYouMean(name, ids)}`,
    path,
  );
}

/** What sets levels, as it is written. */
export function ruleBlock({ name }: Pick<Cloud, "name">, levels: readonly { readonly id: string; readonly level: RuleLevel }[]): string {
  return `${name} { rules = { ${levels.map(({ id, level }) => `${id} = "${level}"`).join(", ")} } }`;
}

function rulesIn(config: Values, { name }: Cloud): Value {
  const given = config[name] ?? null;
  return isObject(given) ? (given.rules ?? null) : null;
}

function levelsIn(value: Value): Readonly<Record<string, RuleLevel>> {
  if (!isObject(value)) return {};
  const isLevel = (level: Value): level is RuleLevel => ruleLevels.some((known) => known === level);
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, RuleLevel] => isLevel(entry[1])));
}
