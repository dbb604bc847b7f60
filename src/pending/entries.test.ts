import * as fc from "fast-check";
import { type Entries, linesOf, readEntries } from "./entries";
import { type Line, parseLine, textOf } from "./lines";

const name = fc.constantFrom("one", "two", "three");
const owner = fc.record({
  host: fc.constant("h"),
  boot: fc.string(),
  namespace: fc.string(),
  pid: fc.integer({ min: 1 }),
  parent: fc.nat(),
  started: fc.string(),
});
const at = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString());
const text = fc.string({ unit: "grapheme" });
const restore = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text)), { maxKeys: 3 });

/** A token keeps its key and an id its creditor, as this program writes them. */
const line: fc.Arbitrary<Line> = fc.oneof(
  fc
    .record(
      { event: fc.constant("opened" as const), token: name, at, owner, seenBefore: fc.array(name) },
      { requiredKeys: ["event", "token", "at", "owner"] },
    )
    .map((it) => ({ ...it, key: `key of ${it.token}` })),
  fc.record({ event: fc.constant("taken" as const), token: name, owner }),
  fc.record({ event: fc.constant("answered" as const), token: name, type: fc.string(), id: text }),
  fc.record({ event: fc.constantFrom("released" as const, "closed" as const), token: name }),
  fc
    .record({ event: fc.constant("pending-restore" as const), id: name, cloud: fc.constant("c"), restore, owner })
    .map((it) => ({ ...it, account: `account of ${it.id}` })),
  fc.record({ event: fc.constant("assumed" as const), id: name, owner }),
  fc.record({ event: fc.constantFrom("left" as const, "restored" as const), id: name }),
);
const fileOf = (lines: readonly Line[]) => lines.map(textOf).join("");

describe("the lines of a pending file", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(line, (written) => {
        expect(parseLine(textOf(written))).toEqual(JSON.parse(JSON.stringify(written)));
      }),
    );
  });

  it("amount to the same when they are compacted", () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const entries = readEntries(fileOf(lines));
        expect(readEntries(fileOf(linesOf(entries)))).toEqual(entries);
      }),
    );
  });

  it("are read wherever a crash cuts the file off: as whole lines and at most one that is skipped, never as anything else", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const whole = Buffer.from(fileOf(lines));
        const ends = lines.map((_line, i) => Buffer.byteLength(fileOf(lines.slice(0, i + 1))) - 1);
        for (let length = 0; length <= whole.length; length += 1) {
          const finished = lines.slice(0, ends.filter((end) => end <= length).length);
          const { corrupt, ...entries } = readEntries(whole.subarray(0, length).toString("utf8"));
          const { corrupt: none, ...expected } = readEntries(fileOf(finished));
          expect({ length, ...entries }).toEqual({ length, ...expected });
          expect([none, corrupt <= 1]).toEqual([0, true]);
          expect(misattributed(entries)).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Tokens under another key than theirs, restores under another account. */
function misattributed({ creates, restores }: Pick<Entries, "creates" | "restores">): readonly unknown[] {
  return [
    ...creates.filter(({ token, key }) => key !== `key of ${token}`),
    ...restores.filter(({ id, account }) => account !== `account of ${id}`),
  ];
}
