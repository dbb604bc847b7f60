/** What of an account is asked about: platforms, or kinds of objects. */
import { type Cloud, type Diagnostic, error, type Resource } from "../../schema";
import { didYouMean } from "../../schema/text/nearest";

export interface Targets {
  /** Names of platforms; none for all that have credentials. */
  readonly platforms: readonly string[];
  /** Kinds that are asked for by their own names. */
  readonly types: ReadonlySet<string>;
}

/** @param names of platforms or Terraform types */
export function targetsOf(names: readonly string[], clouds: readonly Cloud[]): Targets | { readonly problem: Diagnostic } {
  const platforms = new Set<string>();
  const types = new Set<string>();
  const known = [
    ...clouds.map(({ name }) => name),
    ...clouds.flatMap(({ resources }) => resources.filter(isOnPlatform).map(({ type }) => type)),
  ];
  for (const name of names) {
    const cloud = clouds.find(({ name: own, resources }) => own === name || resources.some(({ type }) => type === name));
    const kind = cloud?.resources.find(({ type }) => type === name);
    if (!cloud)
      return {
        problem: error(
          `There is no platform and no type ${JSON.stringify(name)}`,
          `There are: ${known.join(", ")}.${didYouMean(name, known)}`,
        ),
      };
    if (kind && !isOnPlatform(kind)) {
      const lasts = known.filter((each) => each.startsWith("sms_"));
      return {
        problem: error(
          `${kind.type} is no object on its platform`,
          `It stands in states alone. Objects of platforms are: ${lasts.join(", ")}.`,
        ),
      };
    }
    platforms.add(cloud.name);
    if (kind) types.add(kind.type);
  }
  return { platforms: [...platforms], types };
}

/** The kinds that are meant of a platform: those that are named, or all of them. */
export function kindsOf(cloud: Cloud, { types }: Pick<Targets, "types">): readonly Resource[] {
  const all = cloud.resources.filter(isOnPlatform);
  const named = all.filter(({ type }) => types.has(type));
  return named.length > 0 ? named : all;
}

function isOnPlatform({ listing }: Resource): boolean {
  return listing !== undefined;
}
