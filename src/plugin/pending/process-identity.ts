import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { isCode } from "./system-error";

/** Tells one process from every other, also from a later one that got the same number. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** The process that started it. It changes when that one ends, and an orphan finishes nothing any more. */
  readonly parent: number;
  /** When it was started, in the system's own unit; empty where the system does not tell. */
  readonly started: string;
}

export function ownIdentity(): ProcessIdentity {
  return { host: hostname(), pid: process.pid, parent: process.ppid, started: statOf(process.pid)?.started ?? "" };
}

/**
 * Is that process still at work? One of another host counts as gone: nobody can ask, and the engine's lock of the state
 * keeps two hosts apart.
 */
export function isAlive(identity: ProcessIdentity): boolean {
  if (identity.host !== hostname()) return false;
  if (identity.started === "") return answersSignals(identity.pid);
  const stat = statOf(identity.pid);
  return stat !== undefined && stat.started === identity.started && stat.parent === identity.parent;
}

/** Fields 4 and 22 of Linux's /proc/PID/stat. The name, field 2, stands in brackets and may hold anything. */
function statOf(pid: number): { readonly parent: number; readonly started: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [state, parent, started] = [fields[0], fields[1], fields[19]];
    return parent === undefined || started === undefined || state === "Z" ? undefined : { parent: Number(parent), started };
  } catch {
    return undefined;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return isCode(failure, "EPERM");
  }
}
