/** Sends and pushes. */

import { parseAuthorization } from "../../../src/clouds/huawei/client/signing/sign";
import { createClock, type Emulator, type EmulatorOptions } from "../../../src/emulator";
import type { sendingSwitches } from "../../../src/emulator/huawei/switches/sending";
import { startRecordingServer } from "../../support/recording-server";
import { codeOf, ref } from "../huawei-caller";
import { newSender, phone, statusesOf } from "../huawei-sending";
import type { Cases } from "./cases";

const manual = (): EmulatorOptions => ({
  review: "manual",
  receiptDelayMs: 0,
  clock: createClock({ offsetMs: 0, frozenAt: Date.UTC(2026, 1, 6) }),
});
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(13_800_138_000 + index));

/** The signed report of one message, and that of one in a batch. */
async function signedPushes(emulator: Emulator) {
  const server = await startRecordingServer(() => ({ status: 200 }));
  const sender = await newSender(emulator);
  const pushKeys = [{ accessKey: "push", secretKey: "secret" }];
  emulator.admin.edit(ref("apps", sender.app), { pushKeys, batchReportUrl: server.url });
  await sender.form({ statusCallback: server.url });
  await server.arrived(1);
  await sender.form();
  await server.arrived(2);
  await server.close();
  const pushes = server.requests.map(({ headers }) => ({ headers, authorization: parseAuthorization(headers.authorization ?? "") }));
  return { sender, pushes };
}

export const sendingCases: Cases<typeof sendingSwitches> = {
  "huawei.numbers-per-send": {
    options: () => ({ ...manual(), accountLimits: "off" }),
    observe: async (emulator) => {
      const { form } = await newSender(emulator);
      return [codeOf(await form({ to: numbers(501).join(",") })), codeOf(await form({ to: numbers(1001).join(",") }))];
    },
    expected: {
      "500": [
        [400, "E000503"],
        [400, "E000503"],
      ],
      "1000": [
        [200, "000000"],
        [400, "E000503"],
      ],
    },
  },
  "huawei.numbers-counted": {
    options: () => ({ ...manual(), accountLimits: "off" }),
    observe: async (emulator) => {
      const { json, templateId } = await newSender(emulator);
      const content = { to: numbers(300), templateId, templateParas: ["3", "门口"] };
      return codeOf(await json({ smsContent: [content, content] }));
    },
    expected: { "per-send": [400, "E000503"], "per-content": [200, "000000"] },
  },
  "huawei.failed-send": {
    options: manual,
    observe: async (emulator) => {
      const { form } = await newSender(emulator);
      const reply = await form({ to: `${phone},+441632960000` });
      return [codeOf(reply), statusesOf(reply)];
    },
    expected: {
      "all-failed": [
        [200, "000000"],
        ["000000", "E200029"],
      ],
      "any-failed": [
        [400, "E000510"],
        ["000000", "E200029"],
      ],
    },
  },
  "huawei.failed-send-result": {
    options: manual,
    observe: async (emulator) => {
      const { form } = await newSender(emulator);
      const reply = await form({ templateParas: "[]" });
      return [codeOf(reply), statusesOf(reply)];
    },
    expected: { present: [[400, "E000510"], ["E200028"]], absent: [[400, "E000510"], []] },
  },
  "huawei.push-access": {
    options: manual,
    observe: async (emulator) => {
      const { sender, pushes } = await signedPushes(emulator);
      return pushes.map(({ authorization }) => (authorization?.accessKey === sender.key.accessKey ? "app" : authorization?.accessKey));
    },
    expected: { "push-key": ["push", "push"], "app-key": ["app", "app"] },
  },
  "huawei.push-date": {
    options: manual,
    observe: async (emulator) => {
      const { pushes } = await signedPushes(emulator);
      return pushes.map(({ headers, authorization }) => [authorization?.signedHeaders.includes("x-sdk-date"), "x-sdk-date" in headers]);
    },
    expected: {
      sent: [
        [true, true],
        [true, true],
      ],
      missing: [
        [true, true],
        [true, false],
      ],
    },
  },
};
