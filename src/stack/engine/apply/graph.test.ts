import fc from "fast-check";
import { blockOf, openWith, stateOf } from "../../../../test/support/stacks/opened";
import { changeOf, planOf } from "../../../../test/support/stacks/plans";
import { parseAddress } from "../../address";
import { graphOf } from "../model/graph";
import { createFirstAddresses } from "../model/lifecycle";
import type { Action } from "../plan/plan";
import { applyGraph } from "./graph";

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
const size = 6;
const blockAddresses = Array.from({ length: size }, (_, n) => `sms_baidu_template.n${n}`);
const blockAddressAt = (n: number) => blockAddresses[n] ?? "";
/** By number: what each needs. Needs of the configuration go to lower numbers only, as they cannot be circular; remembered ones anywhere. */
const links = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 10 });
const fates = fc.tuple(...blockAddresses.map(() => fc.constantFrom<Action[]>("none", "create", "update", "replace", "delete")));
const situations = fc.record({ configured: links, remembered: links, fates, createFirst: fc.uniqueArray(fc.nat(size - 1)) });

function graphIn({ configured, remembered, fates: actions, createFirst }: Of<typeof situations>) {
  const present = blockAddresses.filter((_, n) => actions[n] !== "delete");
  const needs = new Map(present.map((blockAddress) => [blockAddress, new Set<string>()]));
  for (const [one, other] of configured) {
    if (other < one && needs.has(blockAddressAt(other))) needs.get(blockAddressAt(one))?.add(blockAddressAt(other));
  }
  const asking = new Set(createFirst.map(blockAddressAt));
  const resources = new Map(
    present.map((blockAddress) => [blockAddress, blockOf(blockAddress, "once", asking.has(blockAddress))] as const),
  );
  const stack = { ...openWith({ resources }), graph: graphOf(needs) };
  const first = createFirstAddresses(stack.configuration, stack.graph);
  const changes = blockAddresses.map((address, n) => changeOf(address, actions[n] ?? "none", { createFirst: first.has(address) }));
  const state = stateOf(
    blockAddresses.flatMap((blockAddress, n) => {
      const address = parseAddress(blockAddress);
      const dependencies = remembered.flatMap(([one, other]) => (one === n ? [blockAddressAt(other)] : []));
      return address ? [{ address, id: blockAddress, dependencies }] : [];
    }),
  );
  return { ...applyGraph({ ...planOf({ changes }), stack }, state), needs, changes };
}

/** The nodes in an order in which each comes after what it waits for; fewer than all where they wait in a circle. */
function inOrder(waitsFor: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  for (let before = -1; before < done.size; ) {
    before = done.size;
    for (const [node, others] of waitsFor) {
      if ([...others].every((other) => done.has(other) || !waitsFor.has(other))) done.add(node);
    }
  }
  return [...done];
}

describe("the order of an apply", () => {
  it("never waits in a circle, whatever the state remembers", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { waitsFor } = graphIn(situation);
        expect(inOrder(waitsFor)).toHaveLength(waitsFor.size);
      }),
      { numRuns: 2000 },
    );
  });

  it("makes what is needed first, and replaces in the order of the configuration", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { waitsFor, steps, needs, changes } = graphIn(situation);
        const order = inOrder(waitsFor).filter((node) => steps.has(node));
        const position = (kind: string, address: string) => order.indexOf(`${kind} ${address}`);
        for (const [blockAddress, others] of needs) {
          for (const other of others) {
            const [late, early] = [position("make", blockAddress), position("make", other)];
            if (late >= 0 && early >= 0) expect(early).toBeLessThan(late);
          }
        }
        for (const change of changes) {
          const { address } = change;
          if (change.action === "replace") expect(position("make", address) < position("destroy", address)).toBe(change.createFirst);
        }
      }),
    );
  });

  it("stays in proportion where many objects need many others", () => {
    const count = 3000;
    const many = (name: string) => Array.from({ length: count }, (_, n) => changeOf(`sms_baidu_template.${name}[${n}]`, "create"));
    const [a, b] = ["sms_baidu_template.a", "sms_baidu_template.b"];
    const resources = new Map([a, b].map((blockAddress) => [blockAddress, blockOf(blockAddress, "count")] as const));
    const graph = graphOf(
      new Map([
        [a, []],
        [b, [a]],
      ]),
    );
    const { waitsFor } = applyGraph(
      { ...planOf({ changes: [...many("a"), ...many("b")] }), stack: { ...openWith({ resources }), graph } },
      stateOf([]),
    );
    const waits = [...waitsFor.values()].reduce((sum, others) => sum + others.size, 0);
    expect(waits).toBeLessThanOrEqual(4 * count);
  });
});
