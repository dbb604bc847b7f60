/** What goes wrong in a run: nothing most of the time, so that histories get anywhere. */
import type { Chance } from "./world/chance";
import { type Act, allWell, type Fate, type FateOf } from "./world/fate";

export interface Faults {
  readonly fateOf: FateOf;
  /** What has gone wrong by now. */
  readonly happened: Set<Fate>;
}

export const noFaults = (): Faults => ({ fateOf: allWell, happened: new Set() });

interface Kind {
  readonly weight: number;
  make(chance: Chance): FateOf;
}

const onNetwork: readonly Fate[] = ["reset", "answer lost", "never arrives", "slow", "unavailable", "throttled", "late", "twice"];
const kinds: readonly Kind[] = [
  { weight: 9, make: () => allWell },
  { weight: 4, make: crash },
  { weight: 2, make: crashSoonAfter },
  { weight: 1, make: fullDisk },
  { weight: 2, make: outage },
  { weight: 4, make: (chance) => badNetwork(chance, 0.25) },
  { weight: 1, make: (chance) => badNetwork(chance, 0.8) },
  {
    weight: 2,
    make(chance) {
      const [first, second] = [crash(chance), badNetwork(chance, 0.2)];
      return (act) => {
        const fate = first(act);
        return fate === "well" ? second(act) : fate;
      };
    },
  },
];

export function faultsBy(chance: Chance): Faults {
  const fateOf = chance.weigh(kinds)?.make(chance.fork()) ?? allWell;
  const happened = new Set<Fate>();
  return {
    happened,
    fateOf(act) {
      const fate = fateOf(act);
      if (fate !== "well") happened.add(fate);
      return fate;
    },
  };
}

/** The process ends at one of its changes, sooner rather than later; half of the time at what it sends. */
function crash(chance: Chance): FateOf {
  const isSending = chance.happens(0.5);
  let left = isSending ? 1 + chance.below(5) : 1 + Math.floor(chance.fraction() ** 2 * 45);
  const how = chance.pick(["killed before", "killed after", "torn", "power lost"] as const) ?? "killed before";
  return ({ writes, on }) => {
    if (!writes || (isSending && on !== "platform")) return "well";
    left -= 1;
    if (left > 0) return "well";
    return how === "torn" && on === "platform" ? "killed after" : how;
  };
}

/** The process ends at one of the first things that it writes down after a platform has changed something. */
function crashSoonAfter(chance: Chance): FateOf {
  let sends = 1 + chance.below(4);
  let left = 1 + chance.below(3);
  const how = chance.pick(["killed before", "killed after", "torn"] as const) ?? "killed before";
  return ({ writes, on }) => {
    if (writes && on === "platform") sends -= 1;
    if (sends > 0 || on !== "disk") return "well";
    left -= 1;
    return left === 0 ? how : "well";
  };
}

/** From one request on nothing comes back, in one way or the other. */
function outage(chance: Chance): FateOf {
  let left = 1 + chance.below(8);
  const how = chance.pick(["answer lost", "slow", "never arrives", "reset", "unavailable", "throttled"] as const) ?? "reset";
  return ({ on }) => {
    if (on !== "platform") return "well";
    left -= 1;
    return left > 0 ? "well" : how;
  };
}

function fullDisk(chance: Chance): FateOf {
  const from = 1 + chance.below(20);
  const until = chance.happens(0.5) ? Number.POSITIVE_INFINITY : from + 1 + chance.below(3);
  const how = chance.pick(["full", "half full", "broken"] as const) ?? "full";
  let writes = 0;
  return ({ on, what }) => {
    if (on !== "disk" || what === "remove" || what === "rename" || what === "link") return "well";
    writes += 1;
    return writes >= from && writes < until ? how : "well";
  };
}

function badNetwork(chance: Chance, probability: number): FateOf {
  return (act) => {
    if (act.on !== "platform" || !chance.happens(probability)) return "well";
    const fate = chance.pick(onNetwork) ?? "well";
    return fate === "twice" && !mayRepeat(act) ? "late" : fate;
  };
}

/** No network repeats a request that its platform could not tell from a second one. */
function mayRepeat({ writes, what }: Act): boolean {
  return !writes || what.includes("clientToken=");
}
