/** Ends a run with one plain line that any pipeline can read, after naming what was skipped. */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap(({ testResults }) => testResults.filter(({ status }) => status === "pending"));
    for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
    process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed${tail}\n`);
  }
}

module.exports = SummaryReporter;
