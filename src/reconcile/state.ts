import type { Values } from "../schema";

/** What is remembered of one object between runs. */
export interface ObjectState {
  readonly values: Values;
  readonly private: PrivateData;
}

/** Memory of an object that is no attribute; both front doors keep it in the state beside the attributes. */
export interface PrivateData {
  /** Only the id is known: the next read fills in the rest. */
  readonly imported?: boolean;
  /** Attributes that the platform has never told and that were never sent: a difference in them is recorded, not sent. */
  readonly unobserved?: readonly string[];
}
