import { type Outcome, walk } from "./graph";

const waitingFor = (needs: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(needs).map(([node, others]) => [node, new Set(others)]));

describe("walking a graph", () => {
  it("tells what waits only for what is held from what waits for a failure", async () => {
    const outcomes: Readonly<Record<string, Outcome>> = { held: "held", failed: "failed", free: "done" };
    const visited: string[] = [];
    const skipped = await walk(
      waitingFor({
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

  it("lets answers in between, also where many nodes have waited for the same one", async () => {
    const many = Array.from({ length: 200 }, (_, number) => [`n${number}`, ["root"]] as const);
    let visited = 0;
    let answeredAfter = Number.POSITIVE_INFINITY;
    await walk(waitingFor({ root: [], ...Object.fromEntries(many) }), async (node) => {
      // As long as all others have come to wait for it.
      for (let turn = 0; node === "root" && turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      if (node === "n0") setImmediate(() => (answeredAfter = visited));
      visited += 1;
      return "done";
    });
    expect(visited).toBe(201);
    expect(answeredAfter).toBeLessThan(100);
  });
});
