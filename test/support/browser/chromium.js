/** The browser that looks at the emulator's page: in tests, in the bench and for the pictures of the documentation. */
const { accessSync, constants } = require("node:fs");
const { delimiter, join } = require("node:path");
const { chromium } = require("playwright-core");

/** `CHROMIUM_PATH`, or a `chromium` on the PATH; undefined where there is none. */
function chromiumPath({ CHROMIUM_PATH, PATH = "" } = process.env) {
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return PATH.split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, "chromium"))
    .find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function launch() {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error("There is no chromium on the PATH. Install one, or name one in CHROMIUM_PATH.");
  // Root has no sandbox, and containers have little shared memory.
  const args = ["--disable-dev-shm-usage", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  return chromium.launch({ executablePath, args });
}

module.exports = { chromiumPath, launch };
