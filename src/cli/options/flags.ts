/** What the commands get from the command line, parsed and checked. */
import type { OpenRequest, PlanMode } from "../../stack";

export interface StackFlags {
  /** A stack's name or folder. */
  readonly stack: string | undefined;
  /** Absent where the command needs no values of variables. */
  readonly variables?: OpenRequest["variables"];
  /** Variables without a value are unknown, instead of an error. */
  readonly variablesWhereGiven?: boolean;
  /** HTTP calls in flight. */
  readonly parallelism?: number;
  /** Milliseconds. */
  readonly lockTimeout?: number;
  readonly json?: boolean;
  /** The platforms are an emulator's, for the length of the command, and nothing of the stack was ever made. */
  readonly emulator?: boolean;
}

export interface WatchFlags extends StackFlags {
  /** A file with the state of a stack whose backend lies elsewhere. */
  readonly state?: string;
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly once?: boolean;
  readonly webhook?: string;
  /** One of ours, or a file. */
  readonly template?: string;
  readonly exec?: string;
  /** The file of what was told. */
  readonly memory?: string;
}

export interface LintFlags extends StackFlags {
  /** Warnings fail too. */
  readonly strict?: boolean;
}

/** What is asked of platforms without a stack. */
export interface PlatformFlags {
  /** Names; none for all that have credentials. */
  readonly platforms: readonly string[];
  readonly json?: boolean;
}

export interface ApplicationFlags {
  /** Tencent's applications. */
  readonly smsSdkAppId: readonly string[];
}

export interface StatsFlags extends PlatformFlags, ApplicationFlags {
  /** Days, `yyyy-MM-dd`. */
  readonly from?: string;
  readonly to?: string;
}

export interface SendFlags extends ApplicationFlags {
  /** The message's in the catalogue. */
  readonly key: string;
  readonly numbers: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  /** A file. */
  readonly catalogue: string;
  readonly platform?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export interface ReceiptsFlags extends PlatformFlags, ApplicationFlags {
  /** It is meant that what is read is gone. */
  readonly consume?: boolean;
  readonly follow?: boolean;
  readonly yes?: boolean;
}

export interface DoctorFlags extends PlatformFlags, ApplicationFlags {}

export interface RefreshFlags extends StackFlags {
  readonly acceptMissing?: boolean;
}

/** What a run is asked to do; see the engine's PlanMode. */
export interface ModeFlags extends RefreshFlags {
  readonly refresh: boolean;
  readonly refreshOnly?: boolean;
  readonly target?: readonly string[];
  readonly replace?: readonly string[];
}

/** How much of each object is told; neither leaves it to their number. */
export interface DetailFlags {
  readonly compact?: boolean;
  readonly full?: boolean;
}

export interface ShowFlags extends StackFlags, DetailFlags {
  readonly markdown?: boolean;
  /** Characters of the Markdown. */
  readonly limit: number;
  readonly failOnDrift?: boolean;
}

export interface PlanFlags extends ModeFlags, DetailFlags {
  readonly destroy?: boolean;
  readonly detailedExitcode?: boolean;
  /** The file to keep the plan in. */
  readonly out?: string;
  /** A catalogue, in which every text must be approved. */
  readonly requireApprovedIn?: string;
}

export interface ApplyFlags extends ModeFlags, DetailFlags {
  readonly destroy?: boolean;
  readonly autoApprove?: boolean;
}

export function modeOf(flags: ModeFlags & { readonly destroy?: boolean }): PlanMode {
  const { destroy = false, refreshOnly = false, refresh, acceptMissing = false, target: targets = [], replace = [] } = flags;
  return { destroy, refreshOnly, refresh, acceptMissing, targets, replace };
}
