/** Which variables of the environment give access to a platform. Names only: no value of theirs is shown anywhere. */
import type { Cloud } from "../../schema";
import type { Terminal } from "../terminal";

/** A setting and the variable that gives it. */
export interface Key {
  readonly setting: string;
  /** The first that is set, or else the first that is read. */
  readonly variable: string;
  readonly isSet: boolean;
}

/** Settings that belong together; a platform may have several kinds of credentials. */
export interface Kind {
  readonly keys: readonly Key[];
  readonly missing: readonly Key[];
  /** How to get them. */
  readonly hints: readonly string[];
}

/** The kinds of credentials that a platform takes, of which one is enough: the most complete one first. */
export function kindsOf(cloud: Cloud, environment: Terminal["environment"]): readonly Kind[] {
  return [cloud.needs]
    .flat()
    .map((needs): Kind => {
      const keys = Object.keys(needs).map((setting) => keyOf(cloud, setting, environment));
      const hints = Object.values(needs).filter((hint) => hint !== undefined);
      return { keys, missing: keys.filter(({ isSet }) => !isSet), hints: [...new Set(hints)] };
    })
    .toSorted((one, other) => openShareOf(one) - openShareOf(other));
}

/** Every setting that a variable of the environment gives. */
export function keysSet(cloud: Cloud, environment: Terminal["environment"]): readonly Key[] {
  return Object.keys(cloud.settings)
    .map((setting) => keyOf(cloud, setting, environment))
    .filter(({ isSet }) => isSet);
}

export function variablesOf(keys: readonly Key[]): string {
  return keys.map(({ variable }) => variable).join(" and ");
}

function keyOf(cloud: Cloud, setting: string, environment: Terminal["environment"]): Key {
  const { env = [] } = cloud.settings[setting] ?? {};
  const given = env.find((variable) => (environment[variable] ?? "") !== "");
  return { setting, variable: given ?? env[0] ?? setting, isSet: given !== undefined };
}

function openShareOf({ keys, missing }: Kind): number {
  return missing.length / keys.length;
}
