/** Signatures and templates, and their ids. */
import { z } from "zod";
import type { StatusCode } from "../../../clouds/tencent/client/enumerations";
import type * as frame from "../../review/stored-submissions";
import type { Submissions } from "../../review/submissions";
import type { Store as AnyStore, Kept } from "../../stores/store";
import type { TencentSwitches } from "../switches";

/** The documented codes as texts: `0` in effect, `1` under review, `2` approved and not yet in effect, `-1` rejected. */
export type Status = `${StatusCode}`;
export const statuses: readonly Status[] = ["0", "1", "2", "-1"];

export type Submission<Fields> = frame.Submission<Status, Fields>;
export type Store<Fields> = Submissions<Status, Fields>;

/** How an id looks in files. */
export const idSchema = z.string().regex(/^[1-9]\d{0,19}$/, { error: "expected a positive integer as a text" });

/** Gives out ids: each once, also when its object is gone. Signatures and templates count together. */
export interface Ids extends AnyStore {
  /** How many were given out. */
  readonly kept: Kept;
  next(): string;
}

const firsts = { usual: 2_000_000n, "64-bit": 2n ** 63n } as const;

/** @param isTaken whether a seed has put an object there */
export function createIds(switches: TencentSwitches, isTaken: (id: string) => boolean): Ids {
  let issued = 0;
  return {
    next: () => {
      for (;;) {
        issued += 1;
        const id = String(firsts[switches.get("tencent.ids")] + BigInt(issued));
        if (!isTaken(id)) return id;
      }
    },
    clear: () => {
      issued = 0;
    },
    kept: {
      dump: () => issued,
      get schema() {
        return z
          .int()
          .min(0)
          .default(0)
          .transform((count) => () => {
            issued = count;
          });
      },
    },
  };
}

/** An id as an Integer of an answer. */
export function integerOf(id: string): number | bigint {
  const number = Number(id);
  return Number.isSafeInteger(number) ? number : BigInt(id);
}
