const { rmSync } = require("node:fs");
const { dirname } = require("node:path");

module.exports = () => {
  const folder = process.env.TMPDIR;
  rmSync(folder, { recursive: true, force: true });
  // A run that watches begins again in the same process.
  process.env.TMPDIR = dirname(folder);
};
