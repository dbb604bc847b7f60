import { done, errorOf, infocloudClients, refused } from "../../../../../test/support/accounts/infocloud-client";
import type { Reaction } from "../../../../../test/support/recording-server";
import type { ReceiptQuery } from "../types/messages";

const { clientOf } = infocloudClients();
const receipt = { msgId: "640614750879358976", tel: "187****8801", arrive: "DELIVRD", arriveTime: "2308071315", bid: "b" };

test.each<[ReceiptQuery, object]>([
  [{}, {}],
  [{ msgIds: ["1", "2"] }, { msgId: "1,2" }],
  [{ bid: "order-1" }, { bid: "order-1" }],
  [
    { msgIds: ["1"], bid: "order-1" },
    { msgId: "1", bid: "order-1" },
  ],
])("%j is asked for as %j", async (query, body) => {
  const { sms, requests } = await clientOf(() => done([receipt]));
  await expect(sms.queryReceipts(query)).resolves.toMatchObject({ data: [receipt], requestId: "r-1" });
  expect(requests[0]).toMatchObject({ method: "POST", target: "/sms/arriveRes/qry" });
  expect(JSON.parse(requests[0]?.text ?? "")).toEqual(body);
});

test.each<[object, object]>([
  [{ bid: undefined }, { ...receipt, bid: undefined }],
  [{ bid: null }, { ...receipt, bid: undefined }],
  [{ bid: "" }, { ...receipt, bid: "" }],
  [{ tel: "18700008801" }, { ...receipt, tel: "18700008801" }],
  [{ arrive: "MK:0001" }, { ...receipt, arrive: "MK:0001" }],
  [{ arriveTime: 2308071315, extra: 1 }, receipt],
])("a receipt with %j is read", async (change, read) => {
  const { sms } = await clientOf(() => done([{ ...receipt, ...change }]));
  expect((await sms.queryReceipts()).data).toEqual([JSON.parse(JSON.stringify(read))]);
});

test.each<[string, Reaction]>([
  ["a lost answer", "drop"],
  ["status 502", { status: 502 }],
  ["-1", refused(-1)],
  ["an answer that is none", { body: "<html>" }],
])("what was read once is not asked for again: after %s it may be gone", async (_, reply) => {
  const { sms, requests } = await clientOf(() => reply);
  expect(await errorOf(sms.queryReceipts())).toMatchObject({ call: "queryReceipts", meaning: "unavailable", sent: "unknown", tries: 1 });
  expect(requests).toHaveLength(1);
});

test("where nothing was read it is asked for again", async () => {
  const { sms, requests } = await clientOf((_, index) => (index < 2 ? refused(6000) : done([])));
  await expect(sms.queryReceipts()).resolves.toMatchObject({ data: [] });
  expect(requests).toHaveLength(3);
});

test.each<[ReceiptQuery, string]>([
  [{ msgIds: [] }, "there are 0 msgIds; one query takes 1 to 600"],
  [{ msgIds: Array.from({ length: 601 }, (_, n) => `${n}`) }, "there are 601 msgIds"],
  [{ msgIds: ["1", ""] }, 'the msgId "" is not allowed; it must be one that a send answered'],
  [{ msgIds: ["1,2"] }, 'the msgId "1,2" is not allowed'],
  [{ bid: "" }, "the bid has 0 characters"],
  [{ bid: "x".repeat(65) }, "the bid has 65 characters; 1 to 64 are allowed"],
])("%j is not sent: it would take other receipts away", async (query, reason) => {
  const { sms, requests } = await clientOf(() => done([]));
  const error = await errorOf(sms.queryReceipts(query));
  expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
  expect(error.message).toContain(reason);
  expect(requests).toHaveLength(0);
});
