/** How far a run is and what it waits for, in one line. */
import type { OngoingWork } from "../ongoing";
import type { OpenWait, RunProgress } from "../tally";
import { duration, words } from "./events";
import { cut, displayWidth } from "./writing/width";

/**
 * `Applying... 37 of 120 done, 10 in progress, 2 failed; createTemplate waits for its rate limit (2/s), 12s`.
 * @param columns where given, the line gets no wider: less important counts go first, then the end is cut off
 */
export function progressLine(progress: RunProgress, ongoing: readonly OngoingWork[], columns = Number.POSITIVE_INFINITY): string {
  const heads = headsOf(progress);
  const tails = waitsTexts(progress.waits) ?? workTexts(ongoing);
  const lines = tails.length === 0 ? heads : tails.flatMap((tail) => heads.map((head) => `${head}; ${tail}`));
  return lines.find((line) => displayWidth(line) <= columns) ?? cut(lines.at(-1) ?? "", columns);
}

/** `createTemplate was throttled (asked to wait): try 2 of 5 in 5s`. */
export function waitText({ wait, leftMs }: OpenWait): string {
  const left = duration(Math.ceil(leftMs / 1000) * 1000);
  switch (wait.reason) {
    case "limit":
      return `${wait.call} waits for its rate limit (${wait.limit}), ${left}`;
    case "throttled":
      return `${wait.call} was throttled${wait.asked ? " (asked to wait)" : ""}: try ${wait.try} of ${wait.tries} in ${left}`;
    case "unavailable":
      return `${wait.call} got no usable answer: try ${wait.try} of ${wait.tries} in ${left}`;
  }
}

/** Like all texts here in ever fewer words. */
function waitsTexts([longest, ...others]: readonly OpenWait[]): string[] | undefined {
  if (!longest) return undefined;
  const text = waitText(longest);
  return others.length > 0 ? [`${text} (and ${others.length} more)`, text] : [text];
}

function headsOf({ phase, total, done, failed, inProgress }: RunProgress): string[] {
  if (phase === "refresh") return [total === undefined ? `Refreshing... ${done + inProgress}` : `Refreshing... ${done} of ${total}`];
  const head = `Applying... ${done}${total === undefined ? "" : ` of ${total}`} done`;
  const failures = failed > 0 ? `, ${failed} failed` : "";
  return [`${head}, ${inProgress} in progress${failures}`, `${head}${failures}`];
}

/** Of what is in progress, that which says what it waits for, or else the oldest. */
function workTexts(ongoing: readonly OngoingWork[]): string[] {
  const told = ongoing.find(({ message }) => message !== undefined) ?? ongoing.find(({ elapsedMs }) => elapsedMs >= 1000);
  if (!told) return [];
  const { place, action, elapsedMs, message } = told;
  const time = `[${duration(elapsedMs)}]`;
  if (message === undefined) return [`${time} ${words[action].doing} ${place}`];
  return [`${time} ${place}: ${message}`, `${time} ${message}`];
}
