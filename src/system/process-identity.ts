import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import type { ProcessIdentity, ProcessState } from "../ports/processes";
import { isCode } from "../ports/system-error";

let own: ProcessIdentity | undefined;

export function ownProcess(): ProcessIdentity {
  own ??= { host: hostname(), pid: process.pid, ...ownMarks() };
  return own;
}

/** Only Linux tells them all; a process list of another namespace would tell of others with the same numbers. */
function ownMarks(): Pick<ProcessIdentity, "boot" | "namespace" | "started"> {
  const started = processStat(process.pid)?.started;
  try {
    if (started !== undefined && readlinkSync("/proc/self") === String(process.pid)) {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return { boot, namespace: readlinkSync("/proc/self/ns/pid"), started };
    }
  } catch {
    // As on any other system.
  }
  return { boot: "", namespace: "", started: "" };
}

export function stateOf({ boot, namespace, pid, started }: ProcessIdentity): ProcessState {
  const here = ownProcess();
  if (here.boot === "" || started === "" || boot !== here.boot || namespace !== here.namespace) return "unknown";
  const stat = processStat(pid);
  if (stat) return stat.started === started && !stat.isDefunct ? "running" : "ended";
  return answersSignals(pid) ? "unknown" : "ended";
}

export interface ProcessStat {
  readonly parent: number;
  readonly started: string;
  /** It does nothing any more; only its parent has not asked how it ended. */
  readonly isDefunct: boolean;
}

/** Fields 3, 4 and 22 of Linux's /proc/PID/stat. The name, field 2, stands in brackets and may hold anything. */
export function processStat(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [state = "", parent, started] = [fields[0], fields[1], fields[19]];
    if (parent === undefined || started === undefined) return undefined;
    return { parent: Number(parent), started, isDefunct: "ZXx".includes(state) };
  } catch {
    return undefined;
  }
}

/** Is there a process of that number, whoever's? */
export function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return isCode(problem, "EPERM");
  }
}
