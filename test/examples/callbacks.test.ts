/** The example programs that take pushes, as they stand. */
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import worker from "../../examples/callbacks/fetch";
import { serve } from "../../examples/callbacks/node-http";
import { emulators } from "../emulator/caller";
import { noon } from "../emulator/sending";
import { numberRef, replyKind } from "../emulator/tencent-caller";
import { newSender } from "../emulator/tencent-sending";
import { until } from "../messaging/receiver";
import { folderWith, removeFolders } from "../support/folder";

const start = emulators();
afterAll(removeFolders);

test("the one of node:http keeps and tells what the emulator pushes", async () => {
  const file = join(folderWith({}), "receipts.jsonl");
  const lines: string[] = [];
  const server = serve({ TENCENT_ADDRESSES: "127.0.0.1,::1", RECEIPTS_FILE: file, PORT: "0" }, (line) => lines.push(line));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/callbacks/tencent`;
  const { emulator, serials } = await newSender(start, { callbacks: { tencent: { receiptUrl: url, uplinkUrl: url } }, receiptDelayMs: 0 });
  emulator.admin.edit(numberRef("+8613800000001"), { receiptCode: "MK:0024" });
  const [first, second] = await serials({ PhoneNumberSet: ["+8613800000000", "+8613800000001"] });
  await until(() => lines.length >= 2);
  emulator.admin.create(replyKind, { serialNo: first, text: "TD" });
  await until(() => lines.length >= 3);
  expect(lines).toEqual([
    `${first} to +8613800000000: delivered`,
    expect.stringMatching(new RegExp(`^${second} to \\+8613800000001: failed, MK:0024: .+\\. For the recipient: .+\\.$`)),
    "+8613800000000 replied: TD",
  ]);
  const kept = readFileSync(file, "utf8").trim().split("\n");
  expect(kept.map((line) => JSON.parse(line).at)).toEqual([noon, noon, noon]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("the one in the style of fetch answers, and does its work afterwards", async () => {
  const lines = jest.spyOn(console, "log").mockImplementation();
  const work: Promise<unknown>[] = [];
  const body = JSON.stringify({
    apiKey: "account",
    data: [{ msgId: "1", tel: "13800138000", arriveResult: "DELIVRD", arriveTime: "2401021104" }],
  });
  const request = new Request("https://shop.example/callbacks/infocloud", {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  const env = { INFOCLOUD_API_KEY: "account", RECEIPTS_FILE: join(folderWith({}), "receipts.jsonl") };
  const answer = await worker.fetch(request, env, { waitUntil: (promise) => void work.push(promise) });
  expect([answer.status, lines.mock.calls]).toEqual([200, []]);
  await Promise.all(work);
  expect(lines.mock.calls).toEqual([["1 to +8613800138000: delivered"]]);
  await worker.scheduled();
});
