/**
 * What a run of the tests leaves in the system's folder for temporary files lies in one folder of it, and goes with it: also what other
 * programs leave there, and processes that are killed.
 */
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

module.exports = () => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), "smsform-tests-"));
};
