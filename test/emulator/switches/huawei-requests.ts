/** All requests to Huawei: who makes them, how they are answered, how lists are cut. */
import { createClock, type Emulator, type EmulatorOptions } from "../../../src/emulator";
import type { requestSwitches } from "../../../src/emulator/huawei/switches/requests";
import { call, codeOf, newApp, newStack } from "../huawei-caller";
import { newSender, wsseHeaders } from "../huawei-sending";
import type { Cases } from "./cases";

const noon = Date.UTC(2026, 1, 6, 12);
const hour = 3600_000;
const manual = (): EmulatorOptions => ({ review: "manual", clock: createClock({ offsetMs: 0, frozenAt: noon }) });

/** How many of twelve applications a list with this query gives, or its refusal. */
const listed = async (emulator: Emulator, query: Record<string, string>) => {
  const { status, body } = await call(emulator, "GET", "apps", { query });
  return status === 200 && Array.isArray(body.results) ? body.results.length : body.error_code;
};

export const requestCases: Cases<typeof requestSwitches> = {
  "huawei.unauthorized": {
    observe: async (emulator) => codeOf(await call(emulator, "GET", "apps", { authorization: null })),
    expected: { "MSGSMS.0003": [401, "MSGSMS.0003"], "APIGW.0301": [401, "APIGW.0301"] },
  },
  "huawei.create-status": {
    observe: async (emulator) => (await call(emulator, "POST", "apps", { body: { app_name: "a", region: "cn" } })).status,
    expected: { "200": 200, "201": 201 },
  },
  "huawei.delete-status": {
    observe: async (emulator) => (await call(emulator, "DELETE", `templates/${(await newStack(emulator)).template}`)).status,
    expected: { "204": 204, "200": 200 },
  },
  "huawei.delete-unknown": {
    observe: async (emulator) => [
      codeOf(await call(emulator, "DELETE", "templates/nothing")),
      codeOf(await call(emulator, "DELETE", "signatures/nothing")),
    ],
    expected: {
      "404": [
        [404, "MSGSMS.0077"],
        [404, "MSGSMS.0005"],
      ],
      deleted: [
        [204, null],
        [204, null],
      ],
    },
  },
  "huawei.missing-app": {
    observe: async (emulator) => (await call(emulator, "GET", "apps/nothing")).body.error_code,
    expected: { "MSGSMS.0076": "MSGSMS.0076", "MSGSMS.0014": "MSGSMS.0014", "MSGSMS.0050": "MSGSMS.0050", "MSGSMS.0057": "MSGSMS.0057" },
  },
  "huawei.missing-signature": {
    observe: async (emulator) => (await call(emulator, "GET", "signatures/nothing")).body.error_code,
    expected: { "MSGSMS.0005": "MSGSMS.0005", "MSGSMS.0033": "MSGSMS.0033", "MSGSMS.0041": "MSGSMS.0041" },
  },
  "huawei.missing-template": {
    observe: async (emulator) => {
      const { failed_template_list } = (await call(emulator, "POST", "templates/batch-delete", { body: { ids: ["nothing"] } })).body;
      return [(await call(emulator, "GET", "templates/nothing")).body.error_code, failed_template_list];
    },
    expected: {
      "MSGSMS.0077": ["MSGSMS.0077", [{ id: "nothing", error_msg: "Message Template Info does not EXIST" }]],
      "MSGSMS.0009": ["MSGSMS.0009", [{ id: "nothing", error_msg: "Template does not exist." }]],
      "MSGSMS.0036": ["MSGSMS.0036", [{ id: "nothing", error_msg: "Message template is not found" }]],
      "MSGSMS.0044": ["MSGSMS.0044", [{ id: "nothing", error_msg: "Template is not exist" }]],
    },
  },
  "huawei.missing-file": {
    observe: async (emulator) => (await call(emulator, "GET", "upload-files", { query: { file_id: "nothing" } })).body.error_code,
    expected: { "MSGSMS.0011": "MSGSMS.0011", "MSGSMS.0043": "MSGSMS.0043" },
  },
  "huawei.unset-fields": {
    options: manual,
    observe: async (emulator) => {
      const { app, signature, template } = await newStack(emulator);
      const shown = await Promise.all(
        [`apps/${app}`, `signatures/${signature}`, `templates/${template}`].map((path) => call(emulator, "GET", path)),
      );
      return shown.map(({ body }) => [body.up_link_addr, body.channel_num, body.template_id].map(String));
    },
    expected: {
      absent: [
        ["undefined", "undefined", "undefined"],
        ["undefined", "undefined", "undefined"],
        ["undefined", "undefined", "undefined"],
      ],
      null: [
        ["null", "undefined", "undefined"],
        ["undefined", "null", "undefined"],
        ["undefined", "undefined", "null"],
      ],
    },
  },
  "huawei.large-limit": {
    observe: async (emulator) => {
      for (let number = 1; number <= 12; number += 1) await newApp(emulator, { app_name: `应用${number}` });
      return [await listed(emulator, {}), await listed(emulator, { limit: "10", offset: "5" }), await listed(emulator, { limit: "11" })];
    },
    expected: { served: [10, 7, 11], refused: [10, 7, "MSGSMS.0002"], cut: [10, 7, 10] },
  },
  "huawei.name-filter": {
    observe: async (emulator) => {
      for (const app_name of ["云杉", "云杉商城"]) await newApp(emulator, { app_name });
      return [await listed(emulator, { app_name: "云杉" }), await listed(emulator, { app_name: "商城" })];
    },
    expected: { contains: [2, 1], exact: [1, 0] },
  },
  "huawei.time-zone": {
    options: manual,
    observe: async (emulator) => {
      const id = await newApp(emulator);
      const time = "2026-02-06 12:00:00";
      return [(await call(emulator, "GET", `apps/${id}`)).body.create_time, await listed(emulator, { start_time: time, end_time: time })];
    },
    expected: { UTC: ["2026-02-06 12:00:00", 1], "Asia/Shanghai": ["2026-02-06 20:00:00", 0] },
  },
  "huawei.new-in-lists": {
    options: manual,
    observe: async (emulator) => {
      const id = await newApp(emulator);
      const seen = [await listed(emulator, {}), (await call(emulator, "GET", `apps/${id}`)).status];
      emulator.admin.setClock({ advanceMs: 1000 });
      return [...seen, await listed(emulator, {})];
    },
    expected: { "at-once": [1, 200, 1], late: [0, 200, 1] },
  },
  "huawei.wsse-digest": {
    options: manual,
    observe: async (emulator) => {
      const sender = await newSender(emulator);
      const send = async (over: "bytes" | "hex") => (await sender.form({}, { headers: wsseHeaders(sender, { over }) })).body.code;
      return [await send("bytes"), await send("hex")];
    },
    expected: { both: ["000000", "000000"], bytes: ["000000", "E000105"], hex: ["E000105", "000000"] },
  },
  "huawei.wsse-tolerance": {
    options: manual,
    observe: async (emulator) => {
      const sender = await newSender(emulator);
      const send = async (hours: number) =>
        (await sender.form({}, { headers: wsseHeaders(sender, { createdAt: noon - hours * hour }) })).body.code;
      return [await send(8), await send(-9), await send(24), await send(25)];
    },
    expected: { "24-hours": ["000000", "000000", "000000", "E000110"], "8-hours": ["000000", "E000110", "E000110", "E000110"] },
  },
  "huawei.nonce-replay": {
    options: manual,
    observe: async (emulator) => {
      const sender = await newSender(emulator);
      const send = async () => (await sender.form({}, { headers: wsseHeaders(sender) })).body.code;
      return [await send(), await send()];
    },
    expected: { accepted: ["000000", "000000"], refused: ["000000", "E000101"] },
  },
  "huawei.authentication-codes": {
    options: manual,
    observe: async (emulator) => {
      const sender = await newSender(emulator);
      return [
        codeOf(await sender.form({}, { headers: wsseHeaders(sender, { secret: "other" }) })),
        codeOf(await sender.form({}, { headers: { "x-sdk-date": "20260206T114400Z" } })),
        codeOf(await sender.form({}, { headers: { "x-sdk-date": "20260206T120001Z" } })),
      ];
    },
    expected: {
      specific: [
        [401, "E000105"],
        [400, "E000044"],
        [400, "E000045"],
      ],
      E000001: [
        [400, "E000001"],
        [400, "E000001"],
        [400, "E000001"],
      ],
    },
  },
};
