/** What the program does wrong reaches no platform. */
import { createReceiptHandler, type Problem } from "../../src/messaging";
import { clock, infocloudReport, json, platforms, tencentReports } from "./bodies";
import { gate, type Receiver, receivers, until } from "./receiver";

const receive = receivers();

describe("the program", () => {
  const push = (receiver: Receiver, body = tencentReports(1)) =>
    fetch(`${receiver.url}/callbacks/tencent`, { method: "POST", headers: json, body });

  it("that throws at its own work hears what that was, and nobody else does", async () => {
    const receiver = await receive({
      platforms,
      onEvents: () => {
        throw new Error("a mistake");
      },
    });
    expect((await push(receiver)).status).toBe(200);
    await receiver.met("not_handled");
    expect(receiver.problems).toMatchObject([{ what: "not_handled", events: [{ messageId: "s0" }], error: { message: "a mistake" } }]);
  });

  it("that throws at problems is not heard", async () => {
    const receiver = await receive({
      platforms,
      onProblem: () => {
        throw new Error("a mistake");
      },
    });
    expect((await push(receiver, "[")).status).toBe(400);
    expect((await push(receiver)).status).toBe(200);
    await receiver.told(1);
  });

  it("that keeps too slowly is not waited for, and does its work when it has kept after all", async () => {
    const time = clock();
    const disk = gate();
    const receiver = await receive({ platforms: { infocloud: { apiKey: "account" } }, clock: time, store: { append: disk.pass } });
    const answer = fetch(`${receiver.url}/callbacks/infocloud`, { method: "POST", headers: json, body: infocloudReport("account") });
    await until(() => time.asleep > 0);
    // Of the platform's second some is left for the way.
    time.advance(800);
    expect((await answer).status).toBe(503);
    expect(receiver.problems).toMatchObject([{ what: "not_stored", error: { message: "append took longer than 800 ms" } }]);
    disk.open();
    await receiver.told(1);
  });

  it("whose server cannot answer hears of it, and the next push is taken", async () => {
    const receiver = await receive({ platforms });
    let isBroken = true;
    receiver.server.prependListener("request", (_request, response) => {
      if (!isBroken) return;
      response.writeHead = () => {
        throw new Error("a plugin's mistake");
      };
    });
    const lost = new AbortController();
    const answer = fetch(`${receiver.url}/callbacks/tencent`, {
      method: "POST",
      headers: json,
      body: tencentReports(1),
      signal: lost.signal,
    });
    const gone = expect(answer).rejects.toThrow();
    await receiver.met("not_answered");
    lost.abort();
    await gone;
    expect(receiver.problems).toMatchObject([
      { what: "refused", status: 500, error: { message: "a plugin's mistake" } },
      { what: "not_answered", error: { message: "a plugin's mistake" } },
    ]);
    isBroken = false;
    expect((await push(receiver)).status).toBe(200);
    await receiver.told(1);
  });

  it("whose way on is broken hears of it", async () => {
    const receiver = await receive({ platforms });
    const { handler, problems, server } = receiver;
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      handler.node(request, response, () => {
        response.end("mine");
        throw new Error("a route's mistake");
      });
    });
    expect(await (await fetch(`${receiver.url}/elsewhere`)).text()).toBe("mine");
    expect(problems).toMatchObject([{ what: "not_answered", error: { message: "a route's mistake" } }]);
  });

  it("that parsed the body before learns what to do", async () => {
    const problems: Problem[] = [];
    const handler = createReceiptHandler({
      platforms,
      onEvents: () => {},
      onProblem: (problem) => {
        problems.push(problem);
      },
    });
    const request = new Request("http://x/callbacks/tencent", { method: "POST", headers: json, body: "[]" });
    await request.text();
    expect((await handler.fetch(request)).status).toBe(500);
    expect(problems).toMatchObject([{ error: { message: expect.stringContaining("before anything that parses bodies") } }]);
  });

  it.each<[string, object, RegExp]>([
    ["names no platform", { platforms: {} }, /platforms is empty/],
    ["names no path", { path: "callbacks" }, /paths.baidu is "callbacks\/baidu"; it must be a path/],
    ["names a path with a query", { paths: { tencent: "/a?b" } }, /paths.tencent is "\/a\?b"; it must be a path/],
    [
      "names a path twice",
      { paths: { tencent: "/a", baidu: "/a" } },
      /is "\/a", where Baidu pushes already; give each its own, or set byShape/,
    ],
    ["allows no body", { maxBytes: 0 }, /maxBytes is 0; it must be a number above 0/],
  ])("that %s is told why not", (_what, options, says) => {
    expect(() => createReceiptHandler({ platforms, onEvents: () => {}, onProblem: () => {}, ...options })).toThrow(says);
  });
});
