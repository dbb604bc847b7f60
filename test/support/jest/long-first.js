/**
 * The order of suites: those that take minutes begin first, so that no worker has one left for itself at the end. A fresh clone knows no
 * durations of earlier runs, and would go by the size of the files.
 */
const { default: Sequencer } = require("@jest/test-sequencer");

/** The longest first; those that mostly wait stand beside those that mostly compute. */
const long = [
  "engine/package",
  "scenarios/huawei-killed",
  "scenarios/tencent-lists",
  "engine/plugin-crash",
  "scenarios/refactoring",
  "scenarios/huawei-templates",
  "simulation/simulation",
  "stack/crash",
  "corpus/corpus",
  "examples/pipelines",
];

module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = long.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
      return found < 0 ? long.length : found;
    };
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
};
