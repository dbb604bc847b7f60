import { askParser, parserReady } from "./program";

/** Enough for Go to collect garbage, after which it sets itself timers. */
const long = `a = [${Array.from({ length: 20_000 }, (_, index) => `"text ${index}"`).join(", ")}]\n`;

/** Timers that a process waits for before it ends. */
const held = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

describe("the HCL parser", () => {
  it("leaves nothing that a process would wait for at its end", async () => {
    await parserReady();
    const before = held();
    for (let time = 0; time < 5; time++) {
      expect(askParser("parse", long)).toEqual({ json: expect.any(String) });
      expect(held()).toBe(before);
    }
  });
});
