/**
 * What a run of the tests leaves in the system's folder for temporary files lies in one folder of it, and goes with it: also what other
 * programs leave there, and processes that are killed.
 */
const { chmodSync, mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), "smsform-tests-"));
  // A database server that refuses to run as root runs as another user, and has to get through to its own folder.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
};
