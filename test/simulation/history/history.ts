/** A history: what is done in which order. All of it comes from one seed, and what a step comes to depends on no step but its own seed. */
import { deeds } from "../actors";
import type { Deed } from "../actors/actor";
import { type EngineName, engineNames, type Setting } from "../scene";
import { chanceOf } from "../world/chance";

export interface Step {
  readonly deed: Deed;
  readonly seed: number;
  /** Nothing goes wrong in it: what shrinking has found to be of no importance. */
  readonly isCalm: boolean;
  /** Its place in the history that its seed tells. */
  readonly place: number;
}

export interface History extends Setting {
  readonly steps: readonly Step[];
}

export const mostSteps = 15;

/** How half of all histories begin: what is hard seldom comes about by itself. */
const beginnings: readonly { readonly weight: number; readonly steps: readonly string[] }[] = [
  { weight: 11, steps: [] },
  // It is approved, and is to be another one.
  { weight: 6, steps: ["developer applies", "reviewer approves all", "developer changes a text", "developer applies"] },
  // A review ends between a plan and what is made of it.
  {
    weight: 2,
    steps: [
      "developer applies",
      "developer takes an object out",
      "pipeline keeps a plan",
      "reviewer approves all",
      "pipeline carries a kept plan out",
    ],
  },
  // What nobody looks after any more is taken up again.
  { weight: 1, steps: ["developer applies", "operator forgets an object", "operator adopts an object"] },
  // Somebody was faster.
  {
    weight: 2,
    steps: [
      "developer applies",
      "developer changes a text",
      "pipeline keeps a plan",
      "developer adds an object",
      "developer applies",
      "pipeline carries a kept plan out",
    ],
  },
];

export function historyOf(seed: number, engine: EngineName = "embedded"): History {
  const chance = chanceOf(seed ^ 0x5eed);
  const length = 4 + chance.below(mostSteps - 3);
  const { steps: beginning = [] } = chance.weigh(beginnings) ?? {};
  const steps: Step[] = [];
  for (let place = 0; place < length; place += 1) {
    const drawn = chance.weigh(deeds);
    const deed = deedNamed(beginning[place]) ?? drawn;
    const seedOfStep = Math.floor(chance.fraction() * 2 ** 32);
    if (deed) steps.push({ deed, seed: seedOfStep, isCalm: false, place });
  }
  return { seed, engine, steps };
}

function deedNamed(name: string | undefined): Deed | undefined {
  return deeds.find(({ actor, does }) => `${actor} ${does}` === name);
}

/** `17:0,3-,5`: of the history of seed 17 three steps, the second one of them calm; `plugin/17` is that of seed 17 through another engine. */
export function notationOf({ seed, engine, steps }: History): string {
  return `${engine === "embedded" ? "" : `${engine}/`}${seed}:${steps.map(({ place, isCalm }) => `${place}${isCalm ? "-" : ""}`).join(",")}`;
}

/** @throws Error for what is no notation of a history */
export function historyIn(notation: string): History {
  const [, through = "embedded", seed = "", places] = /^(?:(\w+)\/)?(\d+)(?::(.*))?$/.exec(notation) ?? [];
  const engine = engineNames.find((name) => name === through);
  if (seed === "" || !engine)
    throw new Error(`"${notation}" is no history. Write a seed, as in 17 or plugin/17, or a seed and its steps, as in 17:0,3-,5.`);
  const whole = historyOf(Number(seed), engine);
  if (places === undefined) return whole;
  const chosen = places.split(",").flatMap((text) => {
    const step = whole.steps[Number.parseInt(text, 10)];
    return step ? [{ ...step, isCalm: text.endsWith("-") }] : [];
  });
  return { ...whole, steps: chosen };
}

export function tellOf({ deed: { actor, does }, isCalm }: Step): string {
  return `${actor} ${does}${isCalm ? " (calm)" : ""}`;
}
