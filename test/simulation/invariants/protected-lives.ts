import type { Watched } from "../run";
import { wantedAt } from "../stack/wish";
import { Violation } from "./violation";

/** What is approved and protected is there after each run; only the present wishes of its block say otherwise. */
export function protectedLives({ difference, memoryBefore, scene: { ledger, ...scene }, command }: Watched): void {
  // A kept plan goes by what its blocks said when it was made.
  const wish = (command.does === "apply saved" && scene.savedWish) || scene.wish;
  for (const { key, view, text } of difference.gone) {
    if (ledger.approved.get(key) !== view.status) continue;
    const recorded = memoryBefore.recorded.filter(({ id, values }) => id === view.id && values.deletion_protection === true);
    const isProtected = recorded.some(({ address }) => {
      const wanted = wantedAt(wish, address);
      return !wanted || wanted.options.has("protected");
    });
    if (isProtected) throw new Violation("protected objects live", text);
  }
}
