/**
 * What the pending file says, read on from where the last look ended: a run that creates thousands of objects looks into the file for
 * each of them, and reading it from its beginning every time would take longer than the creates.
 */

import { createTally, type Entries, type Tally } from "../../pending/entries";
import { textOfLines } from "../../pending/lines";
import type { Disk } from "../../ports/disk";

export interface Look {
  entries(): Entries;
  /** False where a crash cut off the last line. */
  readonly endsLine: boolean;
}

interface Known {
  readonly identity: string;
  /** Bytes that the tally holds; they end a line. */
  readonly size: number;
  readonly tally: Tally;
}

/** @returns a look at the file; to be taken while nobody writes to it */
export function createPendingReader(disk: Disk, path: string): () => Promise<Look> {
  let known: Known | undefined;
  return async () => {
    const found = disk.look(path);
    if (!found) {
      known = undefined;
      return { entries: createTally().entries, endsLine: true };
    }
    // A compacted file is another one, even where it got the number of one that is gone.
    const { identity, size } = found;
    const seen = known?.identity === identity && known.size <= size ? known : undefined;
    const tally = seen?.tally ?? createTally();
    const text = textOfLines(await disk.readPart(path, seen?.size ?? 0, size));
    tally.add(text);
    const endsLine = text === "" || text.endsWith("\n");
    known = endsLine ? { identity, size, tally } : undefined;
    return { entries: tally.entries, endsLine };
  };
}
