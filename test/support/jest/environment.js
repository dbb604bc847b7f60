/**
 * Suites of a worker share its globals, because they share modules (`runtime.js`). What a suite puts in the place of one goes with it, and what it
 * adds to the process's environment. What is new stays, but for what Jest keeps of the suite: libraries find each other by globals.
 */
const { ModernFakeTimers } = require("@jest/fake-timers");
const { ModuleMocker } = require("jest-mock");

/** Under which jest-circus keeps what it knows of a suite, beside symbols that nobody else can name. */
const kept = ["EVENT_HANDLERS", "TEST_TIMEOUT_SYMBOL", "RETRY_TIMES", "RETRY_IMMEDIATELY", "WAIT_BEFORE_RETRY", "LOG_ERRORS_BEFORE_RETRY"];

const isOfSuite = (name) => typeof name === "symbol" && (kept.includes(Symbol.keyFor(name)) || Symbol.keyFor(name) === undefined);

class SuiteEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  #isOver = false;
  #globals = Object.getOwnPropertyDescriptors(globalThis);
  #variables = { ...process.env };
  #exit = process.exit;

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    const after = Object.getOwnPropertyDescriptors(globalThis);
    for (const name of Reflect.ownKeys(after)) {
      const before = this.#globals[name];
      if (before === undefined) {
        if (isOfSuite(name)) Reflect.deleteProperty(globalThis, name);
      } else if (before.configurable && (before.value !== after[name].value || before.get !== after[name].get)) {
        Object.defineProperty(globalThis, name, before);
      }
    }
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    process.exit = this.#exit;
    this.#isOver = true;
  }

  exportConditions() {
    return ["node", "node-addons"];
  }

  /** Jest asks whether the suite is over by it. */
  getVmContext() {
    return this.#isOver ? null : globalThis;
  }
}

module.exports = { __esModule: true, default: SuiteEnvironment };
