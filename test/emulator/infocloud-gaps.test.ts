/** Every contradiction (A) and every silence (B) of the specification's section 15: either a switch, or nothing that an answer could show. */
import { infocloudSwitches } from "../../src/emulator/infocloud/switches";

/** Why no switch is needed. */
const withoutEffect: Readonly<Record<string, string>> = {
  A14: "Answers have the name of all examples.",
  A15: "Receipts have one name when they are read and another when they are pushed, as printed.",
  A17: "A number of headers that the list beside it corrects.",
  A18: "All six algorithms are taken: each is in a list or in an example.",
  A21: "Both ways to write a variable are taken.",
  A22: "The length of a template is advised, and checked by nobody who answers calls.",
  A23: "The emulator answers on any host; a signature does not cover it.",
  A24: "A code of either table is a code.",
  A25: "A vendor's program that is not to be used.",
  A26: "Names of one thing.",
  A27: "A name of a call that stands nowhere else.",
  A28: "Two notions that share a word.",
  A30: "Letters of a pattern.",
  A31: "Categories come in the order in which they were set.",
  A32: "A comment in a sample.",
  A33: "A mistake in a sample.",
  B1: "Signatures are computed from the rule.",
  B8: "The answer is the envelope alone.",
  B9: "An integer is signed as its digits; nothing else can be done with it.",
  B11: "Templates are made in the admin interface, in whatever state.",
  B12: "Numbers are put on the blacklist in the admin interface.",
  B14: "A template has the limits that it is made with.",
  B16: "Numbers of other countries are none.",
  B17: "More calls than 300 a second are refused as more than any other limit.",
  B18: "Whether an address is allowed is set in the admin interface.",
  B21: "Pages that are lost.",
  B22: "Files that are linked only.",
};

const points = [...Array.from({ length: 33 }, (_, place) => `A${place + 1}`), ...Array.from({ length: 24 }, (_, place) => `B${place + 1}`)];

describe("the open points of infocloud's document", () => {
  const switched = new Set(Object.values(infocloudSwitches).map(({ gap }): string => gap));

  it.each(points)("%s is a switch or has no effect, and not both", (gap) => {
    expect(switched.has(gap)).toBe(!(gap in withoutEffect));
  });
});
