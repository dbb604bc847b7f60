/** Makes the objects of level 1 that a construct stands for, and keeps what is to be said of them at synthesis. */
import type { TerraformMetaArguments, TerraformProvider, TerraformResource, TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import { refuseUnescapedVariables } from "./bindings/unescaped-variables";
import { type Described, type Findings, findingsOf, type LevelsIn, refuseAtSynth } from "./checks";
import { claimFor, contested } from "./claims";
import type { Audience } from "./kinds";
import { text } from "./text";

/** A class of level 1, with what describes its objects. */
export interface Level1<Config, Made> extends Described {
  readonly Class: new (scope: Construct, id: string, config: Config) => Made;
}

export interface MakeOptions {
  readonly lifecycle?: TerraformResourceLifecycle;
  /** The text with its longest values, signed as recipients see it. */
  readonly longest?: string;
}

export interface Maker {
  readonly scope: Construct;
  /** Makes an object. Its strings are plain: what looks like an expression of Terraform's stays what it is. */
  make<Config extends TerraformMetaArguments | undefined, Made extends TerraformResource>(
    level1: Level1<Config, Made>,
    id: string,
    config: Config,
    options?: MakeOptions,
  ): Made;
  /** Makes synthesis fail where another construct claims the same for the same account. @param what in words, after "both are" */
  claim(what: () => string): void;
  /** Makes synthesis fail. @param problem names the value, what is allowed and the next step */
  refuse(problem: string): void;
  warn(problem: string): void;
}

/** What a platform's file says of itself. */
export interface PlatformNames {
  /** As in `sms_<name>_<noun>`. */
  readonly name: string;
  readonly title: string;
  readonly levelsIn: LevelsIn;
  /** To whose numbers it sends with a signature of its own; else that is a part of the template, or there is none. */
  readonly signedFor: readonly Audience[];
}

/** @param general problems that are of no platform */
export function createMaker(
  scope: Construct,
  provider: TerraformProvider | undefined,
  general: () => Findings = () => ({ problems: [], warnings: [] }),
): { on(platform: PlatformNames): Maker } {
  const refusals: string[] = [];
  const warnings: string[] = [];
  const checks: (() => Findings)[] = [];
  refuseAtSynth(scope, () => {
    const whole = general();
    const problems = [...whole.problems, ...refusals, ...contested(scope)];
    // A rule would only say the same of what was written from it.
    const found = problems.length > 0 ? [] : checks.map((check) => check());
    return {
      problems: [...problems, ...found.flatMap((each) => each.problems)],
      warnings: [...whole.warnings, ...warnings, ...found.flatMap((each) => each.warnings)],
    };
  });
  return {
    on: ({ name: platform, title, levelsIn }) => ({
      scope,
      make({ Class, ...described }, id, config, { lifecycle, longest } = {}) {
        checks.push(() => findingsOf(scope, provider, { platform, levelsIn, described, config: { ...config }, longest }));
        const made = new Class(scope, id, completed(config, { ...(provider && { provider }), ...(lifecycle && { lifecycle }) }));
        nameClearly(made);
        const { attributes } = described.definition;
        const texts = Object.keys(attributes).filter((name) => attributes[name]?.platformText);
        if (texts.length > 0) textsOf.set(made, texts);
        return made;
      },
      claim: (what) => claimFor(scope, () => `${what()} on ${title}${provider ? ` of ${provider.fqn}` : ""}`),
      refuse: (problem) => refusals.push(`on ${title}: ${problem}`),
      warn: (problem) => warnings.push(`on ${title}: ${problem}`),
    }),
  };
}

const textsOf = new WeakMap<TerraformResource, readonly string[]>();

/** An object of level 1 for the program to change: its texts are then no longer as they were written here, so synthesis looks at them. */
export function handOut<Made extends TerraformResource | undefined>(made: Made): Made {
  const texts = made && textsOf.get(made);
  if (made && texts) {
    textsOf.delete(made);
    refuseUnescapedVariables(made, texts);
  }
  return made;
}

/** An id in another script may leave a name that begins with a digit. The resource itself keeps the name that it was first asked for. */
function nameClearly(made: TerraformResource): void {
  const name = made.cdktfStack.getLogicalId(made);
  if (!/^[A-Za-z_]/.test(name)) made.overrideLogicalId(`_${name}`);
}

function completed<Config extends TerraformMetaArguments | undefined>(config: Config, meta: TerraformMetaArguments): Config {
  const plain = Object.entries(config ?? {}).map(([name, value]) => [name, typeof value === "string" ? text(value) : value]);
  return { ...Object.fromEntries(plain), ...meta };
}
