/** The figures as tables. */
import { availableParallelism, loadavg, totalmem } from "node:os";

/** What the figures depend on, without the machine's name. To be asked for before the measuring loads it. */
export function machine() {
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores, ${gib} GiB of memory, load average ${loadavg()[0].toFixed(1)} at the start; Node ${process.versions.node}`;
}

export function render({
  objects,
  rounds,
  latency,
  machine,
  speed,
  growth,
  changes,
  expressions,
  synth,
  plugin,
  tencent,
  adoption,
  huawei,
  sending,
  callbacks,
  constructs,
  page,
  hasTofu,
}) {
  const tofu = hasTofu ? "" : "\nOpenTofu is not installed here; its rows are left out.\n";
  return `# Figures of one run

Written by \`npm run bench\`. ${machine}.

## Beside a bare loop

${objects} templates on an emulator that answers after ${latency}, account and rate limits off. A bare loop makes the same signed calls over kept
connections and does nothing else. Seconds are those of whole processes, start-up included. ${rounds > 1 ? `Medians of ${rounds} rounds; OpenTofu runs once.` : "One round."}
${tofu}
${table(["in flight", "program", "seconds", "of the bare loop", "calls"], speed.flatMap(speedRows))}

A plan refreshes every object. An apply looks once at the first object that it made, to learn the account's owner.

## Growth

An emulator that answers at once, 10 calls in flight. Start-up is the same command on a stack with one object, and is taken off the
times. Bytes are those written to state and journal; a plan writes none.

${table(["objects", "command", "start-up", "seconds", "ms an object", "bytes written", "peak memory"], growth.flatMap(growthRows))}

## A few changes in a large stack

Bytes that an apply adds to its journal for each changed object, before the state is written once at its end (with a copy of the old one).

${table(["objects", "changed", "bytes a changed object", "state and its backup"], changes.map(changeRow))}

## Expressions

A plan of ${expressions.objects} templates by \`for_each\` over a \`for\` with three functions for each, beside the same objects written out in the same language.
Start-up includes the expression parser where there is something for it: where a stack holds more than the ordinary kinds of expressions.

${table(["language", "plan", "seconds", "of literals"], expressions.rows.flatMap(expressionRows))}

## From a program to its plan

The stack of the quickstart: its compiled CDKTF program is run, and what it declares is compared with an emulator that answers at once.
Medians of ${rounds} rounds; the parts are processes of their own.

${table(["what", "seconds"], synthRows(synth))}

## The plugin

From starting the shipped plugin to its handshake, and to its first answer, beside \`node -e 0\`: medians of pairs that take turns.

${table(["", "ms"], startRows(plugin.start))}
${plugin.plan ? pluginPlanSection(plugin.plan, latency) : ""}
Both engines on stacks of their own, the same number of calls in flight:

${table(["program", "what", "seconds", "calls", "peak memory"], plugin.engines.rows.map(engineRow))}

## Tencent: a call for a hundred objects

A plan of ${tencent.batches.objects} templates at ${tencent.batches.latency}. A bare loop makes the fewest calls that they can be read with.

${table(["program", "seconds", "calls"], tencent.batches.rows.map(batchRow))}

## Tencent: the documented limits

${tencent.limits.objects} signatures and as many templates at ${tencent.limits.latency}, while the emulator refuses what comes too often: a signature a second is
made or deleted, two templates made, one deleted. So the floor is a second for each signature but the first.

${table(["program", "what", "seconds", "of the floor", "calls", "refused"], tencent.limits.rows.map(limitRow))}
${adoptionSection(adoption)}${huaweiSection(huawei)}${sendingSection(sending)}${callbacksSection(callbacks)}${constructsSection(constructs)}${page ? pageSection(page) : ""}`;
}

function sendingSection({ texts, latency, rows }) {
  const [floor] = rows;
  const cells = rows.map(({ who, ms, cpuMs, calls, target, peakBytes }) => {
    const ratio = ms / floor.ms;
    const memory = `${megabytes(peakBytes)} (${memoryVerdict(peakBytes, 200e6)})`;
    return [who, seconds(ms), target ? verdict(ratio, target) : `${ratio.toFixed(2)} ×`, seconds(cpuMs), callsOf(calls), memory];
  });
  return `
## Sending: one text to many numbers

${texts} numbers through Tencent at ${latency}, 200 a call and 10 calls in flight, account and rate limits off. The messenger yields a result for each.

${table(["program", "seconds", "of the bare loop", "processor seconds", "calls", "peak memory"], cells)}
`;
}

function adoptionSection({ templates, signatures, latency, fewest, rows }) {
  const [lists, ...others] = rows;
  const together = others.reduce((sum, { ms }) => sum + ms, 0) / (others.length * lists.ms);
  const cells = rows.map(({ who, ms, cpuMs, calls, refused }) => {
    const made = Object.values(calls).reduce((sum, count) => sum + count, 0);
    return [
      who,
      seconds(ms),
      cpuMs === undefined ? "" : seconds(cpuMs),
      `${made} (at most ${fewest}: ${made <= fewest ? "met" : "missed"})`,
      refused,
    ];
  });
  return `
## Tencent: an account that is taken over

${templates} templates and ${signatures} signatures at ${latency} and the documented limits, with the list of signatures switched on. The lists alone take ${fewest} calls: there is no total.
Adopt and first plan took ${verdict(together, 1.2)} of the lists, read twice.

${table(["program", "seconds", "processor seconds", "calls", "refused"], cells)}
`;
}

function pageSection({ objects, messages, rows }) {
  const within = (ms, most) => `${ms.toFixed(0)} ms (under ${most}: ${ms < most ? "met" : "missed"})`;
  const cells = rows.map(({ view, first, shown, answered }) => [view, within(first, 1000), within(shown, 50), `${answered.toFixed(0)} ms`]);
  return `
## The emulator's page

${objects} objects and ${messages} messages, in a real browser: from opening the page to the first painted line, and from a key in the search to the
frame that shows it and to the list that answers it. The emulator searches; it answers from a process of its own.

${table(["view", "first line", "a key is shown", "and answered"], cells)}
`;
}

function huaweiSection({ objects, latency, rows, throttled: { made, gone, there, different, left } }) {
  const floors = Object.fromEntries(rows.filter(({ who }) => who === "bare loop").map(({ what, ms }) => [what, ms]));
  const cells = rows.map(({ who, what, ms, calls, target }) => {
    const ratio = ms / floors[what];
    return [who, what, seconds(ms), target ? verdict(ratio, target) : `${ratio.toFixed(2)} ×`, callsOf(calls)];
  });
  return `
## Huawei: many templates

${objects} templates of one application at ${latency}, every second one with a variable. A bare loop makes the fewest calls: one to make a template,
pages of 100 and one for the variables of those that have some, 50 deletions a call. OpenTofu asks for 10 objects at a time.

${table(["program", "what", "seconds", "of the bare loop", "calls"], cells)}

With one call in ten throttled ${there} templates of ${different} names were made in ${seconds(made.ms)} s (${made.refused} calls refused), and ${left} were left after
their deletion in ${seconds(gone.ms)} s (${gone.refused} refused).
`;
}

function callbacksSection({ connections, rows }) {
  const cells = rows.map(({ what, each, bare, handler, target }) => {
    const ratio = handler.perSecond / bare.perSecond;
    const times = `${ratio.toFixed(2)} × (at least ${target}: ${ratio >= target ? "met" : "missed"})`;
    const wait = `${handler.p99.toFixed(0)} ms (under 1000: ${handler.p99 < 1000 ? "met" : "missed"})`;
    const processor = `${handler.cpuMicros.toFixed(1)} and ${bare.cpuMicros.toFixed(1)} µs`;
    return [what, each, handler.perSecond.toFixed(0), bare.perSecond.toFixed(0), times, processor, wait];
  });
  return `
## Receipts that are pushed

The handler verifies, reads, answers, leaves out repetitions and tells events; a bare \`node:http\` server parses the same JSON, counts and answers.
Each is a process of its own and gets what ${connections} connections push, one after another on each. The 99th percentile is that of the handler's answers.

${table(["push", "reports in it", "receipts a second", "bare", "of the bare server", "processor time of a receipt", "99th percentile"], cells)}
`;
}

function constructsSection({ synth: { few, many, level1, level2, large }, types, imports }) {
  const growth = large / many / (level2 / few);
  const rows = [
    [`${few} templates, their objects by hand`, seconds(level1), ""],
    [`${few} templates, by the constructs`, seconds(level2), verdict(level2 / level1, 1.5)],
    [`${many} templates, by the constructs`, seconds(large), `a template: ${verdict(growth, 1.3)}`],
  ];
  const within = (ms, most) => `${seconds(ms)} (under ${most}: ${ms < most * 1000 ? "met" : "missed"})`;
  const compiled = [
    [`a program of ${types.templates} templates`, within(types.program, 10)],
    ["all examples", within(types.examples, 5)],
  ];
  return `
## The construct library

Seconds and milliseconds are those of processor time. Templates on three platforms, declared and synthesized, without loading:

${table(["program", "seconds", "ratio"], rows)}

Checking types, with the compiler's start:

${table(["what", "seconds"], compiled)}

What an import takes, beside bare Node; \`smsform/cdktf\` loads \`cdktf\` itself:

${table(
  ["import", "ms", "memory"],
  imports.map(({ name, ms, bytes }) => [`\`${name}\``, ms.toFixed(0), megabytes(bytes)]),
)}
`;
}

function speedRows({ inFlight, rows }) {
  const floors = Object.fromEntries(rows.filter(({ who }) => who === "bare loop").map(({ what, ms }) => [what, ms]));
  return rows.map(({ who, what, ms, target, calls }) => {
    const ratio = ms / floors[what];
    const name = who === "bare loop" ? `${who}, ${what}` : who;
    return [inFlight, name, seconds(ms), target ? verdict(ratio, target) : `${ratio.toFixed(2)} ×`, calls ? callsOf(calls) : ""];
  });
}

function growthRows({ from, to, shape, commands }) {
  const form = forms[shape];
  return commands.flatMap(({ command, start, small, large }) => {
    const [before, after] = [small, large].map(({ ms }) => ms - start);
    const [few, many] = [small, large].map(({ written }) => written.state + written.journal);
    const bytes = many === 0 && few === 0 ? "" : verdict(many / few, growthTarget(from, to));
    const each = ({ perObject }) => perObject.toFixed(2);
    return [
      [`${from}, ${form}`, command, seconds(start), seconds(before), each(small), few, megabytes(small.peakBytes)],
      [`${to}, ${form}`, command, seconds(start), seconds(after), each(large), many, megabytes(large.peakBytes)],
      [
        "ratio",
        command,
        "",
        `${(after / before).toFixed(2)} ×`,
        verdict(large.perObject / small.perObject, 1.1),
        bytes,
        memoryVerdict(large.peakBytes),
      ],
    ];
  });
}

const forms = { blocks: "a block each", references: "a block each, with references", count: "one block with count" };

function changeRow({ objects, changed, journal, state }) {
  const each = Math.round(journal / changed);
  return [objects, changed, `${each} (under 4096: ${each < 4096 ? "met" : "missed"})`, state];
}

function synthRows({ whole, program, node }) {
  return [
    ["smsform plan, all of it", `${seconds(whole)} (under 1: ${whole < 1000 ? "met" : "missed"})`],
    ["of which the program that declares the stack", seconds(program)],
    ["of which Node's own start, twice", seconds(2 * node)],
  ];
}

function startRows({ pairs, bare, plugin, schema, ratio, target }) {
  return [
    [`bare Node, ${pairs} times`, bare.toFixed(0)],
    ["the plugin", plugin.toFixed(0)],
    ["the plugin, until it has told its schema", schema.toFixed(0)],
    ["ratio", verdict(ratio, target, 2)],
  ];
}

function pluginPlanSection({ objects, inFlight, plugin, stub, engine, floor, ofStub, ofFloor }, latency) {
  const rows = [
    ["tofu plan with this plugin", seconds(plugin)],
    ["tofu plan with a stub that only waits and codes", seconds(stub)],
    ["the engine's own time", seconds(engine)],
    ["the latency of all calls", seconds(floor)],
    ["this plugin beside the stub", verdict(ofStub.ratio, ofStub.target, 2)],
    ["this plugin beside latency and engine", verdict(ofFloor.ratio, ofFloor.target, 2)],
  ];
  return `
A plan of ${objects} templates through OpenTofu at ${latency}, ${inFlight} in flight:

${table(["what", "seconds"], rows)}
`;
}

function engineRow({ who, what, ms, calls, peakBytes }) {
  return [who, what, seconds(ms), callsOf(calls), megabytes(peakBytes)];
}

function batchRow({ who, ms, calls }) {
  return [who, seconds(ms), callsOf(calls)];
}

function limitRow({ who, what, ms, floor, calls, refused }) {
  return [who, what, seconds(ms), floor === undefined ? "" : verdict(ms / floor, 1.1), callsOf(calls), refused];
}

function expressionRows({ language, plain, literals, expressions }) {
  return [
    [language, "without objects", seconds(plain), ""],
    [language, "literals", seconds(literals), ""],
    [language, "expressions", seconds(expressions), verdict(expressions / literals, 1.15, 2)],
  ];
}

/** Ten times as many objects may cost eleven times as much. */
function growthTarget(from, to) {
  return (to / from) * 1.1;
}

function verdict(ratio, target, digits = 1) {
  return `${ratio.toFixed(2)} × (at most ${target.toFixed(digits)}: ${ratio <= target ? "met" : "missed"})`;
}

function memoryVerdict(bytes, most = 500e6) {
  return `under ${megabytes(most)}: ${bytes < most ? "met" : "missed"}`;
}

function callsOf(calls) {
  return Object.entries(calls)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}

function seconds(ms) {
  return (ms / 1000).toFixed(2);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function table(heading, rows) {
  const lines = [heading, heading.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
