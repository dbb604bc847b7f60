/**
 * fast-check as the tests use it: the same cases in every run, so that a run says something of the change alone.
 * `SEED=random` looks for new ones, `SEED=n` goes through those of a run.
 */
const check = require("../../../node_modules/fast-check/lib/cjs/fast-check.js");

const { SEED = "1" } = process.env;
if (SEED !== "random") check.configureGlobal({ seed: Number(SEED) });

module.exports = check;
