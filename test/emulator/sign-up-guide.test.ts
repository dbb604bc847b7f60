/** What the guide on testing a sign-up has its readers write: the program, the seed, the test and the requests, as they stand there. */
import * as library from "../../src";
import * as emulators from "../../src/emulator";
import { outcomeOf } from "../../src/emulator/inbox/outcomes";
import { curl } from "../support/cli/curl";
import { memoryDisk } from "../support/memory-disk";
import { readGuide, runModule } from "../support/stacks/guide";
import { senderOn } from "./infocloud-caller";

const guide = readGuide("testing-a-sign-up");

it("its test passes, in ten lines", async () => {
  const [program = "", seed = "", code = ""] = [
    ...guide.blocks("The program", "typescript"),
    ...guide.blocks("What the platform knows", "json"),
    ...guide.blocks("The test", "typescript"),
  ];
  const disk = memoryDisk();
  disk.create("/sms.json", seed);
  const tests: (() => Promise<void>)[] = [];
  const process = { env: {} };
  const find = (name: string): unknown => {
    if (name === "node:test") return (_title: string, work: () => Promise<void>) => tests.push(work);
    if (name === "smsform") return library;
    if (name === "./app.js") return runModule(program, find, process);
    if (name !== "smsform/emulator") return jest.requireActual(name);
    const startEmulator = (options: emulators.EmulatorOptions) => emulators.startEmulator({ ...options, disk, seed: `/${options.seed}` });
    return { ...emulators, startEmulator };
  };
  runModule(code, find, process);
  expect(tests).toHaveLength(1);
  await tests[0]?.();
  expect(code.match(/^ {2}\S/gm)).toHaveLength(10);
});

it("its requests are answered", async () => {
  const emulator = await emulators.startEmulator();
  await senderOn(emulator).send({ templateParam: '["1234"]' });
  for (const line of guide.blocks("From any language", "shell").flatMap((block) => block.trim().split("\n"))) {
    expect([line, (await curl(line, emulator.url)).status]).toEqual([line, 200]);
  }
  await emulator.close();
});

it("its numbers are all that decide", () => {
  const numbers = Array.from({ length: 10 }, (_, place) => `1990000000${place}`);
  const told = numbers.filter((number) => guide.text.includes(`| \`${number}\` |`));
  expect(told).toEqual(numbers.filter((number) => outcomeOf(number) !== undefined));
});
