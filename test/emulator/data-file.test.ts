import { startEmulator } from "../../src/emulator";
import { createSaver } from "../../src/emulator/server/data-file";
import { memoryDisk } from "../support/memory-disk";
import { seeded } from "../support/random";
import { call, getSignature, getTemplate, newSignature, newTemplate } from "./caller";
import { call as callTencent } from "./tencent-caller";

const file = "/data.json";

/** A disk on which each write ends when it is told to. */
function slowDisk() {
  const disk = memoryDisk();
  const writes: { readonly text: string; end(failure?: Error): void }[] = [];
  const createMeanwhile = async (path: string, text: string) => {
    await new Promise<void>((done, fail) => {
      writes.push({ text, end: (failure) => (failure === undefined ? done() : fail(failure)) });
    });
    await disk.createMeanwhile(path, text);
  };
  return { disk: { ...disk, createMeanwhile }, writes };
}

describe("what is to be saved", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** What is saved is the number of changes. */
  function open({ isNew = false } = {}) {
    const { disk, writes } = slowDisk();
    let changes = 0;
    const saver = createSaver({
      place: { disk, random: seeded(1) },
      file,
      isNew,
      document: () => ({ version: 1, platforms: { changes } }),
    });
    const change = () => {
      changes += 1;
      saver.changed();
    };
    const saved = () => writes.map(({ text }) => JSON.parse(text).platforms.changes);
    return { saver, change, saved, writes, pass: (ms: number) => jest.advanceTimersByTimeAsync(ms) };
  }

  it("is written once for all changes that come while an earlier write takes its time", async () => {
    const { change, saved, writes, pass } = open();
    change();
    await pass(50);
    for (let each = 0; each < 100; each += 1) {
      change();
      await pass(60);
    }
    expect(saved()).toEqual([1]);
    writes[0]?.end();
    await pass(60_000);
    expect(saved()).toEqual([1, 101]);
  });

  it("is written the more seldom the longer a write takes", async () => {
    const { change, saved, writes, pass } = open();
    change();
    await pass(50);
    await pass(1000);
    change();
    writes[0]?.end();
    await pass(1999);
    change();
    expect(saved()).toEqual([1]);
    await pass(1);
    expect(saved()).toEqual([1, 3]);
  });

  it("is written at the end, after the write that is under way, and only where something is left", async () => {
    const { saver, change, saved, writes, pass } = open();
    change();
    await pass(50);
    change();
    const closed = saver.flush();
    writes[0]?.end();
    await pass(0);
    writes[1]?.end();
    await closed;
    await saver.flush();
    expect(saved()).toEqual([1, 2]);
  });

  it("is written at the end where the file is still to be made", async () => {
    const { saver, saved, writes, pass } = open({ isNew: true });
    const closed = saver.flush();
    await pass(0);
    writes[0]?.end();
    await closed;
    expect(saved()).toEqual([0]);
  });

  it("is tried again at the end after a write that failed, and by the next change", async () => {
    const { saver, change, saved, writes, pass } = open();
    change();
    await pass(50);
    writes[0]?.end(new Error("The disk is full."));
    await pass(60_000);
    expect(saved()).toEqual([1]);
    change();
    await pass(50);
    writes[1]?.end(new Error("The disk is full."));
    const closed = saver.flush();
    await pass(0);
    writes[2]?.end(new Error("The disk is full."));
    await expect(closed).rejects.toThrow("The disk is full.");
    expect(saved()).toEqual([1, 2, 2]);
  });
});

describe("the data file", () => {
  it("is not written by reads", async () => {
    const disk = memoryDisk();
    const first = await startEmulator({ data: file, disk });
    const [signature, template] = [await newSignature(first), await newTemplate(first)];
    await first.close();

    let writes = 0;
    const createMeanwhile = (path: string, text: string) => {
      writes += 1;
      return disk.createMeanwhile(path, text);
    };
    const next = await startEmulator({ data: file, disk: { ...disk, createMeanwhile } });
    await getSignature(next, signature);
    await getTemplate(next, template);
    await call(next, "GET", "/sms/v3/quota");
    await call(next, "GET", "/sms/v3/blacklist");
    await callTencent(next, "DescribeSmsTemplateList", { International: 0, Limit: 100, Offset: 0 });
    next.admin.objects();
    expect(next.admin.calls()).toMatchObject({ total: 5, refused: {} });
    await next.close();
    expect(writes).toBe(0);
  });
});
