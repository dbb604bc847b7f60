/**
 * Goes through items a few at a time: cases that mostly wait for a process. After a failure no further item is begun, and what runs
 * ends first.
 */
export async function inLanes<T>(items: readonly T[], run: (item: T) => Promise<void>, lanes = 2): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await run(item).catch((failure: unknown) => {
        waiting.length = 0;
        throw failure;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const lane of ended) if (lane.status === "rejected") throw lane.reason;
}
