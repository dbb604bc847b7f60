/** What a thread of `npm run simulate` does: it plays the histories that it is given, and tells what it found. */
import { parentPort, workerData } from "node:worker_threads";
import { type Simulating, simulate } from "./simulate";

export { Coverage } from "./coverage";

export interface Task {
  readonly notations: readonly string[];
  readonly options: Pick<Simulating, "most" | "shrinks">;
  /** Each step and what it came to is told, as a message of its own: what a thread writes to stdout is lost where it is ended. */
  readonly isTold?: boolean;
}

async function answer({ notations, options, isTold = false }: Task): Promise<void> {
  const tell: Simulating["tell"] = (line) => parentPort?.postMessage({ line: line() });
  parentPort?.postMessage(await simulate(notations, { ...options, ...(isTold && { tell }) }));
}

if (workerData === "simulation") parentPort?.on("message", (task: Task) => void answer(task));
