/** What a reader chose, remembered by the browser where it remembers anything. */
import { useState } from "preact/hooks";

export function useRemembered<Value extends string>(
  name: string,
  allowed: readonly Value[],
  usual: Value,
): readonly [Value, (value: string) => void] {
  const [value, set] = useState<Value>(() => allowed.find((each) => each === stored(name)) ?? usual);
  const choose = (wanted: string) => {
    const known = allowed.find((each) => each === wanted);
    if (known === undefined) return;
    set(known);
    try {
      localStorage.setItem(keyOf(name), known);
    } catch {
      // A browser that keeps nothing shows it until it is closed.
    }
  };
  return [value, choose];
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

function keyOf(name: string): string {
  return `smsform.${name}`;
}
