/** Names that were noted once, as of accounts that ever had something. */
import { z } from "zod";
import type { Kept, Store } from "./store";

export interface Names extends Store {
  readonly kept: Kept;
  has(name: string): boolean;
  add(name: string): void;
}

export function createNames(): Names {
  const names = new Set<string>();
  return {
    has: (name) => names.has(name),
    add: (name) => void names.add(name),
    clear: () => names.clear(),
    kept: {
      dump: () => [...names],
      get schema() {
        return z
          .array(z.string())
          .default([])
          .transform((noted) => () => {
            for (const name of noted) names.add(name);
          });
      },
    },
  };
}
