/** Makes the objects of level 1 that a construct stands for, and keeps what is to be said of them at synthesis. */
import type { TerraformMetaArguments, TerraformProvider, TerraformResource, TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import type { Resource } from "../src/schema";
import { findingsOf, type LevelsIn, refuseAtSynth } from "./checks";
import { claimFor, contested } from "./claims";
import { text } from "./text";

/** A class of level 1, with what describes its objects. */
export interface Level1<Config, Made> {
  readonly Class: new (scope: Construct, id: string, config: Config) => Made;
  readonly definition: Resource;
}

export interface Maker {
  readonly scope: Construct;
  /** Makes an object. Its strings are plain: what looks like an expression of Terraform's stays what it is. */
  make<Config extends TerraformMetaArguments | undefined, Made extends TerraformResource>(
    level1: Level1<Config, Made>,
    id: string,
    config: Config,
    lifecycle?: TerraformResourceLifecycle,
  ): Made;
  /** Makes synthesis fail where another construct claims the same for the same account. @param what in words, after "both are" */
  claim(what: () => string): void;
  /** Makes synthesis fail. @param problem names the value, what is allowed and the next step */
  refuse(problem: string): void;
}

/** What a platform's file says of itself. */
export interface PlatformNames {
  /** As in `sms_<name>_<noun>`. */
  readonly name: string;
  readonly title: string;
  readonly levelsIn: LevelsIn;
}

/** @param general problems that are of no platform */
export function createMaker(
  scope: Construct,
  provider: TerraformProvider | undefined,
  general: () => readonly string[] = () => [],
): { on(platform: PlatformNames): Maker } {
  const refusals: string[] = [];
  const checks: (() => ReturnType<typeof findingsOf>)[] = [];
  refuseAtSynth(scope, () => {
    const problems = [...general(), ...refusals, ...contested(scope)];
    // A rule would only say the same of what was written from it.
    const found = problems.length > 0 ? [] : checks.map((check) => check());
    return {
      problems: [...problems, ...found.flatMap((each) => each.problems)],
      warnings: found.flatMap((each) => each.warnings),
    };
  });
  return {
    on: ({ name: platform, title, levelsIn }) => ({
      scope,
      make({ Class, definition }, id, config, lifecycle) {
        checks.push(() => findingsOf(scope, provider, { platform, levelsIn, definition, config: { ...config } }));
        const made = new Class(scope, id, completed(config, { ...(provider && { provider }), ...(lifecycle && { lifecycle }) }));
        nameClearly(made);
        return made;
      },
      claim: (what) => claimFor(scope, () => `${what()} on ${title}${provider ? ` of ${provider.fqn}` : ""}`),
      refuse: (problem) => refusals.push(`on ${title}: ${problem}`),
    }),
  };
}

/** Ids in other scripts leave nothing but a hash, and that may begin with a digit. */
function nameClearly(made: TerraformResource): void {
  if (!/^[A-Za-z_]/.test(made.friendlyUniqueId)) made.overrideLogicalId(`_${made.friendlyUniqueId}`);
}

function completed<Config extends TerraformMetaArguments | undefined>(config: Config, meta: TerraformMetaArguments): Config {
  const plain = Object.entries(config ?? {}).map(([name, value]) => [name, typeof value === "string" ? text(value) : value]);
  return { ...Object.fromEntries(plain), ...meta };
}
