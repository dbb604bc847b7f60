/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.test.json" }] },
  reporters: ["default", "<rootDir>/test/support/summary-reporter.js"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/build"],
};
