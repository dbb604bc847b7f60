import { done, errorOf, infocloudClients, refused } from "../../../../../test/support/accounts/infocloud-client";
import type { Reaction, Recorded } from "../../../../../test/support/recording-server";
import { IncompleteSend } from "../../../shared/client/incomplete-send";
import type { InfocloudSms } from "../client";
import type { SendOptions, SentPart } from "../types/messages";
import { UnknownSend } from "../unknown-send";

const { clientOf } = infocloudClients();
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `138${String(n).padStart(8, "0")}`);
const phones = numbers(3500);
const common = { templateCode: "574277763210051584", bid: "order-1" };

const sends: readonly (readonly [string, (sms: InfocloudSms, options?: SendOptions) => Promise<readonly SentPart[]>])[] = [
  ["send", (sms, options) => sms.sendInParts({ ...common, phones }, options)],
  [
    "sendBatch",
    (sms, options) =>
      sms.sendBatchInParts({ ...common, recipients: phones.map((phone, n) => ({ phone, templateParam: [`${n}`] })) }, options),
  ],
];

/** Which part a request is, from 0. */
function partOf({ text }: Recorded): number {
  const [, first = ""] = /(1\d{10})/.exec(text) ?? [];
  return Math.floor(phones.indexOf(first) / 1000);
}

const acceptedAs = (part: number) => done({ msgId: `5747307704648007${part}` });
const answered = (reactions: Readonly<Record<number, Reaction>>) => (request: Recorded) =>
  reactions[partOf(request)] ?? acceptedAs(partOf(request));

describe.each(sends)("%s in parts", (call, send) => {
  test("goes to a thousand numbers at a time, in order, and each part has an id of its own", async () => {
    const { sms, requests } = await clientOf(answered({}));
    const parts = await send(sms);
    expect(parts.map(({ outcome, phones }) => [outcome, phones.length])).toEqual([
      ["accepted", 1000],
      ["accepted", 1000],
      ["accepted", 1000],
      ["accepted", 500],
    ]);
    expect(parts.flatMap((part) => part.phones)).toEqual(phones);
    expect(parts).toMatchObject([0, 1, 2, 3].map((part) => ({ result: { msgId: `5747307704648007${part}`, failPhones: [] } })));
    expect(requests.map(({ text }) => JSON.parse(text).bid)).toEqual(Array(4).fill("order-1"));
  });

  test("is incomplete where a part fails or is lost, which does not hide the others", async () => {
    const { sms, requests } = await clientOf(answered({ 1: refused(40002, "余额不足"), 2: "drop" }));
    const error = await errorOf(send(sms));
    if (!(error instanceof IncompleteSend)) throw error;
    const parts: readonly SentPart[] = error.result;
    expect(error).toMatchObject({ call, meaning: "unavailable", sent: "unknown" });
    expect(error.message).toContain("of 4 parts 2 were accepted, 1 failed, and of 1 it is not known whether they were sent");
    expect(parts).toMatchObject([
      { outcome: "accepted", result: { msgId: "57473077046480070" } },
      { outcome: "failed", error: { code: "40002", sent: "yes" } },
      { outcome: "unknown", error: { sent: "unknown", bid: "order-1" } },
      { outcome: "accepted", result: { msgId: "57473077046480073" } },
    ]);
    const [, , lost] = parts;
    expect(lost?.outcome === "unknown" && lost.error instanceof UnknownSend && lost.error.phones).toEqual(phones.slice(2000, 3000));
    expect(requests).toHaveLength(4);
  });

  test("rejects as a send does where surely no part was sent", async () => {
    const { sms } = await clientOf(() => refused(60001, "模板不存在"));
    const error = await errorOf(send(sms));
    expect(error).not.toBeInstanceOf(IncompleteSend);
    expect(error).toMatchObject({ meaning: "not_found", code: "60001", sent: "yes" });
  });

  test("is incomplete where nobody knows of any part whether it was sent", async () => {
    const { sms } = await clientOf(() => "drop");
    expect(await errorOf(send(sms))).toMatchObject({
      sent: "unknown",
      result: Array(4).fill({ outcome: "unknown" }).map(expect.objectContaining),
    });
  });

  test("tells of each part what became of it when it is given up", async () => {
    const stop = new AbortController();
    const { sms, started } = await clientOf((request) => (partOf(request) === 0 ? acceptedAs(0) : "hang"));
    const ended = errorOf(send(sms, { signal: stop.signal }));
    await started.arrived(4);
    stop.abort();
    const error = await ended;
    expect(error).toBeInstanceOf(IncompleteSend);
    expect(error).toMatchObject({ result: [{}, { outcome: "unknown" }, { outcome: "unknown" }, { outcome: "unknown" }] });
  });

  test("given up before anything was sent is given up", async () => {
    const { sms, requests } = await clientOf(answered({}));
    await expect(send(sms, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError", sent: "no" });
    expect(requests).toHaveLength(0);
  });
});

test("nothing is sent where one of all the numbers is none", async () => {
  const { sms, requests } = await clientOf(answered({}));
  const error = await errorOf(sms.sendInParts({ ...common, phones: [...phones, "+8613800138000"] }));
  expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
  expect(error.message).toContain('the phone number "+8613800138000" is not allowed');
  expect(await errorOf(sms.sendInParts({ ...common, phones: [] }))).toMatchObject({ meaning: "invalid", sent: "no" });
  expect(await errorOf(sms.sendBatchInParts({ ...common, recipients: [] }))).toMatchObject({ meaning: "invalid", sent: "no" });
  expect(requests).toHaveLength(0);
});
