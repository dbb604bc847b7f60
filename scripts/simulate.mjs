/**
 * `npm run simulate`: histories of the embedded engine, or of the plugin under a model of the engines' core, in a world of its own, on all cores.
 *
 *   npm run simulate -- --seeds 1..20000
 *   npm run simulate -- --plugin --seeds 1..500   the plugin's
 *   npm run simulate -- --minutes 60              from a seed of its own on, or from that of --seeds
 *   npm run simulate -- --history 17:0,3-,5       plays one again, and tells all that it does
 *   npm run simulate -- --mutations               puts faults into our own code, one after the other, and sees whether they are found
 *   npm run simulate -- --mutations --only NAME   those that have it in their name
 */
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { bundle } from "./simulation/bundle.mjs";
import { mutated, readMutations } from "./simulation/mutations.mjs";

const require = createRequire(import.meta.url);

const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    minutes: { type: "string" },
    plugin: { type: "boolean", default: false },
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
    { shrinks: true, isShown: true, jobs },
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
    yield Array.from({ length: Math.min(chunk, to - seed + 1) }, (_, i) => `${values.plugin ? "plugin/" : ""}${seed + i}`);
  }
}

/** Each mutation is found within as many histories as are named for it, or the net has a hole. */
async function mutations() {
  const all = readMutations();
  // Before anything is played: one that fits no more is an error of its own.
  for (const mutation of all) mutated(mutation);
  const chosen = all.filter(({ name }) => values.only === undefined || name.includes(values.only));
  if (chosen.length === 0)
    throw new Error(`No mutation has "${values.only}" in its name. There are: ${all.map(({ name }) => name).join("; ")}.`);
  const [from] = range();
  const whole = await bundle("simulate");
  const rows = [["mutation", "within", "found by", "seconds", "invariant"]];
  let missed = 0;
  for (const mutation of chosen) {
    const { name, within } = mutation;
    const file = await bundle("mutation", mutation);
    const begun = Date.now();
    const { violations } = await played(file, chunks(from, from + within - 1), { shrinks: false, most: 1, jobs });
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    const [first] = violations.toSorted((one, other) => seedOf(one) - seedOf(other));
    // What fails in any case says nothing of the mutation.
    const without = first && (await played(whole, [[first.history]], { shrinks: false, jobs: 1 }));
    const isFound = without?.violations.length === 0;
    if (!isFound) missed += 1;
    const found = isFound ? String(seedOf(first)) : first ? `${seedOf(first)}, WHICH FAILS WITHOUT IT` : "NOT FOUND";
    rows.push([name, String(within), found, seconds, first?.invariant ?? ""]);
    console.error(`${rows.length - 1}/${chosen.length} ${rows.at(-1).join(", ")}`);
  }
  console.log(aligned(rows));
  console.log(`\n${chosen.length - missed} of ${chosen.length} mutations found`);
  return missed === 0 ? 0 : 1;
}

function seedOf({ history }) {
  return Number.parseInt(history.replace("plugin/", ""), 10);
}

function aligned(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows
    .map((row) =>
      row
        .map((text, i) => text.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
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
      worker.on("message", ({ line, histories, steps, violations, coverage: seen }) => {
        if (line !== undefined) return console.log(line);
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
