import type { Watched } from "../run";
import { addressOf, movedTo } from "../stack/wish";
import type { Seen } from "../world/snapshot";
import { Violation } from "./violation";

/** What is approved and protected is there after each run; only the present wishes of its block say otherwise. */
export function protectedLives({ difference, memoryBefore, scene: { ledger, ...scene }, command, reports }: Watched): void {
  const isForgotten = (gone: string) => reports.some(({ changes = [] }) => changes.some(({ id, forgets }) => id === gone && forgets));
  // Of two runs at the same time the first may have sent it into review again: it is not approved then.
  const isChanged = (gone: string) =>
    reports.some(({ changes = [] }) => changes.some(({ id, action }) => id === gone && action === "update"));
  // A kept plan goes by what its blocks said when it was made.
  const wish = (command.does === "apply saved" && scene.savedWish) || scene.wish;
  for (const { key, view, text } of difference.gone) {
    if (ledger.approved.get(key) !== view.status || isChanged(view.id)) continue;
    const recorded = memoryBefore.recorded.filter(({ id, values }) => id === view.id && values.deletion_protection === true);
    const isProtected = recorded.some(({ address }) => {
      const place = movedTo(wish, address);
      const wanted = wish.wanted.find((each) => addressOf(each) === place);
      return !wanted || wanted.options.has("protected");
    });
    if (isProtected && !(isForgotten(view.id) && goesAlong(view, difference.gone))) throw new Violation("protected objects live", text);
  }
}

/** Huawei deletes the templates of a signature with it, of which its deletion was warned. What is only forgotten is protected by nobody. */
function goesAlong({ kind, platform, signId }: Seen["view"], gone: readonly Seen[]): boolean {
  return platform === "huawei" && kind === "templates" && gone.some(({ view }) => view.kind === "signatures" && view.id === signId);
}
