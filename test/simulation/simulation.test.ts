/** Whatever happens to a stack, in whatever order: nothing is lost, doubled or lied about. `npm run simulate` plays more of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { historyIn, historyOf, mostSteps, notationOf } from "./history/history";
import { play } from "./history/play";
import { seeds } from "./simulate";
import { typesOf } from "./stack/types";
import { simulateInThread } from "./thread";

jest.setTimeout(600_000);

const root = join(__dirname, "..", "..");

it("holds in a thousand histories", async () => {
  const { histories, violations } = await simulateInThread(seeds(1, 1000), { most: 3 });
  expect(violations).toEqual([]);
  expect(histories).toBe(1000);
});

it("holds in histories of the plugin under a model of the engines' core", async () => {
  const { histories, violations } = await simulateInThread(
    Array.from({ length: 40 }, (_, i) => `plugin/${i + 1}`),
    { most: 3 },
  );
  expect(violations).toEqual([]);
  expect(histories).toBe(40);
});

describe("a history", () => {
  it("is the same again by its seed, to the last byte", async () => {
    for (const seed of [3, 40, 77]) {
      const [once, again] = [await play(historyOf(seed)), await play(historyOf(seed))];
      expect(again.left).toEqual(once.left);
      expect(again.coverage.entries()).toEqual(once.coverage.entries());
    }
    expect((await play(historyOf(3))).left).not.toEqual((await play(historyOf(4))).left);
  });

  it("is written as its seed and its steps, and read again", () => {
    const whole = historyOf(17);
    expect(whole.steps.length).toBeLessThanOrEqual(mostSteps);
    expect(historyIn("17")).toEqual(whole);
    const [first, , third] = whole.steps;
    const shorter = historyIn("17:0,2-");
    expect(shorter.steps).toEqual([first, { ...third, isCalm: true }]);
    expect(notationOf(shorter)).toBe("17:0,2-");
    expect(notationOf(historyIn("plugin/17:0,2-"))).toBe("plugin/17:0,2-");
    expect(() => historyIn("seventeen")).toThrow('"seventeen" is no history. Write a seed, as in 17');
  });
});

it("knows each type that there is", () => {
  expect([...typesOf.keys()].toSorted()).toEqual(clouds.flatMap(({ resources }) => resources.map(({ type }) => type)).toSorted());
});

it("knows of each mutation where it is put in", () => {
  const mutations: readonly { name: string; file: string; from: string }[] = JSON.parse(
    readFileSync(join(__dirname, "mutations", "mutations.json"), "utf8"),
  );
  expect(mutations.length).toBeGreaterThanOrEqual(12);
  for (const { name, file, from } of mutations)
    expect([name, readFileSync(join(root, file), "utf8").split(from).length - 1]).toEqual([name, 1]);
});
