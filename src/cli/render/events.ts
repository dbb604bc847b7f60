/** What happens during a run, in one line each. */
import { placeOf, type RunEvent } from "../../stack";
import type { OngoingWork } from "../ongoing";

type Work = Extract<RunEvent, { type: "begin" }>["action"];
/** What happens to one object. */
export type ObjectEvent = Exclude<RunEvent, { type: "total" | "wait" | "progress" }>;

export const words = {
  create: { doing: "Creating", still: "creating", done: "Creation" },
  update: { doing: "Modifying", still: "modifying", done: "Modification" },
  delete: { doing: "Destroying", still: "destroying", done: "Destruction" },
  read: { doing: "Reading", still: "reading", done: "Reading" },
} as const satisfies Record<Work, object>;

export function eventLine(event: ObjectEvent): string {
  const place = placeOf(event);
  switch (event.type) {
    case "refresh":
      return `${place}: Refreshing...${idOf(event.id)}`;
    case "refreshed":
      return `${place}: Refresh complete${idOf(event.id)}`;
    case "begin":
      return `${place}: ${words[event.action].doing}...${idOf(event.id)}`;
    case "end":
      return `${place}: ${words[event.action].done} complete after ${duration(event.ms)}${event.action === "delete" ? "" : idOf(event.id)}`;
    case "fail":
      return `${place}: ${words[event.action].done} failed after ${duration(event.ms)}`;
    case "waiting":
      return `${place}: Still under review after ${duration(event.ms)}`;
    case "stopped":
      return `${place}: ${words[event.action].done} stopped after ${duration(event.ms)}; nothing was changed`;
  }
}

/** For what takes long; with what it waits for, where that is known. */
export function stillLine({ place, action, elapsedMs, message }: OngoingWork): string {
  return `${place}: Still ${words[action].still}... [${duration(elapsedMs)} elapsed]${message === undefined ? "" : ` ${message}`}`;
}

/** `0s`, `59s`, `1m30s`, `2h0m5s`. */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${h > 0 ? `${h}h` : ""}${h > 0 || m > 0 ? `${m}m` : ""}${s}s`;
}

function idOf(id: string | undefined): string {
  return id === undefined || id === "" ? "" : ` [id=${id}]`;
}
