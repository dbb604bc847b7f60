/** Values of the emulator that stay as they are there. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Gone } from "./ask";
import { tellConnection } from "./connection";

const everyMs = 2000;
/** Sooner, where it is waited for. */
const retryMs = 1000;

export interface Live<Value> {
  /** Undefined until it is there for the first time; the last one known while the next is loaded. */
  readonly value: Value | undefined;
  readonly problem: Error | undefined;
  reload(): void;
}

/**
 * Loads at once, every two seconds while the page is seen, and when told to.
 * @param about what the loading depends on
 */
export function useLive<Value>(load: (signal: AbortSignal) => Promise<Value>, about: readonly unknown[]): Live<Value> {
  const [value, setValue] = useState<Value>();
  const [problem, setProblem] = useState<Error>();
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = async () => {
      clearTimeout(timer);
      const isThere = document.hidden || (await once());
      if (!signal.aborted) timer = setTimeout(run, isThere ? everyMs : retryMs);
    };
    /** Whether the emulator was there. */
    const once = async (): Promise<boolean> => {
      try {
        const loaded = await load(signal);
        if (signal.aborted) return true;
        setValue(loaded);
        setProblem(undefined);
        tellConnection(true);
        return true;
      } catch (caught) {
        if (signal.aborted) return true;
        const isGone = caught instanceof Gone;
        tellConnection(!isGone);
        if (!isGone) setProblem(caught instanceof Error ? caught : new Error(String(caught)));
        return !isGone;
      }
    };
    const seen = () => void (document.hidden || run());
    void run();
    document.addEventListener("visibilitychange", seen);
    return () => {
      ended.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [...about, round]);

  return { value, problem, reload };
}

/** Calls back for each thing that happens, for as long as the page is seen. @param next resolves when one has, or when it is time to ask again */
export function useArrivals(next: (signal: AbortSignal) => Promise<boolean>, arrived: () => void): void {
  const latest = useRef({ next, arrived });
  latest.current = { next, arrived };
  useEffect(() => {
    let ended = new AbortController();
    const wait = async (signal: AbortSignal) => {
      while (!signal.aborted && !document.hidden) {
        const has = await latest.current.next(signal).catch(() => "failed" as const);
        if (signal.aborted) return;
        if (has === true) latest.current.arrived();
        // Whoever loads the list tells that the emulator is gone; here it is only waited for.
        if (has !== false) await new Promise((done) => setTimeout(done, has === "failed" ? retryMs : 100));
      }
    };
    const start = () => {
      ended.abort();
      ended = new AbortController();
      void wait(ended.signal);
    };
    start();
    document.addEventListener("visibilitychange", start);
    return () => {
      ended.abort();
      document.removeEventListener("visibilitychange", start);
    };
  }, []);
}
