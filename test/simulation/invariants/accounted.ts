import type { Memory } from "../frontends/frontend";
import type { Watched } from "../run";
import { marksIn } from "../stack/type";
import { typeNamed } from "../stack/types";
import { addressOf } from "../stack/wish";
import type { Seen } from "../world/snapshot";
import { Violation } from "./violation";

/**
 * Everything that was made is in the state or the journal, or was let go with a word. So there is at most one object for an address and
 * each deposed key: a second one would be recorded nowhere.
 */
export function accounted(watched: Watched): void {
  const { scene, difference, reports, after, memory } = watched;
  const { ledger } = scene;
  for (const { key } of difference.made) ledger.ours.add(key);
  for (const { changes = [] } of reports) {
    for (const { id, forgets } of changes) if (id !== undefined && forgets) releaseId(watched, id);
  }
  for (const { key } of difference.gone) ledger.ours.delete(key);
  if (ledger.isRestored || memory.unreadable !== undefined) return;
  const known = idsIn(memory);
  const begun = new Map<string, number>();
  const lost = [...after.values()].filter(
    ({ key, view }) => ledger.ours.has(key) && !ledger.released.has(key) && !known.has(view.id) && isCounted(view),
  );
  for (const each of lost) {
    const place = placeOf(watched, each);
    const count = (begun.get(place) ?? 0) + 1;
    begun.set(place, count);
    const isOpen = memory.begun.some((address) => address === place);
    if (isOpen && count === 1) continue;
    throw new Violation(
      "everything made is in state or journal, or was forgotten with a message",
      `${each.text} (${place}; begun: ${memory.begun.join(", ") || "nothing"})`,
    );
  }
}

/** Huawei's proofs have no name; quotas and lists of numbers are no objects that are made. */
function isCounted({ kind }: Seen["view"]): boolean {
  return kind !== "quotas" && kind !== "blacklist" && kind !== "files";
}

function releaseId({ scene: { ledger }, after }: Watched, id: string): void {
  for (const { key, view } of after.values()) if (view.id === id) ledger.released.add(key);
}

function placeOf({ scene: { wish } }: Watched, { text, view }: Seen): string {
  const marks = marksIn(text);
  const wanted = wish.wanted.find(({ mark, type }) => marks.includes(mark) && typeNamed(type).shownAs === view.kind);
  return wanted ? addressOf(wanted) : `no address, mark ${marks.join(", ")}`;
}

/** Ids of what is recorded, and of what messages have left and are to delete when their time is over. */
function idsIn({ recorded }: Memory): ReadonlySet<string> {
  return new Set(
    recorded.flatMap(({ id, values }) => {
      const left = Array.isArray(values.superseded) ? JSON.stringify(values.superseded).match(/[\w-]{4,}/g) : [];
      return [id, ...(left ?? [])];
    }),
  );
}
