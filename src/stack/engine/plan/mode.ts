import { type Diagnostic, error, type Retirement } from "../../../schema";

/** What a run is asked to do, besides making the platforms what the stack says. */
export interface PlanMode {
  /** Everything goes. */
  readonly destroy?: boolean;
  /** Nothing is changed; what is really there is recorded. */
  readonly refreshOnly?: boolean;
  /** False: what is recorded counts as observed. */
  readonly refresh?: boolean;
  /** What is recorded counts as gone also where nothing of it is found, as with the key of another account. */
  readonly acceptMissing?: boolean;
  /** Addresses of blocks or objects; none means everything. */
  readonly targets?: readonly string[];
  /** What objects have left behind is deleted, and nothing else is done. */
  readonly retirement?: Retirement | undefined;
  /** Addresses of objects that are replaced whatever their configuration says. */
  readonly replace?: readonly string[];
}

/** Wishes that exclude each other. */
export function contradictionsIn({ destroy, refreshOnly, refresh, acceptMissing, replace = [] }: PlanMode): Diagnostic[] {
  const replaces = replace.length > 0;
  const pairs: readonly (readonly [boolean, string, string])[] = [
    [destroy === true && refreshOnly === true, "--destroy", "--refresh-only"],
    [destroy === true && replaces, "--destroy", "--replace"],
    [refreshOnly === true && replaces, "--refresh-only", "--replace"],
    [refreshOnly === true && refresh === false, "--refresh-only", "--no-refresh"],
    [acceptMissing === true && refresh === false, "--accept-missing", "--no-refresh"],
  ];
  return pairs
    .filter(([both]) => both)
    .map(([, one, other]) => error(`${one} and ${other} exclude each other`, "Leave one of the two out. Nothing was done."));
}
