const { availableParallelism } = require("node:os");

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "<rootDir>/test/support/jest/environment.js",
  runtime: "<rootDir>/test/support/jest/runtime.js",
  roots: ["<rootDir>/src", "<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": "<rootDir>/test/support/jest/typescript.js" },
  globalSetup: "<rootDir>/test/support/jest/begin.js",
  globalTeardown: "<rootDir>/test/support/jest/remove-temporary-folder.js",
  // Many suites wait, for processes that they start or for limits of real time: where two take turns on two cores, one of five seconds is idle.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // A worker keeps something of each suite that it ran: after hundreds of them it collects garbage for most of its time, and ends for want of memory.
  workerIdleMemoryLimit: "1GB",
  moduleNameMapper: {
    "^fast-check$": "<rootDir>/test/support/jest/fast-check.js",
    // Examples import the package by its name.
    "^smsform/messaging$": "<rootDir>/src/messaging/index.ts",
  },
  // A bound for what hangs, not a measure: machines are loaded.
  testTimeout: 60_000,
  reporters: ["default", "<rootDir>/test/support/jest/summary-reporter.js"],
  testSequencer: "<rootDir>/test/support/jest/long-first.js",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/build"],
};
