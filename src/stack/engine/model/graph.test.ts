import { type Outcome, walk } from "./graph";

const after = (needs: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(needs).map(([node, others]) => [node, new Set(others)]));

describe("walking a graph", () => {
  it("tells what waits only for what is held from what waits for a failure", async () => {
    const outcomes: Readonly<Record<string, Outcome>> = { held: "held", failed: "failed", free: "done" };
    const visited: string[] = [];
    const skipped = await walk(
      after({
        free: [],
        held: [],
        failed: [],
        afterHeld: ["held", "free"],
        afterFailed: ["failed"],
        afterBoth: ["afterHeld", "afterFailed"],
        last: ["afterHeld"],
      }),
      async (node) => {
        visited.push(node);
        return outcomes[node] ?? "done";
      },
    );
    expect(visited.sort()).toEqual(["failed", "free", "held"]);
    expect(Object.fromEntries(skipped)).toEqual({ afterHeld: "held", afterFailed: "failed", afterBoth: "failed", last: "held" });
  });
});
