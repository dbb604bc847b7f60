/** Work that is done several at a time, and only as fast as somebody takes what comes of it. */

type Job<T> = () => Promise<T>;
type Event<T> =
  | { readonly job: IteratorResult<Job<T>> }
  | { readonly value: T }
  | { readonly failure: unknown; readonly of: "jobs" | "job" };

/**
 * Yields what the jobs come to, as they end. Where the list of jobs or one of them ends with an error, all that began is waited for and
 * yielded first, nothing more begins, and the first error is thrown then.
 */
export async function* inFlight<T>(jobs: AsyncIterator<Job<T>>, most: number): AsyncGenerator<T> {
  const running = new Set<Promise<void>>();
  const events: Event<T>[] = [];
  const failures: unknown[] = [];
  let wake = () => {};
  let isAsking = false;
  let hasEnded = false;

  function tell(event: Event<T>): void {
    events.push(event);
    wake();
  }

  function ask(): void {
    isAsking = true;
    jobs.next().then(
      (job) => tell({ job }),
      (failure: unknown) => tell({ failure, of: "jobs" }),
    );
  }

  function start(job: Job<T>): void {
    const run = job().then(
      (value) => end({ value }),
      (failure: unknown) => end({ failure, of: "job" }),
    );
    running.add(run);

    function end(event: Event<T>): void {
      running.delete(run);
      tell(event);
    }
  }

  try {
    for (;;) {
      if (!hasEnded && !isAsking && running.size < most) ask();
      const event = events.shift();
      if (event === undefined) {
        if (!isAsking && running.size === 0) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if ("value" in event) {
        yield event.value;
      } else if ("failure" in event) {
        failures.push(event.failure);
        hasEnded = true;
        if (event.of === "jobs") isAsking = false;
      } else {
        isAsking = false;
        if (event.job.done) hasEnded = true;
        else start(event.job.value);
      }
    }
  } finally {
    await Promise.all(running);
    const closing = jobs.return?.();
    // Who gives up does not wait for what may never come.
    if (!isAsking) await closing;
  }
  if (failures.length > 0) throw failures[0];
}
