/**
 * fast-check as the tests use it: the same cases in every run, so that a run says something of the change alone.
 * `SEED=random` looks for new ones, `SEED=n` goes through those of a run.
 */
const check = require("../../../node_modules/fast-check/lib/cjs/fast-check.js");

const { SEED = "1" } = process.env;
if (SEED !== "random") check.configureGlobal({ seed: Number(SEED) });

/** Surrogates, of which no text is made. */
const [first, count] = [0xd800, 0x800];

/** As the unit "binary" has them, which makes a table of all of them first: a second in each suite. */
const codePoints = check.integer({ min: 0, max: 0x10ffff - count }).map(
  (number) => String.fromCodePoint(number < first ? number : number + count),
  (text) => {
    const number = typeof text === "string" ? text.codePointAt(0) : undefined;
    if (number === undefined || String.fromCodePoint(number) !== text || !text.isWellFormed()) throw new TypeError("no code point");
    return number < first ? number : number - count;
  },
);

module.exports = {
  ...check,
  string: (constraints = {}) => check.string(constraints.unit === "binary" ? { ...constraints, unit: codePoints } : constraints),
};
