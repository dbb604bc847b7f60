import { type PlannedChange, sends } from "../frontends/frontend";
import type { Watched } from "../run";
import { marksIn } from "../stack/type";
import type { Seen } from "../world/snapshot";
import { Violation } from "./violation";

const name = "what an apply sent is what its plan said";

/** Each object that a run made, changed or took away is one that its plan named for just that. */
export function asPlanned({ command, reports, isKilled, difference, scene }: Watched): void {
  if (isKilled || !sends(command)) return;
  const changes = reports.flatMap((report) => report.changes ?? []);
  const isGoing = ({ view: { id } }: Seen) => changes.some((change) => takesAway(change, id));
  for (const made of difference.made) {
    if (made.view.kind === "blacklist" || made.view.kind === "quotas") continue;
    const marks = marksIn(made.text);
    const planned = changes.filter(({ action, after }) => (action === "create" || action === "replace") && isAbout(after, marks));
    if (planned.length === 0 && made.view.kind !== "files") throw new Violation(name, `nobody planned to make ${made.text}`);
  }
  for (const gone of difference.gone) {
    if (gone.view.kind === "blacklist" || isGoing(gone) || goesAlong(gone, difference.gone.filter(isGoing))) continue;
    throw new Violation(name, `nobody planned to delete ${gone.text}`);
  }
  for (const { key, text, view } of difference.changed) {
    if (!scene.ledger.ours.has(key)) continue;
    const isPlanned = changes.some(({ id, action }) => id === view.id && (action === "update" || action === "replace"));
    if (!isPlanned && view.kind !== "quotas" && view.kind !== "blacklist") throw new Violation(name, `nobody planned to change ${text}`);
  }
}

function isAbout(after: PlannedChange["after"], marks: readonly number[]): boolean {
  const wanted = marksIn(JSON.stringify(after));
  return marks.length > 0 && marks.every((mark) => wanted.includes(mark));
}

/** Its own deletion, its successor, or the time of what a message has left is over. */
function takesAway({ action, id, forgets, retires }: PlannedChange, gone: string): boolean {
  if (action === "delete" || (action === "replace" && !forgets)) return id === gone;
  return retires.includes(gone);
}

/** Huawei deletes the templates of a signature with it, and all that an application has. */
export function goesAlong({ view }: Seen, planned: readonly Seen[]): boolean {
  return planned.some(({ view: other }) => other.platform === view.platform && Object.values(view).includes(other.id));
}
