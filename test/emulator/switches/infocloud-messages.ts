/** Receipts and pushes. */
import type { Emulator } from "../../../src/emulator";
import type { messageSwitches } from "../../../src/emulator/infocloud/switches/messages";
import { type Recorded, startRecordingServer } from "../../support/recording-server";
import { accountRef, call, codeOf, dataOf, paths, ref, rowsOf, senderOn } from "../infocloud-caller";
import type { Cases } from "./cases";
import { standing } from "./infocloud-requests";

const hourMs = 3_600_000;

/** What a receiver of receipts gets until its pushes come to rest, when it answers with that status. */
async function pushed(emulator: Emulator, status: number, sends: number): Promise<readonly Recorded[]> {
  const server = await startRecordingServer(() => ({ status }));
  emulator.admin.edit(accountRef, { receiptUrl: server.url });
  const { send, messages } = senderOn(emulator);
  for (let count = 0; count < sends; count += 1) {
    await send();
    const isOver = () => messages().every(({ push }) => Object(push).nextAt === null);
    while (!isOver()) await new Promise(setImmediate);
  }
  await server.close();
  return server.requests;
}

export const messageCases: Cases<typeof messageSwitches> = {
  "infocloud.receipt-window": {
    options: standing,
    observe: async (emulator) => {
      await senderOn(emulator).send();
      emulator.admin.setClock({ advanceMs: 24 * hourMs });
      return rowsOf(await call(emulator, paths.receipts)).length;
    },
    expected: { "6-hours": 0, "24-hours": 1 },
  },
  "infocloud.receipt-tasks": {
    options: standing,
    observe: async (emulator) => {
      const msgId = Array.from({ length: 601 }, (_, place) => place).join(",");
      return codeOf(await call(emulator, paths.receipts, { msgId }));
    },
    expected: { "600": 40004, any: 200 },
  },
  "infocloud.receipt-age": {
    options: () => ({ ...standing(), receiptDelayMs: 7 * hourMs }),
    observe: async (emulator) => {
      await senderOn(emulator).send();
      emulator.admin.setClock({ advanceMs: 7 * hourMs });
      return rowsOf(await call(emulator, paths.receipts)).length;
    },
    expected: { receipt: 1, sending: 0 },
  },
  "infocloud.receipt-numbers": {
    options: standing,
    observe: async (emulator) => {
      await senderOn(emulator).send();
      return rowsOf(await call(emulator, paths.receipts))[0]?.tel;
    },
    expected: { masked: "138****8000", plain: "13800138000" },
  },
  "infocloud.push-answer": {
    options: standing,
    observe: async (emulator) => {
      await pushed(emulator, 204, 1);
      return emulator.admin.object(ref("endpoints", "emulator.receipts")).misses;
    },
    expected: { "2xx": 0, "200": 1 },
  },
  "infocloud.push-stop": {
    options: standing,
    observe: async (emulator) => (await pushed(emulator, 500, 4)).length,
    expected: { address: 3, message: 12 },
  },
  "infocloud.receipts-unfiltered": {
    options: standing,
    observe: async (emulator) => codeOf(await call(emulator, paths.receipts)),
    expected: { all: 200, refuse: 40004 },
  },
  "infocloud.receipts-both-filters": {
    options: standing,
    observe: async (emulator) => {
      const { send } = senderOn(emulator);
      const { msgId } = dataOf(await send({ bid: "a" }));
      await send({ bid: "b" });
      return rowsOf(await call(emulator, paths.receipts, { msgId, bid: "b" })).length;
    },
    expected: { intersection: 0, union: 2 },
  },
  "infocloud.pull-and-push": {
    options: standing,
    observe: async (emulator) => {
      await pushed(emulator, 200, 1);
      return rowsOf(await call(emulator, paths.receipts)).length;
    },
    expected: { both: 1, "push-only": 0 },
  },
};
