/** Sends and pushes. */
import { createHash } from "node:crypto";
import type { Emulator, EmulatorOptions } from "../../../src/emulator";
import type { sendingSwitches } from "../../../src/emulator/baidu/switches/sending";
import { startRecordingServer } from "../../support/recording-server";
import { accountRef, addBlacklist, clockAt, itemsOf, messageRef, minuteMs, noon, phones, senderOn } from "../sending";
import { type Cases, codeOf } from "./cases";

const options = (): EmulatorOptions => ({
  review: "manual",
  clock: clockAt(noon),
  receiptDelayMs: 0,
  accountLimits: "off",
  rateLimits: "off",
});
const mobile = "13800138000";

/** What a receiver sees of one message when it answers with this status. */
async function pushed(emulator: Emulator, status: number) {
  const server = await startRecordingServer(() => ({ status }));
  try {
    emulator.admin.edit(accountRef, { receiptUrl: server.url });
    const [item] = itemsOf(await (await senderOn(emulator)).send());
    const push = () => emulator.admin.object(messageRef(item?.messageId ?? "")).push as { nextAt: string | null; attempts: number };
    const firstFour = status === 200 ? 1 : 4;
    while (server.requests.length < firstFour) await new Promise((resolve) => setImmediate(resolve));
    while (push().nextAt === new Date(emulator.admin.clock().epochMs).toISOString()) await new Promise((resolve) => setImmediate(resolve));
    return { request: server.requests[0], push: push() };
  } finally {
    await server.close();
  }
}

const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");

export const sendingCases: Cases<typeof sendingSwitches> = {
  "baidu.send-failure-status": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      return [codeOf(await send()), codeOf(await send({ contentVar: {} }))];
    },
    expected: {
      "200": [
        [200, "1000"],
        [200, "4605"],
      ],
      "400": [
        [200, "1000"],
        [400, "4605"],
      ],
    },
  },
  "baidu.send-authentication": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      return [codeOf(await send({}, { key: { id: "nobody", secret: "x" } })), codeOf(await send({}, { authorization: null }))];
    },
    expected: {
      "6002": [
        [200, "6002"],
        [200, "6002"],
      ],
      common: [
        [403, "InvalidAccessKeyId"],
        [400, "InvalidHTTPAuthHeader"],
      ],
    },
  },
  "baidu.send-top-code": {
    options,
    observe: async (emulator) => {
      const { codes } = await senderOn(emulator);
      return [await codes({ mobile: `${mobile},bad` }), await codes({ mobile: "bad,23800138000" })];
    },
    expected: {
      accepted: [
        ["1000", "1000", "4503"],
        ["1000", "4503", "4507"],
      ],
      "all-failed": [
        ["1000", "1000", "4503"],
        ["4503", "4503", "4507"],
      ],
      "any-failed": [
        ["4503", "1000", "4503"],
        ["4503", "4503", "4507"],
      ],
    },
  },
  "baidu.failed-send-data": {
    options,
    observe: async (emulator) => (await (await senderOn(emulator)).send({ contentVar: {} })).body.data ?? "absent",
    expected: { absent: "absent", empty: [] },
  },
  "baidu.merchant-black-code": {
    options,
    observe: async (emulator) => {
      const { codes, receipts } = await senderOn(emulator);
      await addBlacklist(emulator, mobile, { countryType: "DOMESTIC" });
      const inAnswer = await codes();
      emulator.admin.setSwitches({ "baidu.blacklist-hit": "receipt" });
      return [inAnswer, await receipts(mobile)];
    },
    expected: { "4641": [["1000", "4641"], ["B:00033"]], "4643": [["1000", "4643"], ["B:00035"]] },
  },
  "baidu.blacklist-hit": {
    options,
    observe: async (emulator) => {
      const { send, signatureId } = await senderOn(emulator);
      await addBlacklist(emulator, mobile, { type: "SignatureBlack", smsType: "CommonVcode", signatureIdStr: signatureId });
      const [item] = itemsOf(await send());
      return [item?.code, item?.messageId ? emulator.admin.object(messageRef(item.messageId)).carrierCode : null];
    },
    expected: { answer: ["4642", null], receipt: ["1000", "B:00034"] },
  },
  "baidu.numbers-per-send": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      const codes = [];
      for (const count of [200, 201, 1000, 1001]) codes.push((await send({ mobile: phones(count).join(",") })).body.code);
      return codes;
    },
    expected: { "200": ["1000", "4511", "4511", "4511"], "1000": ["1000", "1000", "1000", "4511"] },
  },
  "baidu.content-var": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      const codes = [];
      for (const contentVar of [{ code: "1" }, { code: 1 }, '{"code":"1"}', "{", { code: true }]) {
        codes.push((await send({ contentVar })).body.code);
      }
      return codes;
    },
    expected: {
      "text-values": ["1000", "4506", "4506", "4506", "4506"],
      "number-values": ["1000", "1000", "4506", "4506", "4506"],
      "json-text": ["1000", "4506", "1000", "4505", "4506"],
    },
  },
  "baidu.forbidden-characters": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      const codes = [];
      for (const code of ["(1", "1)", "[1", "1】", "\t1"]) codes.push((await send({ contentVar: { code } })).body.code);
      return codes;
    },
    expected: {
      "all-brackets": ["4608", "4608", "4608", "4608", "4608"],
      "square-brackets": ["1000", "1000", "4608", "4608", "4608"],
    },
  },
  "baidu.verification-code-rule": {
    options,
    observe: async (emulator) => {
      const sender = await senderOn(emulator);
      const template = await sender.template({ content: "验证码${SMSvCode}" });
      const codeFor = async (SMSvCode: string) => (await sender.send({ template, contentVar: { SMSvCode } })).body.code;
      return [await codeFor("a1B2c3D4e5"), await codeFor("12345678901"), await codeFor("12-34")];
    },
    expected: { on: ["1000", "4606", "4608"], off: ["1000", "1000", "1000"] },
  },
  "baidu.variable-names": {
    options,
    observe: async (emulator) => {
      const sender = await senderOn(emulator);
      const template = await sender.template({ content: "您好${user_name}" });
      return (await sender.send({ template, contentVar: { user_name: "a" } })).body.code;
    },
    expected: { "letters-and-digits": "4601", any: "1000" },
  },
  "baidu.send-token-window": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      const sent = () => emulator.admin.objects({ platform: "baidu", kind: "messages" }).length;
      const query = { clientToken: "token" };
      const counts = [];
      for (const advanceMs of [0, 3 * minuteMs, 3 * minuteMs + 1, 24 * 60 * minuteMs, 24 * 60 * minuteMs + 1]) {
        emulator.admin.setClock({ advanceMs });
        await send({}, { query });
        counts.push(sent());
      }
      return counts;
    },
    expected: { "3-minutes": [1, 1, 2, 3, 4], "24-hours": [1, 1, 1, 1, 2] },
  },
  "baidu.length-limit": {
    options,
    observe: async (emulator) => {
      const sender = await senderOn(emulator);
      // The signature and its brackets take 7 characters.
      const codeFor = async (length: number) => {
        const template = await sender.template({ content: `${"字".repeat(length - 1)}\${code}` });
        return (await sender.send({ template, contentVar: { code: "1" } })).body.code;
      };
      return [await codeFor(593), await codeFor(594), await codeFor(600), await codeFor(601)];
    },
    expected: { "with-signature": ["1000", "4508", "4508", "4508"], "text-only": ["1000", "1000", "1000", "4508"] },
  },
  "baidu.variable-length": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      const codeFor = async (length: number) => (await send({ contentVar: { code: "1".repeat(length) } })).body.code;
      return [await codeFor(50), await codeFor(51)];
    },
    expected: { "50": ["1000", "4606"], unlimited: ["1000", "1000"] },
  },
  "baidu.field-lengths": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      const codes = [];
      for (const length of [1024, 1025]) codes.push((await send({ custom: "x".repeat(length) })).body.code);
      return [...codes, (await send({ signatureId: "x".repeat(65) })).body.code];
    },
    expected: { limited: ["1000", "4504", "4504"], unlimited: ["1000", "1000", "6006"] },
  },
  "baidu.callback-retries": {
    options,
    observe: async (emulator) => {
      const { push } = await pushed(emulator, 500);
      return [push.attempts, push.nextAt === null];
    },
    expected: { hourly: [4, false], three: [4, true] },
  },
  "baidu.callback-token": {
    options,
    observe: async (emulator) => {
      const { request } = await pushed(emulator, 200);
      const { timestamp, signature } = request?.headers ?? {};
      const { userId } = emulator.admin.object(accountRef);
      const tokens = [["account-id", userId] as const, ["none", ""] as const];
      return tokens.filter(([, token]) => signature === md5(`${token}${timestamp}${request?.text}`)).map(([name]) => name);
    },
    expected: { "account-id": ["account-id"], none: ["none"] },
  },
  "baidu.callback-counts": {
    options,
    observe: async (emulator) => {
      const { attemptCount, segmentCount } = JSON.parse((await pushed(emulator, 200)).request?.text ?? "");
      return [attemptCount, segmentCount];
    },
    expected: { present: [1, 1], absent: [undefined, undefined] },
  },
};
