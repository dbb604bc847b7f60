import { readFileSync } from "node:fs";
import { join } from "node:path";
import { done, infocloudClients } from "../../../../test/support/accounts/infocloud-client";
import { parseStatusCallback, parseUplinkCallback } from "./callbacks";
import type { InfocloudSms } from "./client";
import type { Message } from "./types/messages";

interface Example {
  readonly id: string;
  readonly kind: "call" | "callback" | "signature";
  readonly request: { readonly method: string; readonly path: string; readonly body: Readonly<Record<string, string>> | null } | null;
  readonly response: { readonly body: { readonly data: unknown; readonly requestId: string } } | null;
}

const fixtures: readonly Example[] = JSON.parse(readFileSync(join(__dirname, "../../../../test/fixtures/infocloud.json"), "utf8"));

interface Replay {
  readonly call: (sms: InfocloudSms) => Promise<unknown>;
  /** What the call resolves with, as far as it is not what stands in the printed answer. */
  readonly result?: object;
  /** Where the request cannot be sent as it is printed: by field. */
  readonly sent?: Readonly<Record<string, string>>;
}

/** Phone numbers are printed as crosses, or with crosses in place of their last digits. */
const phones = ["13800138000", "13800138001"];
const sent = { phones: phones.join(",") };
const send =
  (message: Omit<Message, "phones">): Replay["call"] =>
  (sms) =>
    sms.send({ phones, ...message });

const replays: Readonly<Record<string, Replay>> = {
  "send.fixed": { call: send({ templateCode: "574005827011772416", upExtendCode: "123" }), sent },
  "send.variables": { call: send({ templateCode: "574277763210051584", templateParam: ["你好"], upExtendCode: "123" }), sent },
  "send.backslash": {
    call: send({ templateCode: "817436511033106432", templateParam: ["测\\试一\\下"] }),
    // The printed text is no list of JSON: its backslashes are escaped once, and escape the next character.
    sent: { ...sent, templateParam: '["测\\\\试一\\\\下"]' },
  },
  "send.dynamicSignature": { call: send({ templateCode: "8392985760770416xx", templateParam: ["短信签名", "短信内容"] }), sent },
  "send.python": { call: send({ templateCode: "574277763210051584" }), result: { desc: undefined } },
  "sendBatch.1": {
    call: (sms) =>
      sms.sendBatch({
        templateCode: "574277763210051584",
        recipients: phones.map((phone, n) => ({ phone, templateParam: [["明"], ["张三"]][n] })),
      }),
    sent: { phonesJson: JSON.stringify(phones) },
  },
  "queryReceipts.1": { call: (sms) => sms.queryReceipts() },
  "queryAllowance.1": { call: (sms) => sms.queryAllowance() },
  "health.1": { call: (sms) => sms.checkHealth() },
};

const { clientOf } = infocloudClients();

test("every printed call is replayed", () => {
  const calls = fixtures.filter(({ kind }) => kind === "call").map(({ id }) => id);
  expect(Object.keys(replays).map((name) => `infocloud.${name}`)).toEqual(calls);
});

test.each(Object.entries(replays))("%s: sends the printed request and reads the printed answer", async (name, replay) => {
  const { request, response } = fixtures.find(({ id }) => id === `infocloud.${name}`) ?? {};
  const { sms, requests } = await clientOf(() => ({ body: response?.body ?? { code: 200, data: { msgId: "1" } } }));
  const result = await replay.call(sms);
  expect(requests).toHaveLength(1);
  if (request) {
    expect(requests[0]).toMatchObject({ method: request.method, target: request.path });
    expect(requests[0]?.text === "" ? null : JSON.parse(requests[0]?.text ?? "")).toEqual(
      request.body && { ...request.body, ...replay.sent },
    );
  }
  if (response) {
    const { data, requestId } = response.body;
    const read = { ...(Array.isArray(data) ? { code: "200", data } : { failPhones: [], ...Object(data) }), requestId };
    expect(result).toEqual({ ...read, ...replay.result });
  }
});

describe("pushes", () => {
  const bodyOf = (name: string) => fixtures.find(({ id }) => id === `infocloud.callback.${name}`)?.request?.body;

  test("of a status is read as printed", () => {
    const report = { msgId: "577951956854276096", tel: "18551067101", arriveResult: "UNDELIV", arriveTime: "2104091735", bid: "xxxx" };
    const key = "577951956854276096 18551067101 UNDELIV 2104091735";
    expect(parseStatusCallback(JSON.stringify(bodyOf("status.1")))).toEqual({
      reports: [{ ...report, key, isDelivered: false }],
      unreadable: [],
    });
  });

  test("of a reply is read as printed", () => {
    const reply = { srcId: "接入号", tel: "18551067101", content: "上行内容", arriveTime: "2104091735" };
    expect(parseUplinkCallback(JSON.stringify(bodyOf("uplink.1")))).toEqual({
      uplinks: [{ ...reply, key: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      unreadable: [],
    });
  });

  test("are all replayed", () => {
    const pushes = fixtures.filter(({ kind }) => kind === "callback").map(({ id }) => id);
    expect(pushes).toEqual(["infocloud.callback.status.1", "infocloud.callback.uplink.1"]);
  });
});

test("the answer to a query for statistics, which is not printed, is read by the table", async () => {
  const row = { totalCount: 120, successCount: 110, failCount: 4, noReceiptCount: 6, sendDate: "2023-08-07" };
  const { sms } = await clientOf(() => done([row], { totalSize: 1 }));
  await expect(sms.queryStatistics({ startDate: "2023-08-07", endDate: "2023-08-07" })).resolves.toMatchObject({
    data: [row],
    totalSize: 1,
  });
});
