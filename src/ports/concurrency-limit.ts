/** Bounds how many requests are in flight at once, over all clients that share it. */
export interface ConcurrencyLimit {
  /**
   * Runs the task when there is room. Rejects with the signal's reason when it aborts in the queue.
   * @param place `first` for what has waited for its turn elsewhere; default: first come, first served
   */
  run<T>(task: () => Promise<T>, signal?: AbortSignal, place?: "first" | "last"): Promise<T>;
}
