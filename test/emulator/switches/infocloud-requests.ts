/** Requests, signatures, answers and statistics. */
import { signatureOf, stringToSign } from "../../../src/clouds/infocloud/client/signing/sign";
import { createClock, type EmulatorOptions } from "../../../src/emulator";
import type { requestSwitches } from "../../../src/emulator/infocloud/switches/requests";
import { call, codeOf, dataOf, noon, paths, rowsOf, senderOn } from "../infocloud-caller";
import type { Cases } from "./cases";

export const standing = (): EmulatorOptions => ({
  rateLimits: "off",
  receiptDelayMs: 0,
  clock: createClock({ offsetMs: 0, frozenAt: noon }),
});

export const requestCases: Cases<typeof requestSwitches> = {
  "infocloud.receipt-path": {
    options: standing,
    observe: async (emulator) => [(await call(emulator, "/sms/arrive/qry")).status, (await call(emulator, paths.receipts)).status],
    expected: { both: [200, 200], documented: [404, 200] },
  },
  "infocloud.empty-values": {
    options: standing,
    observe: async (emulator) => {
      const headers = { "x-api-key": "emulator", "x-nonce": "", "x-sign-method": "HmacSHA256", "x-timestamp": String(noon) };
      const codes = [];
      for (const [place, note] of ["note=&", "note=null&", ""].entries()) {
        const nonce = `123456789${place}`;
        const text = `${note}${stringToSign({ ...headers, "x-nonce": nonce })}`;
        const signed = { "x-sign": signatureOf(text, "emulator-secret", "HmacSHA256") };
        codes.push(codeOf(await call(emulator, paths.allowance, '{"note":null}', { nonce, headers: signed })));
      }
      return codes;
    },
    expected: { omitted: [2001, 2001, 200], either: [200, 200, 200] },
  },
  "infocloud.nonce": {
    options: standing,
    observe: async (emulator) => [
      codeOf(await call(emulator, paths.allowance, {}, { nonce: "123456789" })),
      codeOf(await call(emulator, paths.allowance, {}, { nonce: "1234567890" })),
    ],
    expected: { any: [200, 200], strict: [2001, 200] },
  },
  "infocloud.query-limits": {
    options: () => ({ ...standing(), rateLimits: "documented" }),
    observe: async (emulator) => {
      const days = { startDate: "2024-01-01", endDate: "2024-01-02" };
      const codes = [codeOf(await call(emulator, paths.allowance))];
      for (let count = 0; count < 3; count += 1) codes.push(codeOf(await call(emulator, paths.statistics, days)));
      return codes;
    },
    expected: { "per-call": [200, 200, 200, 200], enterprise: [200, 200, 200, 6000] },
  },
  "infocloud.code-type": {
    options: standing,
    observe: async (emulator) => [codeOf(await call(emulator, paths.allowance)), codeOf(await call(emulator, paths.send))],
    expected: { number: [200, 40004], text: ["200", "40004"] },
  },
  "infocloud.success-message": {
    options: standing,
    observe: async (emulator) => [
      (await call(emulator, paths.allowance)).body.message,
      (await call(emulator, paths.receipts)).body.message,
    ],
    expected: { "as-printed": [undefined, "查询成功"], always: ["请求成功", "查询成功"] },
  },
  "infocloud.page": {
    options: standing,
    observe: async (emulator) => codeOf(await call(emulator, paths.statistics, { startDate: "2024-01-01", endDate: "2024-01-02" })),
    expected: { optional: 200, required: 40004 },
  },
  "infocloud.error-status": {
    options: standing,
    observe: async (emulator) => [
      (await call(emulator, paths.send)).status,
      (await call(emulator, paths.send, {}, { method: "PUT" })).status,
    ],
    expected: { "200": [200, 405], "400": [400, 405] },
  },
  "infocloud.error-data": {
    options: standing,
    observe: async (emulator) => (await call(emulator, paths.send)).body.data,
    expected: { absent: undefined, null: null },
  },
  "infocloud.allowance-method": {
    options: standing,
    observe: async (emulator) => (await call(emulator, paths.allowance, {}, { method: "GET" })).status,
    expected: { either: 200, POST: 405 },
  },
  "infocloud.timestamp-code": {
    options: standing,
    observe: async (emulator) => codeOf(await call(emulator, paths.allowance, {}, { signedAt: 1_000_000_000_000 })),
    expected: { "40004": 40004, "2001": 2001 },
  },
  "infocloud.nonce-replay": {
    options: standing,
    observe: async (emulator) => {
      await call(emulator, paths.allowance, {}, { nonce: "1234567890" });
      return codeOf(await call(emulator, paths.allowance, {}, { nonce: "1234567890" }));
    },
    expected: { "2001": 2001, "40004": 40004, accept: 200 },
  },
  "infocloud.statistics-order": {
    options: standing,
    observe: async (emulator) => {
      const { send } = senderOn(emulator);
      await send();
      emulator.admin.setClock({ advanceMs: 24 * 3_600_000 });
      await send();
      const rows = rowsOf(await call(emulator, paths.statistics, { startDate: "2024-01-01", endDate: "2024-01-09" }));
      return rows.map(({ sendDate }) => sendDate);
    },
    expected: { ascending: ["2024-01-02", "2024-01-03"], descending: ["2024-01-03", "2024-01-02"] },
  },
  "infocloud.total-size": {
    options: standing,
    observe: async (emulator) => {
      await senderOn(emulator).send();
      const reply = await call(emulator, paths.statistics, { startDate: "2024-01-01", endDate: "2024-01-09" });
      return [reply.body.totalSize, rowsOf(reply)[0]?.totalSize];
    },
    expected: { "top-level": [1, undefined], "each-row": [undefined, 1] },
  },
  "infocloud.time-zone": {
    options: standing,
    observe: async (emulator) => {
      const { send } = senderOn(emulator);
      emulator.admin.setClock({ now: "2024-01-02T16:30:00Z" });
      const { msgId } = dataOf(await send());
      const [row] = rowsOf(await call(emulator, paths.statistics, { startDate: "2024-01-01", endDate: "2024-01-09" }));
      const [receipt] = rowsOf(await call(emulator, paths.receipts, { msgId }));
      return [row?.sendDate, receipt?.arriveTime];
    },
    expected: { "Asia/Shanghai": ["2024-01-03", "2401030030"], UTC: ["2024-01-02", "2401021630"] },
  },
};
