/** What is on the platforms at one moment. */
import type { ObjectView } from "../../../src/emulator";
import type { TestWorld } from "./world";

/** By PLATFORM/KIND/ID. */
export type Snapshot = ReadonlyMap<string, Seen>;

export interface Seen {
  readonly key: string;
  readonly view: ObjectView;
  readonly text: string;
}

const kinds = new Set(["signatures", "templates", "apps", "files", "blacklist", "quotas"]);

export function snapshotOf({ emulator }: TestWorld, platforms: readonly { readonly name: string }[]): Snapshot {
  const views = platforms.flatMap(({ name: platform }) => emulator.admin.objects({ platform }));
  return new Map(
    views
      .filter(({ kind }) => kinds.has(kind))
      .map((view) => {
        const key = keyOf(view);
        return [key, { key, view, text: JSON.stringify(view) }];
      }),
  );
}

export function keyOf({ platform, kind, id }: { readonly platform: string; readonly kind: string; readonly id: string }): string {
  return `${platform}/${kind}/${id}`;
}

export interface Difference {
  readonly made: readonly Seen[];
  readonly gone: readonly Seen[];
  /** As they were. */
  readonly changed: readonly Seen[];
}

export function difference(before: Snapshot, after: Snapshot): Difference {
  return {
    made: [...after.values()].filter(({ key }) => !before.has(key)),
    gone: [...before.values()].filter(({ key }) => !after.has(key)),
    changed: [...before.values()].filter(({ key, text }) => after.has(key) && after.get(key)?.text !== text),
  };
}
