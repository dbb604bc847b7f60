import { wantsColours } from "./colours";

describe("colours", () => {
  it.each([
    ["on a terminal", { isTerminal: true }, {}, true],
    ["not in files and pipes", {}, {}, false],
    ["not in pipes of a CI", {}, { CI: "true" }, false],
    ["not on a terminal that knows none", { isTerminal: true }, { TERM: "dumb" }, false],
    ["not with --no-color", { isTerminal: true, plain: true }, { FORCE_COLOR: "1" }, false],
    ["not with NO_COLOR", { isTerminal: true }, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["with an empty NO_COLOR", { isTerminal: true }, { NO_COLOR: "" }, true],
    ["wherever FORCE_COLOR asks for them", {}, { FORCE_COLOR: "1" }, true],
    ["wherever FORCE_COLOR is set", {}, { FORCE_COLOR: "" }, true],
    ["not with FORCE_COLOR=0", { isTerminal: true }, { FORCE_COLOR: "0" }, false],
  ])("%s", (_when, wish, environment, expected) => {
    expect(wantsColours({ plain: false, isTerminal: false, ...wish, environment })).toBe(expected);
  });
});
