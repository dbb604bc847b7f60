/** Whether the emulator is there, for whoever shows it. */
import { useEffect, useState } from "preact/hooks";

const listeners = new Set<(isThere: boolean) => void>();
let isThere = true;

export function tellConnection(now: boolean): void {
  if (now === isThere) return;
  isThere = now;
  for (const listener of listeners) listener(now);
}

export function useConnection(): boolean {
  const [shown, show] = useState(isThere);
  useEffect(() => {
    listeners.add(show);
    return () => void listeners.delete(show);
  }, []);
  return shown;
}
