import type { Memory } from "../frontends/frontend";
import type { Watched } from "../run";
import { marksIn } from "../stack/type";
import { typeNamed } from "../stack/types";
import { unrecordedAt } from "../stack/unrecorded";
import { addressOf } from "../stack/wish";
import { keyOf, type Seen } from "../world/snapshot";
import type { Ledger } from "./ledger";
import { Violation } from "./violation";

/**
 * Everything that was made is in the state or the journal, or was let go with a word. So there is at most one object for an address and
 * each deposed key: a second one would be recorded nowhere.
 */
export function accounted(watched: Watched): void {
  const { scene, command, difference, reports, after, memory, isKilled } = watched;
  const { ledger } = scene;
  const known = placesIn(memory);
  for (const { key } of difference.made) ledger.ours.add(key);
  for (const { changes = [] } of reports) {
    for (const { id, forgets } of changes) if (id !== undefined && forgets) releaseId(watched, id);
  }
  // What is recorded is looked after, be it that it was adopted.
  for (const key of after.keys()) if (known.has(key)) adopt(ledger, key);
  if (command.does === "forget") for (const id of forgottenAt(watched, command.address)) releaseId(watched, id);
  // Who adopts one of several that a lost create may have made was told of all of them.
  if (command.does === "import")
    for (const id of forgottenAt(watched, command.address)) if (!isRecorded(memory, id)) releaseId(watched, id);
  for (const id of takenOtherwise(watched)) if (!isRecorded(memory, id)) releaseId(watched, id);
  if (isKilled) for (const id of letGo(watched)) releaseId(watched, id);
  for (const { key } of difference.gone) ledger.ours.delete(key);
  if (ledger.isRestored || memory.unreadable !== undefined) return;
  const open = new Set(memory.begun);
  for (const { text, view, key } of after.values()) {
    if (!ledger.ours.has(key) || ledger.released.has(key) || known.has(key) || !isCounted(view)) continue;
    const place = placesOf(watched, text, view).find((each) => open.has(each));
    // What was begun at an address has made one object there, and no second one.
    if (place !== undefined && open.delete(place)) continue;
    throw new Violation(
      "everything made is in state or journal, or was forgotten with a message",
      `${text} (begun: ${memory.begun.join()})`,
    );
  }
}

function isRecorded({ recorded }: Memory, id: string): boolean {
  return recorded.some((each) => each.id === id);
}

/** What was recorded at an address, and what a create that was begun there may have made. */
function forgottenAt({ scene, memoryBefore }: Watched, address: string): readonly string[] {
  const here = memoryBefore.recorded.filter((each) => each.address === address).map(({ id }) => id);
  const made = memoryBefore.begun.includes(address) ? unrecordedAt(scene, address).map(({ seen }) => seen.view.id) : [];
  return [...here, ...made];
}

/** What creates that were begun may have made, where the run has said that it takes something else for that. */
function takenOtherwise(watched: Watched): readonly string[] {
  const told = watched.reports.flatMap(({ diagnostics }) =>
    diagnostics.flatMap(({ summary }) => /^(\S+): what is imported is taken for what was begun there$/.exec(summary)?.[1] ?? []),
  );
  if (told.length === 0) return [];
  const seen = [...watched.after.values()].filter(({ text, view }) => placesOf(watched, text, view).some((place) => told.includes(place)));
  return seen.map(({ view }) => view.id);
}

/** What a killed run has forgotten as the stack asks for it: nobody was there to be told. */
function letGo({ scene: { wish }, memoryBefore }: Watched): readonly string[] {
  return memoryBefore.recorded.flatMap(({ address, id, type, values }) => {
    const wanted = wish.wanted.find((each) => addressOf(each) === address);
    const skips = wanted ? wanted.options.has("skipDestroy") : values.skip_destroy === true;
    return skips || typeNamed(type).isNeverDeleted || wish.left.includes(address) ? [id] : [];
  });
}

/** Huawei's proofs have no name; quotas and lists of numbers are no objects that are made. */
function isCounted({ kind }: Seen["view"]): boolean {
  return kind !== "quotas" && kind !== "blacklist" && kind !== "files";
}

function adopt({ ours, released }: Ledger, key: string): void {
  ours.add(key);
  released.delete(key);
}

function releaseId({ scene: { ledger }, after }: Watched, id: string): void {
  for (const { key, view } of after.values()) if (view.id === id) ledger.released.add(key);
}

function placesOf({ scene: { ledger } }: Watched, text: string, { kind }: Seen["view"]): readonly string[] {
  return marksIn(text).flatMap((mark) => [...(ledger.places.get(`${kind} ${mark}`) ?? [])]);
}

/** What is recorded, and what messages have left and are to delete when their time is over. An approval has the id of what it approves, and is not it. */
function placesIn({ recorded }: Memory): ReadonlySet<string> {
  return new Set(
    recorded.flatMap(({ id, type, values }) => {
      const { shownAs, platform } = typeNamed(type);
      const left = Array.isArray(values.superseded) ? JSON.stringify(values.superseded).match(/[\w-]{4,}/g) : [];
      const own = shownAs === undefined ? [] : [keyOf({ platform, kind: shownAs, id })];
      return [...own, ...(left ?? []).map((each) => keyOf({ platform, kind: "templates", id: each }))];
    }),
  );
}
