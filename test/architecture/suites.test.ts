/** What suites that run in the same process keep apart, and what they have in common. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import SuiteEnvironment from "../support/jest/environment";

describe("after a suite", () => {
  const config = { projectConfig: { fakeTimers: {} } };
  const { SMSFORM_SUITE: none, PATH: path } = process.env;
  const { fetch: network, setTimeout: timer } = globalThis;
  const { exit } = process;

  it("variables, globals and the way out are what they were before it", async () => {
    const suite = new SuiteEnvironment(config);
    Object.assign(process.env, { SMSFORM_SUITE: "1", PATH: "" });
    Object.assign(globalThis, { fetch: () => undefined, setTimeout: () => undefined });
    process.exit = () => undefined as never;
    await suite.teardown();
    expect([process.env.SMSFORM_SUITE, process.env.PATH]).toEqual([none, path]);
    expect([globalThis.fetch, globalThis.setTimeout, process.exit]).toEqual([network, timer, exit]);
  });

  it("nothing is left of what Jest knows of it, and all that libraries find each other by", async () => {
    const suite = new SuiteEnvironment(config);
    const [ofJest, ofOthers] = [Symbol("state"), Symbol.for("smsform.library")];
    Object.assign(globalThis, { [ofJest]: {}, [ofOthers]: {} });
    await suite.teardown();
    expect([ofJest in globalThis, ofOthers in globalThis]).toEqual([false, true]);
    Reflect.deleteProperty(globalThis, ofOthers);
  });

  it("it is over for Jest, which asks for a context", async () => {
    const suite = new SuiteEnvironment(config);
    expect(suite.getVmContext()).not.toBeNull();
    await suite.teardown();
    expect(suite.getVmContext()).toBeNull();
  });
});

it("a suite gets a module anew where it asks for that", () => {
  const load = (): object => require("../../src/version");
  let anew: object = {};
  jest.isolateModules(() => {
    anew = load();
  });
  expect(Object.keys(anew)).toEqual(Object.keys(load()));
  expect(anew).not.toBe(load());
});

it("a step that runs a stack is looked at: `succeeded` and `failed` say what those that a test only goes on from have to come to", () => {
  const folder = join(__dirname, "..");
  const suites = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".test.ts"));
  const unseen = suites.flatMap((name) => {
    const steps = readFileSync(join(folder, name), "utf8").match(
      /^ *await (?:(?:cli|line)\.run|\w+\.(?:plan|apply|destroy|refresh|import))\(.*;$/gm,
    );
    return (steps ?? []).map((step) => `${name}: ${step.trim()}`);
  });
  expect(unseen).toEqual([]);
});
