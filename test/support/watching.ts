/** A watch over a test's stack, on the emulator's clock. */
import { clouds } from "../../src/clouds";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import type { World } from "../../src/ports/world";
import { createProvider } from "../../src/reconcile";
import { openStack } from "../../src/stack";
import { networkExchange } from "../../src/system/network/exchange";
import { systemWorld } from "../../src/system/world";
import type { News } from "../../src/watch/format";
import { holdMemory } from "../../src/watch/memory";
import type { Outlet } from "../../src/watch/outlet";
import { watch } from "../../src/watch/watch";
import type { TestStack } from "./stacks/stacks";

export interface Watching {
  /** One look, or one after the other until it is stopped. */
  look(every?: {
    readonly ms: number;
    readonly stop: AbortSignal;
    readonly pass: () => void;
  }): Promise<{ readonly well: boolean; readonly news: readonly News[]; readonly calls: readonly string[] }>;
  readonly notes: string[];
  readonly world: World;
}

/** Each look is a watch of its own, as after a restart. */
export function watching(stack: TestStack, outlet?: (world: World) => Outlet): Watching {
  const { admin } = stack.emulator;
  const clock = {
    now: () => admin.clock().epochMs,
    async sleep(ms: number, signal?: AbortSignal) {
      if (!signal?.aborted) admin.setClock({ advanceMs: ms });
    },
  };
  const world: World = { ...systemWorld, clock, exchange: networkExchange() };
  const notes: string[] = [];
  const never = new AbortController().signal;
  return {
    notes,
    world,
    async look({ ms: everyMs, stop = never, pass }: Partial<Parameters<Watching["look"]>[0]> = {}) {
      const { stack: opened } = await openStack({
        machine: systemWorld,
        stack: stack.folder,
        cwd: stack.folder,
        environment: stack.environment,
        provider: createProvider(clouds),
        variables: [],
      });
      if (!opened) throw new Error("the stack cannot be opened");
      admin.clearCalls();
      const news: News[] = [];
      const memory = await holdMemory({ machine: world, clock, path: opened.paths.watch, timeoutMs: 0, signal: never });
      try {
        const well = await watch({
          stack: opened,
          name: "shop",
          options: {
            runtime: { clock, concurrency: createConcurrencyLimit(10), environment: stack.environment },
            signal: never,
            lockTimeoutMs: 0,
          },
          clock: { ...clock, sleep: async (ms, signal) => clock.sleep(ms, signal).then(pass) },
          memory,
          outlet: outlet?.(world),
          everyMs,
          print: async (each) => news.push(each) > 0,
          tell: (diagnostics) => notes.push(...diagnostics.map(({ summary }) => summary)),
          note: (text) => notes.push(text),
          stop,
        });
        return { well, news, calls: admin.calls().log.map(({ method, path }) => `${method} ${path}`) };
      } finally {
        memory.release();
      }
    },
  };
}
