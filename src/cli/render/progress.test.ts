import type { RunEvent } from "../../stack";
import { duration } from "./events";
import { Progress } from "./progress";
import { noColours } from "./writing/colours";
import { displayWidth } from "./writing/width";

const address = "sms_baidu_approval.code";
const clearLine = "\r\u001b[2K";

function started(columns: number | undefined) {
  let now = 0;
  let text = "";
  const progress = new Progress({
    write: (more) => {
      text += more;
    },
    colours: noColours,
    columns,
    now: () => now,
  });
  const pass = (ms: number) => {
    now += ms;
    progress.tick();
  };
  const tell = (...events: readonly RunEvent[]) => {
    for (const event of events) progress.on(event);
  };
  /** The line that would be written over next. */
  const last = () =>
    text
      .slice(text.lastIndexOf("\n") + 1)
      .split(clearLine)
      .at(-1);
  return { progress, tell, pass, written: () => text, last };
}

const begin = (name: string): RunEvent => ({ type: "begin", address: name, action: "create" });
const end = (name: string): RunEvent => ({ type: "end", address: name, action: "create", ms: 0 });
const fail = (name: string): RunEvent => ({ type: "fail", address: name, action: "create", ms: 0 });
const refresh = (name: string): RunEvent => ({ type: "refresh", address: name, id: name });
const refreshed = (name: string): RunEvent => ({ type: "refreshed", address: name, id: name });
const waiting: RunEvent = {
  type: "wait",
  platform: "Baidu SMS",
  call: "createTemplate",
  reason: "throttled",
  ms: 5000,
  try: 2,
  tries: 5,
  asked: true,
};

describe("the progress of a run", () => {
  it("is a line for each event, with ids and durations", () => {
    const { tell, written } = started(undefined);
    tell(refresh("1"), refreshed("1"));
    tell({ type: "begin", address, action: "update", id: "1" });
    tell({ type: "end", address, action: "update", id: "1", ms: 1200 });
    tell({ type: "begin", address, action: "delete", id: "0", deposedKey: "1f2e" });
    tell({ type: "fail", address, action: "delete", ms: 61_000, deposedKey: "1f2e" });
    expect(written()).toBe(
      [
        `${address}: Modifying... [id=1]`,
        `${address}: Modification complete after 1s [id=1]`,
        `${address} (deposed object 1f2e): Destroying... [id=0]`,
        `${address} (deposed object 1f2e): Destruction failed after 1m1s`,
        "",
      ].join("\n"),
    );
  });

  it("in a file says at most every ten seconds how far it is, and what it waits for", () => {
    const { tell, pass, written } = started(undefined);
    tell({ type: "total", phase: "apply", count: 3 }, begin("a.a"), end("a.a"), begin(address));
    tell({ type: "progress", address, message: "waiting for the review" });
    for (let second = 0; second < 25; second++) pass(1000);
    tell(end(address));
    pass(20_000);
    expect(written()).toBe(
      [
        "a.a: Creating...",
        "a.a: Creation complete after 0s",
        `${address}: Creating...`,
        `Applying... 1 of 3 done, 1 in progress; [10s] ${address}: waiting for the review`,
        `Applying... 1 of 3 done, 1 in progress; [20s] ${address}: waiting for the review`,
        `${address}: Creation complete after 0s`,
        "",
      ].join("\n"),
    );
  });

  it("in a file is one line for many objects that are read", () => {
    const { tell, pass, written } = started(undefined);
    const names = Array.from({ length: 1000 }, (_, n) => `a.b[${n}]`);
    tell({ type: "total", phase: "refresh", count: 1000 }, ...names.map(refresh), ...names.slice(0, 340).map(refreshed));
    pass(10_000);
    expect(written()).toBe("Refreshing... 340 of 1000\n");
  });

  it("on a screen stands in one last line under what is told", () => {
    const { tell, pass, written, last } = started(80);
    tell({ type: "total", phase: "apply", count: 2 }, begin("a.b"));
    pass(1000);
    pass(1000);
    tell(end("a.b"));
    expect(written().split(clearLine)).toEqual([
      "a.b: Creating...\nApplying... 0 of 2 done, 1 in progress",
      "Applying... 0 of 2 done, 1 in progress; [1s] Creating a.b",
      "Applying... 0 of 2 done, 1 in progress; [2s] Creating a.b",
      "a.b: Creation complete after 0s\n",
    ]);
    expect(last()).toBe("");
  });

  it("on a screen is written anew no oftener than anybody reads", () => {
    const { tell, written } = started(80);
    const names = Array.from({ length: 1000 }, (_, n) => `a.b[${n}]`);
    tell(...names.map(refresh), ...names.map(refreshed));
    expect(written()).toBe("");
  });

  it("names the call that waits, why, and for how long still", () => {
    const { tell, pass, last } = started(160);
    tell({ type: "total", phase: "apply", count: 120 }, begin("a.a"), begin("a.b"), fail("a.a"), waiting);
    pass(100);
    expect(last()).toBe(
      "Applying... 0 of 120 done, 1 in progress, 1 failed; createTemplate was throttled (asked to wait): try 2 of 5 in 5s",
    );
    tell({ type: "wait", platform: "Baidu SMS", call: "getTemplate", reason: "unavailable", ms: 900, try: 3, tries: 5, asked: false });
    pass(100);
    expect(last()).toMatch(/createTemplate was throttled .* in 5s \(and 1 more\)$/);
    tell({ type: "wait", platform: "Tencent SMS", call: "AddSmsSign", reason: "limit", ms: 12_000, limit: "1/s" });
    pass(1000);
    expect(last()).toMatch(/; AddSmsSign waits for its rate limit \(1\/s\), 11s \(and 1 more\)$/);
    pass(11_000);
    expect(last()).toBe("Applying... 0 of 120 done, 1 in progress, 1 failed; [12s] Creating a.b");
  });

  it("says while planning what it waits for, too", () => {
    const { tell, pass, last } = started(80);
    tell({ type: "total", phase: "refresh", count: 1000 }, refresh("a.a"), refresh("a.b"), refreshed("a.a"), waiting);
    pass(100);
    expect(last()).toBe("Refreshing... 1 of 1000; createTemplate was throttled (asked to wait): try 2...");
  });

  it.each([40, 60, 80, 100, 200])("never fills the last of %d columns: less important words go first", (columns) => {
    const { tell, pass, last } = started(columns);
    tell({ type: "total", phase: "apply", count: 120 }, begin(address));
    tell({ type: "progress", address, message: 'waiting for the review of template "登录验证码（新版）": SUBMITTED' });
    pass(65_000);
    expect(last()).toMatch(/^Applying\.\.\. 0 of 120 done/);
    expect(displayWidth(last() ?? "")).toBeLessThan(columns);
  });

  it("stands still when the phase is over, whatever never ended", () => {
    const { progress, tell, pass, written } = started(80);
    tell(refresh("a.a"), waiting);
    pass(100);
    progress.rest();
    const before = written();
    pass(10_000);
    expect(written()).toBe(before);
    expect(before.endsWith(clearLine)).toBe(true);
  });

  it.each([
    [999, "0s"],
    [59_000, "59s"],
    [90_000, "1m30s"],
    [7_205_000, "2h0m5s"],
  ])("gives %d ms as %s", (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
