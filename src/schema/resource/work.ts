import type { ReviewedObject } from "./review";
import type { Scope } from "./scope";

/** Work that an object's status asks for, though its configuration asks for no change. It is planned, shown and applied like one. */
export interface StatusWork<Client, KnownValues, PlannedValues, WantedValues, SeenValues> {
  /** What is to be done for an object as it is; undefined where there is nothing. Told by its arguments alone: it is asked again before the work is done. */
  readonly due: (values: KnownValues, wanted: PlannedValues) => DueWork<PlannedValues> | undefined;
  readonly carryOut: (scope: Scope<Client>, id: string, wanted: WantedValues, prior: KnownValues) => Promise<SeenValues>;
}

/** Attributes that tell how another object stands. */
export interface Following {
  readonly object: ReviewedObject;
  readonly attributes: readonly string[];
}

export interface DueWork<PlannedValues> {
  /** As a part of a sentence: `the platform waits for its activation`. */
  readonly because: string;
  /** The computed values that it changes; unknown where only the platform can tell. */
  readonly changes: Partial<PlannedValues>;
}
