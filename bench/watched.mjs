/** A program with all that it starts: how long it took, and the most memory that each of them had. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const lookMs = 50;

/**
 * One that fails ends the benchmark, because its time would mean nothing.
 * @returns milliseconds; bytes, the peaks of all its processes added up where the system tells them (Linux), else undefined
 */
export async function runWatched(program, parameters, { cwd, environment }) {
  const begun = performance.now();
  const child = spawn(program, parameters, { cwd, env: { PATH: process.env.PATH, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const peaks = new Map();
  const timer = setInterval(() => notePeaks(child.pid, peaks), lookMs);
  const [text, exitCode] = await Promise.all([textOf(child), new Promise((resolve) => child.on("exit", resolve))]);
  clearInterval(timer);
  const ms = performance.now() - begun;
  if (exitCode !== 0) throw new Error(`${program} ${parameters.join(" ")} ended with ${exitCode}:\n${text.slice(-2000)}`);
  // Runs of the same plugin follow one another; only the largest of each program is there at once.
  const byProgram = new Map();
  for (const { name, bytes } of peaks.values()) byProgram.set(name, Math.max(byProgram.get(name) ?? 0, bytes));
  const peakBytes = [...byProgram.values()].reduce((sum, bytes) => sum + bytes, 0);
  return { ms, text, peakBytes: peakBytes || undefined };
}

async function textOf({ stdout, stderr }) {
  let text = "";
  for (const stream of [stdout, stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (part) => {
      text += part;
    });
  }
  await Promise.all([stdout, stderr].map((stream) => new Promise((resolve) => stream.on("close", resolve))));
  return text;
}

function notePeaks(pid, peaks) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const bytes = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    peaks.set(pid, { name: /^Name:\s+(.+)/m.exec(status)?.[1] ?? "", bytes: Math.max(bytes, peaks.get(pid)?.bytes ?? 0) });
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim();
      for (const each of children === "" ? [] : children.split(" ")) notePeaks(Number(each), peaks);
    }
  } catch {
    // It has ended, or the system does not tell.
  }
}
