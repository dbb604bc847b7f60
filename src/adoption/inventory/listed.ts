import type { FoundObject } from "../../reconcile";

/** An object with its place in a state. */
export interface ListedObject extends FoundObject {
  readonly platform: { readonly name: string; readonly title: string };
  /** Where a state has it; undefined where none has, null where no state was looked at. */
  readonly address: string | undefined | null;
}
