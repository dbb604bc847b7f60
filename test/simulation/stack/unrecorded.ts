/** What a platform's console shows of an object that is recorded nowhere. */
import type { Scene } from "../scene";
import { type Seen, snapshotOf } from "../world/snapshot";
import { marksIn } from "./type";
import { typeNamed } from "./types";

export interface Unrecorded {
  readonly seen: Seen;
  /** As the import command takes it; undefined where such objects are not imported. */
  readonly importId: string | undefined;
}

export function unrecordedAt({ world, platforms, frontend, ledger }: Scene, address: string): readonly Unrecorded[] {
  const recorded = new Set(frontend.memory().recorded.map(({ id }) => id));
  return [...snapshotOf(world, platforms).values()].flatMap((seen) => {
    const { view, text } = seen;
    const isIts = marksIn(text).some((mark) => ledger.places.get(`${view.kind} ${mark}`)?.has(address));
    const type = address.slice(0, address.indexOf("."));
    return isIts && !recorded.has(view.id) ? [{ seen, importId: typeNamed(type).importId?.(view) }] : [];
  });
}
