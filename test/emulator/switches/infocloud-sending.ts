/** Sends. */
import type { sendingSwitches } from "../../../src/emulator/infocloud/switches/sending";
import { accountRef, call, codeOf, dataOf, paths, phone, rowsOf, senderOn } from "../infocloud-caller";
import type { Cases } from "./cases";
import { standing } from "./infocloud-requests";

const phones = (count: number) => Array.from({ length: count }, (_, place) => String(13_800_138_000 + place));
const json = JSON.stringify;

export const sendingCases: Cases<typeof sendingSwitches> = {
  "infocloud.backslash": {
    options: standing,
    observe: async (emulator) => codeOf(await senderOn(emulator).send({ templateParam: '["测\\试"]' })),
    expected: { lenient: 200, strict: 60006 },
  },
  "infocloud.batch-size": {
    options: standing,
    observe: async (emulator) => {
      const { sendBatch } = senderOn(emulator);
      const batchOf = (count: number) => ({ phonesJson: json(phones(count)), templateParamJson: json(phones(count).map(() => ["1"])) });
      return [codeOf(await sendBatch(batchOf(500))), codeOf(await sendBatch(batchOf(501)))];
    },
    expected: { "1000": [200, 200], "500": [200, 60008] },
  },
  "infocloud.batch-params": {
    options: standing,
    observe: async (emulator) => codeOf(await senderOn(emulator, { content: "您好" }).sendBatch({ templateParamJson: undefined })),
    expected: { optional: 200, required: 60006 },
  },
  "infocloud.fixed-batch": {
    options: standing,
    observe: async (emulator) => {
      const { sendBatch } = senderOn(emulator, { content: "您好" });
      return [codeOf(await sendBatch({ templateParamJson: '[""]' })), codeOf(await sendBatch({ templateParamJson: "[[]]" }))];
    },
    expected: { either: [200, 200], flat: [200, 60006] },
  },
  "infocloud.extension-range": {
    options: standing,
    observe: async (emulator) => {
      const { send } = senderOn(emulator);
      return [codeOf(await send({ upExtendCode: "99" })), codeOf(await send({ upExtendCode: "123" }))];
    },
    expected: { any: [200, 200], "1-99": [200, 40004] },
  },
  "infocloud.bad-numbers": {
    options: standing,
    observe: async (emulator) => codeOf(await senderOn(emulator).send({ phones: `${phone},1234` })),
    expected: { told: 200, refuse: 60007 },
  },
  "infocloud.billing": {
    options: standing,
    observe: async (emulator) => {
      await senderOn(emulator, { content: "长".repeat(100) }).send({ templateParam: "[]" });
      return rowsOf(await call(emulator, paths.allowance))[0]?.residueValue;
    },
    expected: { "per-message": 99_999, "per-segment": 99_998 },
  },
  "infocloud.sensitive-word": {
    options: standing,
    observe: async (emulator) => {
      emulator.admin.edit(accountRef, { sensitiveWords: ["2345"] });
      const { send, messages } = senderOn(emulator);
      return [codeOf(await send()), messages().map(({ status }) => status)];
    },
    expected: { receipt: [200, ["REJECTD"]], refuse: [40005, []] },
  },
  "infocloud.duplicate-numbers": {
    options: standing,
    observe: async (emulator) => {
      const { send, messages } = senderOn(emulator);
      return [dataOf(await send({ phones: `${phone},${phone}` })).failPhones, messages().length];
    },
    expected: { each: [undefined, 2], once: [undefined, 1] },
  },
  "infocloud.characters": {
    options: standing,
    observe: async (emulator) => codeOf(await senderOn(emulator).send({ templateParam: '["😀😀😀😀"]', bid: "😀".repeat(32) })),
    expected: { "utf-16": 60004, "code-points": 200 },
  },
  "infocloud.send-desc": {
    options: standing,
    observe: async (emulator) => dataOf(await senderOn(emulator).send()).desc,
    expected: { absent: undefined, "null-text": "null" },
  },
};
