import { noColours } from "./colours";
import { duration } from "./events";
import { Progress } from "./progress";

const address = "sms_baidu_approval.code";

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
  return { progress, pass, written: () => text };
}

describe("the progress of a run", () => {
  it("is a line for each event, with ids and durations", () => {
    const { progress, written } = started(undefined);
    progress.on({ type: "refresh", address, id: "1" });
    progress.on({ type: "begin", address, action: "update", id: "1" });
    progress.on({ type: "end", address, action: "update", id: "1", ms: 1200 });
    progress.on({ type: "begin", address, action: "delete", id: "0", deposedKey: "1f2e" });
    progress.on({ type: "fail", address, action: "delete", ms: 61_000, deposedKey: "1f2e" });
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

  it("in a file says at most every ten seconds that something goes on, and what it waits for", () => {
    const { progress, pass, written } = started(undefined);
    progress.on({ type: "begin", address, action: "create" });
    progress.on({ type: "progress", address, message: "waiting for the review" });
    for (let second = 0; second < 25; second++) pass(1000);
    progress.on({ type: "end", address, action: "create", ms: 25_000 });
    pass(20_000);
    expect(written()).toBe(
      [
        `${address}: Creating...`,
        `${address}: Still creating... [10s elapsed] waiting for the review`,
        `${address}: Still creating... [20s elapsed] waiting for the review`,
        `${address}: Creation complete after 25s`,
        "",
      ].join("\n"),
    );
  });

  it("on a screen writes over one line, which is gone when something is told", () => {
    const { progress, pass, written } = started(60);
    progress.on({ type: "begin", address, action: "create" });
    pass(1000);
    pass(1000);
    progress.on({ type: "end", address, action: "create", ms: 2000 });
    const shown = written().split("\r\u001b[2K");
    expect(shown).toEqual([
      `${address}: Creating...\n`,
      `${address}: Still creating... [1s elapsed]`,
      `${address}: Still creating... [2s elapsed]`,
      `${address}: Creation complete after 2s\n`,
    ]);
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
