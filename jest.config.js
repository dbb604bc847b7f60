/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.test.json" }] },
  // Many suites wait for processes that they start: a worker for each core, also where there are only two.
  maxWorkers: "100%",
  moduleNameMapper: {
    "^fast-check$": "<rootDir>/test/support/jest/fast-check.js",
    // Examples import the package by its name.
    "^smsform/messaging$": "<rootDir>/src/messaging/index.ts",
  },
  // A bound for what hangs, not a measure: machines are loaded.
  testTimeout: 30_000,
  reporters: ["default", "<rootDir>/test/support/jest/summary-reporter.js"],
  testSequencer: "<rootDir>/test/support/jest/long-first.js",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/build"],
};
