/** Where several platforms may push to one address, the body tells whose it is, and never against one that verifies. */
import { baiduHeaders, baiduReport, clock, infocloudReport, json, platforms, tencentReports, twofold } from "./bodies";
import { line, type Receiver, receivers } from "./receiver";

const receive = receivers();

describe("a body of which nobody can say at once whose it is", () => {
  const post = (receiver: Receiver, body: string, headers: Record<string, string> = json) =>
    fetch(`${receiver.url}/callbacks`, { method: "POST", headers, body });

  it("is nobody's at the common path, unless the program wants that", async () => {
    const receiver = await receive({ platforms });
    expect((await post(receiver, tencentReports(1))).status).toBe(404);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ["Tencent", tencentReports(1), json, "tencent delivered DELIVRD +8613800138000"],
    ["Baidu", baiduReport, baiduHeaders(baiduReport), "baidu delivered DELIVRD +8613800138000"],
    ["infocloud", infocloudReport("account"), json, "infocloud delivered DELIVRD +8613800138000"],
  ])("is told by its shape: %s", async (_what, body, headers, event) => {
    const receiver = await receive({ platforms, byShape: true, clock: clock() });
    expect((await post(receiver, body, headers)).status).toBe(200);
    await receiver.told(1);
    expect(receiver.events.map(line)).toEqual([event]);
  });

  it.each<[string, string, Record<string, string>, number, RegExp]>([
    ["has the shape of none that is configured", infocloudReport("account"), json, 400, /no push of Baidu or Tencent/],
    ["has the shape of one that verifies, and is not verified", baiduReport, baiduHeaders(baiduReport, "other"), 401, /signature is wrong/],
    ["has the shape of two, and the one that verifies says no", twofold, json, 400, /timestamp/],
  ])("is refused where it %s", async (_what, body, headers, status, says) => {
    const receiver = await receive({
      platforms: { tencent: { unverified: true }, baidu: { token: "token" } },
      byShape: true,
      clock: clock(),
    });
    const answer = await post(receiver, body, headers);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(says)]);
    expect(receiver.events).toEqual([]);
  });

  it("is that of the one that verifies it, where it has the shape of two", async () => {
    const receiver = await receive({
      platforms: { tencent: { unverified: true }, baidu: { token: "token" } },
      byShape: true,
      clock: clock(),
    });
    expect((await post(receiver, twofold, baiduHeaders(twofold))).status).toBe(200);
    await receiver.told(1);
    expect(receiver.events.map(line)).toEqual(["baidu reply TD +8613800138000"]);
  });

  it.each([
    ["nobody can tell", { tencent: { unverified: true }, baidu: { unverified: true } } as const],
    ["both would verify", { tencent: { addresses: ["127.0.0.1"] }, baidu: { token: "token" } } as const],
  ])("is refused where %s", async (_what, both) => {
    const receiver = await receive({ platforms: both, byShape: true, clock: clock() });
    const answer = await post(receiver, twofold, baiduHeaders(twofold));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("Baidu or Tencent. Give each its own path")]);
  });
});
