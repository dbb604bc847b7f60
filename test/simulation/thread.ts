/** Histories in a thread of their own: they are played as `npm run simulate` plays them. */
import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Simulated, Simulating } from "./simulate";
import type { Task } from "./worker";

const file = join(__dirname, "..", "..", "scripts", "simulation", "thread.mjs");

/** @param notations seeds, or histories as they are printed */
export async function simulateInThread(notations: Iterable<string>, options: Pick<Simulating, "most" | "shrinks">): Promise<Simulated> {
  const worker = new Worker(file, { workerData: "simulation", execArgv: ["--enable-source-maps"] });
  const task: Task = { notations: [...notations], options };
  worker.postMessage(task);
  try {
    // An error of the thread rejects.
    const [simulated]: Simulated[] = await once(worker, "message");
    if (!simulated) throw new Error("the thread has told nothing");
    return simulated;
  } finally {
    await worker.terminate();
  }
}
