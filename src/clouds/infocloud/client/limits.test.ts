import { done, infocloudClients, infocloudKeys } from "../../../../test/support/accounts/infocloud-client";
import type { Wait } from "../../../ports/wait";
import { InfocloudSms } from "./client";

const { clientOf } = infocloudClients();
const period = { startDate: "2024-01-01", endDate: "2024-01-02" };

test("all queries of a key go out 20 seconds apart, those for receipts a minute, over all its clients; each wait is told", async () => {
  const waits: Wait[] = [];
  const { sms, clock, started } = await clientOf(() => done([]), { onWait: (wait) => waits.push(wait) });
  const other = new InfocloudSms({ ...infocloudKeys, endpoint: started.url, clock });
  const elsewhere = new InfocloudSms({ ...infocloudKeys, apiKey: "another", endpoint: started.url, clock });
  const start = clock.now();
  await sms.queryAllowance();
  await elsewhere.queryAllowance();
  await other.queryStatistics(period);
  await sms.queryReceipts();
  await sms.queryAllowance();
  await other.queryReceipts();
  await other.queryStatistics(period);
  const seconds = started.requests.map(({ headers }) => Math.floor((Number(headers["x-timestamp"]) - start) / 1000));
  const [first = 0, another, second = 0, receipts = 0, third = 0, receiptsAgain = 0, last = 0] = seconds;
  expect([first, another]).toEqual([0, 0]);
  for (const [before, after] of [
    [first, second],
    [second, receipts],
    [receipts, third],
    [third, receiptsAgain],
    [receiptsAgain, last],
  ] as const)
    expect(after - before).toBeGreaterThanOrEqual(20);
  expect(receiptsAgain - receipts).toBeGreaterThanOrEqual(60);
  // No more is waited than both limits ask for.
  expect(seconds).toEqual([0, 0, 20, 40, 60, expect.any(Number), expect.any(Number)]);
  expect(last).toBeLessThan(130);
  expect(waits[0]).toEqual({
    platform: "infocloud SMS",
    call: expect.any(String),
    reason: "limit",
    ms: expect.any(Number),
    limit: "1/20000 ms",
  });
});

test("sends and checks wait for no query", async () => {
  const { sms, clock } = await clientOf(({ path }) => (path === "/message/send" ? done({ msgId: "1" }) : done([])));
  const start = clock.now();
  await sms.queryAllowance();
  for (let n = 0; n < 5; n++) {
    await sms.send({ phones: ["13800138000"], templateCode: "1" });
    await sms.checkHealth();
  }
  expect(clock.now() - start).toBeLessThan(1000);
});
