import { capturedTerminal } from "../../test/support/cli/captured-terminal";
import type { RunEvent } from "../stack";
import type { Printable } from "./render/writing/printable";
import { createView } from "./view";

function started(json: boolean) {
  let [text, now] = ["", 0];
  const out = (more: Printable | string) => {
    text += more;
  };
  const { terminal } = capturedTerminal("/", {}, { out, err: out });
  const view = createView(terminal, { json, now: () => now });
  const pass = (ms: number) => {
    now += ms;
    view.tick();
  };
  const messages = () =>
    text
      .trim()
      .split("\n")
      .map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
  return { view, pass, messages };
}

const limit: RunEvent = { type: "wait", platform: "Tencent SMS", call: "AddSmsSign", reason: "limit", ms: 5000, limit: "1/s" };

describe("a run told to programs", () => {
  it("tells a wait once, however many objects wait for the same", () => {
    const { view, pass, messages } = started(true);
    for (let n = 0; n < 100; n++) view.event({ ...limit, ms: 5000 + n });
    view.event({ ...limit, call: "AddSmsTemplate" });
    pass(6000);
    view.event(limit);
    const { type: _type, ...wait } = limit;
    expect(messages().filter(({ type }) => type === "wait")).toMatchObject([
      { "@message": "AddSmsSign waits for its rate limit (1/s), 5s", wait },
      { wait: { call: "AddSmsTemplate" } },
      { wait: { call: "AddSmsSign" } },
    ]);
  });

  it("tells every ten seconds how far it is, in the words of the progress line", () => {
    const { view, pass, messages } = started(true);
    view.event({ type: "total", phase: "refresh", count: 2 });
    for (const address of ["a.a", "a.b"]) view.event({ type: "refresh", address, id: "1" });
    view.event({ type: "refreshed", address: "a.a", id: "1" });
    for (let second = 0; second < 25; second++) pass(1000);
    const told = messages().filter(({ type }) => type === "progress");
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({
      "@message": "Refreshing... 1 of 2",
      progress: { phase: "refresh", total: 2, done: 1, failed: 0, in_progress: 1, waiting_calls: 0 },
    });
    expect(messages().filter(({ type }) => type === "refresh_complete")).toMatchObject([
      { "@message": "a.a: Refresh complete [id=1]", hook: { resource: { addr: "a.a" }, id_value: "1" } },
    ]);
  });
});
