import type { Planned } from "./attributes";
import type { Attributes } from "./types";

/**
 * What every rule has. It belongs to a platform: it is printed as `baidu.V21`, and its level is set in that platform's block. Within a
 * platform a name stands for one demand, which may be checked in several places.
 */
export interface NamedRule {
  /** The rule's name, e.g. `V21`. Users set levels by it. */
  readonly id: string;
  /** What it demands, one sentence of Markdown for the reference documentation. */
  readonly demands: string;
}

/**
 * A machine-checkable rule of a platform's document about the texts that it reviews.
 *
 * Rules bind new applications: they count for a create, a replacement and a change of an attribute they look at.
 */
export interface Rule<A extends Attributes = Attributes, PlannedValues = Planned<A>> extends NamedRule {
  /** The attributes it looks at; the first one carries the message. None of them is unknown when the rule is asked. */
  readonly looksAt: readonly [keyof A & string, ...(keyof A & string)[]];
  readonly level: RuleLevel | ((values: PlannedValues) => RuleLevel);
  /** Where it stands, as `docs/sources.md` explains. */
  readonly source: string;
  /** What breaks the rule and how to mend it, or nothing. */
  readonly check: (values: PlannedValues) => Finding | undefined;
}

export const ruleLevels = ["error", "warn", "off"] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** The rules of one platform as a provider block wants them. */
export interface RuleSettings {
  /** The cloud's name, which is printed before a rule's. */
  readonly platform: string;
  /** By the rule's name; others keep their own level. */
  readonly levels: Readonly<Record<string, RuleLevel>>;
}

export interface Finding {
  /** What is wrong, naming the offending piece. */
  readonly problem: string;
  /** The next step. */
  readonly fix: string;
}
