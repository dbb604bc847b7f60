/**
 * `npm run simulate`: histories of the embedded engine in a world of its own, on all cores.
 *
 *   npm run simulate -- --seeds 1..20000
 *   npm run simulate -- --minutes 60              from a seed of its own on, or from that of --seeds
 *   npm run simulate -- --history 17:0,3-,5       plays one again, and tells all that it does
 *   npm run simulate -- --mutations               puts faults into our own code, one after the other, and sees whether they are found
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { bundle, root } from "./simulation/bundle.mjs";

const require = createRequire(import.meta.url);

const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    minutes: { type: "string" },
    history: { type: "string" },
    mutations: { type: "boolean" },
    only: { type: "string" },
    jobs: { type: "string", default: String(availableParallelism()) },
    most: { type: "string", default: "10" },
  },
});
const jobs = Number(values.jobs);
const most = Number(values.most);
const chunk = 10;

process.exitCode = values.mutations ? await mutations() : values.history ? await one(values.history) : await many();

async function one(history) {
  const found = await played(await bundle("simulate"), [[history]], { shrinks: false, isTold: true, isShown: true, jobs: 1 });
  return found.violations.length === 0 ? 0 : 1;
}

async function many() {
  const [from, to] = range();
  const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
  const begun = Date.now();
  const found = await played(
    await bundle("simulate"),
    chunks(from, to, () => Date.now() < until),
    { shrinks: true, jobs },
  );
  const seconds = (Date.now() - begun) / 1000;
  console.log(found.table);
  const rate = (count) => (count / seconds).toFixed(1);
  console.log(
    `\nseeds ${from}..${from + found.histories - 1}: ${found.histories} histories (${rate(found.histories)} a second), ` +
      `${found.steps} steps (${rate(found.steps)} a second), ${found.violations.length} failed`,
  );
  return found.violations.length === 0 ? 0 : 1;
}

function range() {
  if (values.seeds === undefined) return values.minutes === undefined ? [1, 1000] : [Date.now() % 1e9, Number.POSITIVE_INFINITY];
  const [, from, to] = /^(\d+)(?:\.\.(\d+))?$/.exec(values.seeds) ?? [];
  if (from === undefined) throw new Error(`--seeds is "${values.seeds}". Write the first and the last one, as in --seeds 1..20000.`);
  return [Number(from), to === undefined ? (values.minutes === undefined ? Number(from) : Number.POSITIVE_INFINITY) : Number(to)];
}

function* chunks(from, to, goesOn = () => true) {
  for (let seed = from; seed <= to && goesOn(); seed += chunk) {
    yield Array.from({ length: Math.min(chunk, to - seed + 1) }, (_, i) => String(seed + i));
  }
}

/** Each mutation is found within as many histories as are named for it, or the net has a hole. */
async function mutations() {
  const all = JSON.parse(readFileSync(join(root, "test", "simulation", "mutations", "mutations.json"), "utf8"));
  const chosen = all.filter(({ name }) => values.only === undefined || name.includes(values.only));
  let missed = 0;
  for (const [i, mutation] of chosen.entries()) {
    const file = await bundle(`mutation-${i}`, mutation);
    const { within } = mutation;
    const { violations, histories } = await played(file, chunks(1, within), { shrinks: false, most: 1, jobs });
    const [first] = violations;
    if (first === undefined) missed += 1;
    const result = first ? `found by history ${first.history.split(":")[0]}: ${first.invariant}` : `NOT FOUND in ${histories} histories`;
    console.log(`${mutation.name}: ${result} (of at most ${within})`);
  }
  console.log(`\n${chosen.length - missed} of ${chosen.length} mutations found`);
  return missed === 0 ? 0 : 1;
}

/** Gives tasks to threads, as each has time for one. */
function played(file, tasks, { shrinks, isTold = false, isShown = false, most: mostHere = most, jobs: threads }) {
  const { Coverage } = require(file);
  const coverage = new Coverage();
  const total = { histories: 0, steps: 0, violations: [], table: "" };
  const queue = tasks[Symbol.iterator]();
  const thread = () =>
    new Promise((settle, fail) => {
      const worker = new Worker(file, { workerData: "simulation", execArgv: ["--enable-source-maps"] });
      const next = () => {
        const { value, done } = total.violations.length >= mostHere ? { done: true } : queue.next();
        if (done) worker.terminate().then(settle, fail);
        else worker.postMessage({ notations: value, options: { shrinks, most: mostHere }, isTold });
      };
      worker.on("error", fail);
      worker.on("message", ({ histories, steps, violations, coverage: seen }) => {
        total.histories += histories;
        total.steps += steps;
        total.violations.push(...violations);
        if (isShown) tellViolations(violations);
        coverage.merge(seen);
        next();
      });
      next();
    });
  return Promise.all(Array.from({ length: threads }, thread)).then(() => ({ ...total, table: coverage.table() }));
}

function tellViolations(violations) {
  for (const { history, invariant, found, steps } of violations) {
    console.log(`\n${invariant}\n  npm run simulate -- --history ${history}`);
    for (const step of steps) console.log(`    ${step}`);
    console.log(`  ${found.slice(0, 1500).replaceAll("\n", "\n  ")}`);
  }
}
