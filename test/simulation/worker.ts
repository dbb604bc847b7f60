/** What a thread of `npm run simulate` does: it plays the histories that it is given, and tells what it found. */
import { parentPort, workerData } from "node:worker_threads";
import { historyIn } from "./history/history";
import { play } from "./history/play";
import { type Simulating, simulate } from "./simulate";

export { Coverage } from "./coverage";

export interface Task {
  readonly notations: readonly string[];
  readonly options: Pick<Simulating, "most" | "shrinks">;
  /** Each step and what it came to is written to stdout. */
  readonly isTold?: boolean;
}

async function answer({ notations, options, isTold = false }: Task): Promise<void> {
  if (isTold) for (const notation of notations) await play(historyIn(notation), (line) => process.stdout.write(`${line()}\n`));
  parentPort?.postMessage(await simulate(notations, options));
}

if (workerData === "simulation") parentPort?.on("message", (task: Task) => void answer(task));
