import fc from "fast-check";
import { blockOf, openWith, stateOf } from "../../../../test/support/stacks/opened";
import { type Address, formatAddress, parseAddress } from "../../address";
import { StateEditor } from "../../state/state";
import { moveObjects } from "./moves";

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
const type = "sms_baidu_template";
const names = fc.constantFrom("a", "b", "c", "d");
const keys = fc.constantFrom<(number | string | undefined)[]>(undefined, 0, 1, "x", "y");
const addresses = fc.record({ name: names, key: keys }).map(({ name, key }): Address => ({ mode: "managed", type, name, key }));
const statements = fc.array(fc.record({ from: addresses, to: addresses, where: fc.constant({ text: "main.tf, moved" }) }), {
  maxLength: 6,
});
const blocks = fc.uniqueArray(fc.record({ name: names, repeated: fc.constantFrom("once", "count", "for_each") }), {
  selector: ({ name }) => name,
});
const objects = fc.uniqueArray(addresses, { selector: formatAddress, maxLength: 12 });

const stackOf = (moved: Of<typeof statements>, present: Of<typeof blocks>) =>
  openWith({
    moved,
    resources: new Map(present.map(({ name, repeated }) => [`${type}.${name}`, blockOf(`${type}.${name}`, repeated)] as const)),
  });

const ids = (state: ReturnType<typeof stateOf>) => [...state.instances.values()].map(({ object }) => object.values.id).sort();

describe("objects that get other addresses", () => {
  it("are all there afterwards, each once and under its own address, whatever the statements say", () => {
    fc.assert(
      fc.property(statements, blocks, objects, (moved, present, here) => {
        const before = stateOf(here.map((address, id) => ({ address, id: `id-${id}` })));
        const after = moveObjects(stackOf(moved, present), before);
        expect(ids(after.state)).toEqual(ids(before));
        for (const [address, instance] of after.state.instances) expect(formatAddress(instance.address)).toBe(address);
      }),
    );
  });

  it("can be moved one after the other, in the order given, without one taking another's place", () => {
    fc.assert(
      fc.property(statements, blocks, objects, (moved, present, here) => {
        const before = stateOf(here.map((address, id) => ({ address, id: `id-${id}` })));
        const { state, moves } = moveObjects(stackOf(moved, present), before);
        const editor = new StateEditor(before);
        for (const { from, to } of moves) {
          const instance = editor.instances.get(from);
          expect([from, instance, to, editor.instances.has(to)]).toEqual([from, expect.anything(), to, false]);
          editor.leave(from);
          const address = parseAddress(to);
          if (instance && address) editor.set(to, { ...instance, address });
        }
        expect(new Map(editor.instances)).toEqual(new Map(state.instances));
      }),
    );
  });

  it("stay where they are the next time", () => {
    fc.assert(
      fc.property(statements, blocks, objects, (moved, present, here) => {
        const stack = stackOf(moved, present);
        const once = moveObjects(stack, stateOf(here.map((address, id) => ({ address, id: `id-${id}` }))));
        fc.pre(once.diagnostics.length === 0);
        expect(moveObjects(stack, once.state).moves).toEqual([]);
      }),
    );
  });
});
