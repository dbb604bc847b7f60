/** `npm run test:quick`: what runs within this process and needs neither a build nor an engine. */
const all = require("./jest.config.js");

/** @type {import("jest").Config} */
module.exports = {
  ...all,
  roots: ["<rootDir>/src", "<rootDir>/test/reconcile", "<rootDir>/test/emulator"],
  // These start processes.
  testPathIgnorePatterns: [
    "/src/system/(process-identity|reading)",
    "/src/plugin/(starting/(launcher|main)|shared-slot-register|pending/pending-file)",
  ],
};
