/** Signatures and templates, and how their ids look. */
import type { ReviewStatus } from "../../../clouds/baidu/client/enumerations";
import type * as frame from "../../review/stored-submissions";
import type { Submissions } from "../../review/submissions";
import type { Random } from "../../world/random";

export type Submission<Fields> = frame.Submission<ReviewStatus, Fields>;
export type Store<Fields> = Submissions<ReviewStatus, Fields>;

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Six letters and five digits after the prefix, as in every printed id, and not yet taken. */
export function freshId(random: Random, prefix: string, taken: (id: string) => boolean): string {
  for (;;) {
    const name = Array.from({ length: 6 }, () => letters[random.below(letters.length)]).join("");
    const id = `${prefix}${name}${String(random.below(100_000)).padStart(5, "0")}`;
    if (!taken(id)) return id;
  }
}
