/** Ends a run with one plain line that any pipeline can read, after naming what each engine ran, and what was skipped. */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const all = results.testResults.flatMap(({ testResults }) => testResults);
    for (const line of engineLines(all)) process.stdout.write(`${line}\n`);
    const skipped = all.filter(({ status }) => status === "pending");
    for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
    process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed${tail}\n`);
  }
}

/** `OpenTofu 1.6.2 ran: the bundled plugin (3), …`, and what of that it skipped. */
function engineLines(tests) {
  const suites = new Map();
  for (const { ancestorTitles, status } of tests) {
    const [, suite, engine] = ancestorTitles.map((title) => /^(.*), with ((?:OpenTofu|Terraform)\b.*)$/.exec(title)).find(Boolean) ?? [];
    if (!engine) continue;
    const key = `${engine} ${status === "pending" ? "skipped" : "ran"}`;
    const counts = suites.get(key) ?? new Map();
    suites.set(key, counts.set(suite, (counts.get(suite) ?? 0) + 1));
  }
  return [...suites]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, counts]) => `${key}: ${[...counts].map(([suite, count]) => `${suite} (${count})`).join(", ")}`);
}

module.exports = SummaryReporter;
