/** A run that deletes what was left behind, by hand and nothing else. */
export interface Retirement {
  /** How long ago it was left, in place of what each object says. */
  readonly olderThanMs?: number | undefined;
}
