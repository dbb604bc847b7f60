/** Telling each thing once, and messages of several segments as one. */
import { ManualClock } from "../../../test/support/time/manual-clock";
import { failed, unknown } from "./causes";
import type { MessagingEvent, Receipt, Reply } from "./events";
import { createReceiptStore, type Kept, type ReceiptStore } from "./store";
import { createReceiptTracker } from "./tracker";

const minuteMs = 60_000;

/** `1/2 DELIVRD` is the first of two segments, of message a; `b 1/1 UNKNOWN` of another. */
function report(text: string): Receipt {
  const [, id = "a", number, of, code = ""] = /^(?:(\w) )?(\d)\/(\d) (\S+)$/.exec(text) ?? [];
  const base = { platform: "huawei", via: "push", verified: true, numberMasked: false, original: {} } as const;
  const segment = { number: Number(number), of: Number(of) };
  const facts = { ...base, key: `huawei:${id} ${number}`, messageKey: `huawei:${id}`, messageId: id, segment, code };
  if (code === "DELIVRD") return { ...facts, type: "delivered" };
  return { ...facts, ...(code === "UNKNOWN" || code === "ACCEPTD" ? unknown : failed("Huawei", code, [])) };
}

function told(event: MessagingEvent): string {
  if (event.type === "reply") return `reply ${event.text}`;
  const { type, messageId, code, revised, missing } = event;
  return [messageId, type, code, ...(revised ? [`was ${revised}`] : []), ...(missing ? [`${missing} missing`] : [])].join(" ");
}

function tracker(options: Parameters<typeof createReceiptTracker>[0] = {}) {
  const clock = new ManualClock();
  const tracked = createReceiptTracker({ clock, segmentWaitMs: 10 * minuteMs, ...options });
  const take = async (...texts: string[]) => (await tracked.take(texts.map(report))).events.map(told);
  const settle = async () => (await tracked.settle()).events.map(told);
  return { tracked, clock, take, settle };
}

describe("a message", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["is told at once where it has one segment", ["1/1 DELIVRD"], ["a delivered DELIVRD"]],
    ["is told once", ["1/1 DELIVRD", "1/1 DELIVRD"], ["a delivered DELIVRD"]],
    ["is delivered when all its segments are", ["1/2 DELIVRD", "2/2 DELIVRD"], ["a delivered DELIVRD"]],
    ["is delivered in any order of its segments", ["3/3 DELIVRD", "1/3 DELIVRD", "2/3 DELIVRD"], ["a delivered DELIVRD"]],
    ["waits for a segment, whatever is repeated of another", ["1/2 DELIVRD", "1/2 DELIVRD"], []],
    ["fails with its first segment, at once and once", ["2/3 UNDELIV", "1/3 DELIVRD", "3/3 UNDELIV"], ["a failed UNDELIV"]],
    ["is unknown where a segment is", ["1/2 UNKNOWN", "2/2 DELIVRD"], ["a unknown UNKNOWN"]],
    ["is unknown until it is known", ["1/1 ACCEPTD", "1/1 DELIVRD"], ["a unknown ACCEPTD", "a delivered DELIVRD was unknown"]],
    ["stays known when somebody does not know later", ["1/1 DELIVRD", "1/1 UNKNOWN"], ["a delivered DELIVRD"]],
    ["is revised", ["1/1 UNDELIV", "1/1 DELIVRD"], ["a failed UNDELIV", "a delivered DELIVRD was failed"]],
    [
      "is not revised back by a repetition that comes late",
      ["1/1 UNDELIV", "1/1 DELIVRD", "1/1 UNDELIV"],
      ["a failed UNDELIV", "a delivered DELIVRD was failed"],
    ],
    ["is not told again for another code of the same outcome", ["1/1 UNDELIV", "1/1 EXPIRED"], ["a failed UNDELIV"]],
    [
      "stays failed until all its segments are known",
      ["1/2 UNDELIV", "1/2 DELIVRD", "2/2 DELIVRD"],
      ["a failed UNDELIV", "a delivered DELIVRD was failed"],
    ],
    [
      "fails after its segments had told otherwise",
      ["1/2 DELIVRD", "2/2 DELIVRD", "2/2 UNDELIV"],
      ["a delivered DELIVRD", "a failed UNDELIV was delivered"],
    ],
    ["is one of several", ["b 1/2 DELIVRD", "1/1 DELIVRD", "b 2/2 UNDELIV"], ["a delivered DELIVRD", "b failed UNDELIV"]],
  ])("%s", async (_what, reports, events) => {
    const { take } = tracker();
    const one = [];
    for (const text of reports) one.push(...(await take(text)));
    expect(one).toEqual(events);
    expect(await tracker().take(...reports)).toEqual(events);
  });

  it("is delivered after the wait though segments are missing, and revised by what comes then", async () => {
    const { tracked, clock, take, settle } = tracker();
    expect(await take("1/3 DELIVRD")).toEqual([]);
    expect(await tracked.settle()).toEqual({ events: [], nextAt: clock.now() + 10 * minuteMs });
    clock.advance(5 * minuteMs);
    // A second segment does not make it wait longer.
    expect(await take("2/3 DELIVRD")).toEqual([]);
    clock.advance(5 * minuteMs);
    expect(await settle()).toEqual(["a delivered DELIVRD 1 missing"]);
    expect(await settle()).toEqual([]);
    expect(await take("3/3 UNDELIV")).toEqual(["a failed UNDELIV was delivered"]);
  });

  it("is unknown after the wait where a segment is", async () => {
    const { clock, take, settle } = tracker();
    await take("1/3 UNKNOWN", "2/3 DELIVRD");
    clock.advance(10 * minuteMs);
    expect(await settle()).toEqual(["a unknown UNKNOWN 1 missing"]);
    expect(await take("3/3 DELIVRD")).toEqual([]);
    expect(await take("1/3 DELIVRD")).toEqual(["a delivered DELIVRD was unknown"]);
  });
});

describe("what is remembered", () => {
  it("is bounded; those who wait longest are told before their time, and the latest third is remembered", async () => {
    const store = createReceiptStore({ capacity: 6 });
    const { take, settle } = tracker({ store });
    await take("a 1/2 DELIVRD", "b 1/2 DELIVRD", "c 1/2 DELIVRD");
    expect(await settle()).toEqual(["a delivered DELIVRD 1 missing"]);
    const ids = [..."defghijklmnop"];
    await take(...ids.map((id) => `${id} 1/1 DELIVRD`));
    expect(store.size).toBeLessThanOrEqual(6);
    expect(await take("p 1/1 DELIVRD", "o 1/1 DELIVRD", "d 1/1 DELIVRD")).toEqual(["d delivered DELIVRD"]);
    expect(await take("b 2/2 DELIVRD")).toEqual(["b delivered DELIVRD"]);
  });

  it("cannot be nothing", () => {
    expect(() => createReceiptStore({ capacity: 2 })).toThrow("The capacity is 2; it must be an integer of 3 or more.");
  });

  it("may lie in a store that takes time; reports of one message keep their order", async () => {
    const memory = createReceiptStore();
    let steps = 5;
    const slow: ReceiptStore = {
      update: async (key, change) => {
        // The first asked would be the last to be served.
        for (let step = steps--; step > 0; step--) await Promise.resolve();
        return memory.update(key, change);
      },
      due: async (now) => memory.due(now),
    };
    expect(await tracker({ store: slow }).take("1/1 UNDELIV", "b 1/1 DELIVRD", "1/1 DELIVRD")).toEqual([
      "a failed UNDELIV",
      "b delivered DELIVRD",
      "a delivered DELIVRD was failed",
    ]);
  });

  it("may lie in a store that takes time for some: all are told in the order of their reports", async () => {
    const memory = createReceiptStore();
    const uneven: ReceiptStore = {
      update: (key, change) =>
        /[bce]/.test(key.slice(-1)) ? Promise.resolve().then(() => memory.update(key, change)) : memory.update(key, change),
      due: (now) => memory.due(now),
    };
    const { take } = tracker({ store: uneven });
    await take("e 1/1 DELIVRD");
    const ids = [..."abecdfa"];
    expect(await take(...ids.map((id) => `${id} 1/1 DELIVRD`))).toEqual([..."abcdf"].map((id) => `${id} delivered DELIVRD`));
  });

  it.each([
    [
      "at once",
      () => {
        throw new Error("gone");
      },
    ],
    ["later", () => Promise.reject(new Error("gone"))],
  ])("does not keep from telling where the store fails %s: twice is better than never", async (_when, update) => {
    const store: ReceiptStore = { update, due: () => ({ keys: ["huawei:a"] }) };
    const { tracked } = tracker({ store });
    expect(await tracked.take([report("1/2 DELIVRD")])).toEqual({ events: [report("1/2 DELIVRD")], failure: new Error("gone") });
    expect(await tracked.settle()).toEqual({ events: [], failure: new Error("gone"), nextAt: undefined });
  });

  it("is plain data", async () => {
    const kept = new Map<string, string>();
    const store: ReceiptStore = {
      update(key, change) {
        const { keep, result } = change(JSON.parse(kept.get(key) ?? "null") ?? undefined);
        kept.set(key, JSON.stringify(keep satisfies Kept | undefined));
        return result;
      },
      due: () => ({ keys: [...kept.keys()] }),
    };
    const { take, settle } = tracker({ store });
    await take("1/2 DELIVRD");
    expect(await settle()).toEqual(["a delivered DELIVRD 1 missing"]);
    expect(await take("2/2 UNDELIV")).toEqual(["a failed UNDELIV was delivered"]);
  });
});

describe("a reply", () => {
  const reply = (key: string | undefined): Reply => ({
    type: "reply",
    platform: "baidu",
    ...(key ? { key } : {}),
    via: "push",
    verified: true,
    numberMasked: false,
    text: "TD",
    original: {},
  });

  it("is told once, and where it has no key as often as it comes", async () => {
    const { tracked } = tracker();
    const { events } = await tracked.take([reply("r1"), reply("r1"), reply("r2"), reply(undefined), reply(undefined)]);
    expect(events.map(({ key }) => key)).toEqual(["r1", "r2", undefined, undefined]);
  });
});
