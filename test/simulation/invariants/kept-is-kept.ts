import { sends } from "../frontends/frontend";
import type { Watched } from "../run";
import { typeNamed } from "../stack/types";
import { addressOf, movedTo } from "../stack/wish";
import { keyOf } from "../world/snapshot";
import { goesAlong } from "./as-planned";
import { Violation } from "./violation";

/** What is not to be deleted with its block is let go, and what no wish keeps is deleted. */
export function keptIsKept({ scene: { savedWish, ...scene }, command, memoryBefore, difference, reports, after }: Watched): void {
  if (!sends(command)) return;
  // A kept plan goes by what its blocks said when it was made.
  const wish = (command.does === "apply saved" && savedWish) || scene.wish;
  const gone = new Map(difference.gone.map((each) => [each.key, each]));
  for (const { address, deposedKey, id, type, values } of memoryBefore.recorded) {
    const { platform, shownAs, takes } = typeNamed(type);
    if (shownAs === undefined || !takes.includes("skipDestroy")) continue;
    const key = keyOf({ platform, kind: shownAs, id });
    const place = movedTo(wish, address);
    const wanted = wish.wanted.find((each) => addressOf(each) === place);
    const wishes = [values.skip_destroy === true, ...(wanted ? [wanted.options.has("skipDestroy")] : [])];
    // Where block and record differ, it is the engine that decides whose word counts.
    const isGone = gone.get(key);
    if (isGone && wishes.every(Boolean) && !goesAlong(isGone, difference.gone))
      throw new Violation("what is to be kept is not deleted", `${address} ${deposedKey ?? ""}: ${key}`);
    const isLeft = wish.left.includes(address) || wishes.some(Boolean);
    const isForgotten = reports.some(({ changes = [] }) =>
      changes.some((change) => change.address === address && change.id === id && change.forgets),
    );
    if (isForgotten && !isLeft && after.has(key))
      throw new Violation("what nothing keeps is deleted", `${address} ${deposedKey ?? ""}: ${key}`);
  }
}
