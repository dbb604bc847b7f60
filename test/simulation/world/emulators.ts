/** Emulators, to be used one history after the other: to make one costs as much as several runs do. */
import { createClock, createEmulator, type EmulatorOptions } from "../../../src/emulator";
import type { Disk } from "../../../src/ports/disk";

type Emulator = Awaited<ReturnType<typeof createEmulator>>;

export interface Standing {
  readonly emulator: Emulator;
  /** Its clock, which stands still until somebody waits. */
  readonly time: ReturnType<typeof createClock>;
}

/** @param random a number from 0 to below 1, of the world in which the emulator stands */
export type Bring = (random: () => number, disk: Disk) => Promise<Standing>;

export function newEmulator(options: EmulatorOptions): Bring {
  return async (random, disk) => {
    const time = createClock({ offsetMs: 0, frozenAt: Date.UTC(2031, 0, 1) });
    return { emulator: await createEmulator({ clock: time, random, disk, ...options }), time };
  };
}

export interface Emulators {
  /** One that is as if it were new. */
  readonly bring: Bring;
  /** Its history is over, and nothing of that is under way any more. */
  giveBack(standing: Standing): void;
}

/** @param options of each; the seed file is the same in all of their worlds */
export function usedEmulators(options: EmulatorOptions): Emulators {
  const idle: (Standing & { random: () => number })[] = [];
  const lent = new Map<Emulator, (typeof idle)[number]>();
  return {
    async bring(random, disk) {
      const used = idle.pop();
      if (used) {
        used.random = random;
        used.emulator.admin.reset();
        lent.set(used.emulator, used);
        return used;
      }
      const source = { random };
      const made = Object.assign(source, await newEmulator(options)(() => source.random(), disk));
      lent.set(made.emulator, made);
      return made;
    },
    giveBack({ emulator }) {
      const back = lent.get(emulator);
      if (back && lent.delete(emulator)) idle.push(back);
    },
  };
}
