/** Sends, receipts, replies, statistics and numbers. */
import type { Emulator } from "../../../src/emulator";
import type { sendingSwitches } from "../../../src/emulator/tencent/switches/sending";
import { startRecordingServer } from "../../support/recording-server";
import { hourMs, minuteMs, noon } from "../sending";
import { accountRef, call, messageRef, replyKind, rowsOf, templateRef } from "../tencent-caller";
import { appId, atNoon, itemsOf, phone, senderOn } from "../tencent-sending";
import type { Cases } from "./cases";

const options = () => ({ ...atNoon(), receiptDelayMs: 0 });
const taken = { status: 200, body: { result: 0 } };

interface PushView {
  readonly attempts: number;
  readonly nextAt: string | null;
}

/** The state of a push as soon as so many tries are done. */
async function stateAfter(attempts: number, view: () => PushView): Promise<PushView> {
  while (view().attempts < attempts || view().nextAt === new Date(noon).toISOString())
    await new Promise((resolve) => setImmediate(resolve));
  return view();
}

async function pulled(emulator: Emulator): Promise<number> {
  return rowsOf(await call(emulator, "PullSmsSendStatus", { Limit: 100, SmsSdkAppId: appId }), "PullSmsSendStatusSet").length;
}

export const sendingCases: Cases<typeof sendingSwitches> = {
  "tencent.send-failures": {
    options,
    observe: async (emulator) => {
      const { send } = await senderOn(emulator);
      const reply = await send({ TemplateParamSet: [], PhoneNumberSet: [phone, "bad"], SessionContext: "mine" });
      return (
        reply.code ??
        itemsOf(reply).map(({ PhoneNumber, Code, Fee, SerialNo, SessionContext }) => [PhoneNumber, Code, Fee, SerialNo, SessionContext])
      );
    },
    expected: {
      mixed: "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
      "in-set": [
        [phone, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate", 0, "", "mine"],
        ["bad", "FailedOperation.TemplateParamSetNotMatchApprovedTemplate", 0, "", "mine"],
      ],
    },
  },
  "tencent.duplicate-numbers": {
    options,
    observe: async (emulator) => (await (await senderOn(emulator)).codes({ PhoneNumberSet: [phone, phone] })).length,
    expected: { each: 2, once: 1 },
  },
  "tencent.unapproved-template": {
    options,
    observe: async (emulator) => {
      const { codes, templateId } = await senderOn(emulator);
      emulator.admin.reject(templateRef(templateId));
      return [await codes(), await codes({ TemplateId: "7" })];
    },
    expected: {
      "FailedOperation.TemplateUnapprovedOrNotExist": [
        "FailedOperation.TemplateUnapprovedOrNotExist",
        "FailedOperation.TemplateUnapprovedOrNotExist",
      ],
      "FailedOperation.TemplateIncorrectOrUnapproved": [
        "FailedOperation.TemplateIncorrectOrUnapproved",
        "FailedOperation.TemplateUnapprovedOrNotExist",
      ],
    },
  },
  "tencent.time-zone": {
    options,
    observe: async (emulator) => {
      const server = await startRecordingServer(() => taken);
      emulator.admin.edit(accountRef, { receiptUrl: server.url });
      const sender = await senderOn(emulator);
      await sender.send();
      await server.arrived(1);
      await server.close();
      const hour = (BeginTime: string) => ({ SmsSdkAppId: appId, BeginTime, EndTime: BeginTime, Limit: 0, Offset: 0 });
      const counts: unknown[] = [];
      for (const time of ["2024010214", "2024010206"]) {
        counts.push((await call(emulator, "SendStatusStatistics", hour(time))).response.SendStatusStatistics);
      }
      const marketing = await sender.template({ SmsType: 1, TemplateContent: "优惠，拒收请回复R" });
      return [
        JSON.parse(server.requests[0]?.text ?? "")[0].user_receive_time,
        counts.map((count) => (count as { RequestCount: number }).RequestCount),
        await sender.codes({ TemplateId: marketing, TemplateParamSet: [] }),
      ];
    },
    expected: {
      "Asia/Shanghai": ["2024-01-02 14:30:15", [1, 0], ["Ok"]],
      UTC: ["2024-01-02 06:30:15", [0, 1], "FailedOperation.MarketingSendTimeConstraint"],
    },
  },
  "tencent.pull": {
    options,
    observe: async (emulator) => {
      await (await senderOn(emulator)).send();
      return [await pulled(emulator), await pulled(emulator)];
    },
    expected: { once: [1, 0], repeated: [1, 1] },
  },
  "tencent.pull-and-callback": {
    options,
    observe: async (emulator) => {
      const server = await startRecordingServer(() => taken);
      emulator.admin.edit(accountRef, { receiptUrl: server.url, uplinkUrl: server.url });
      const [serialNo = ""] = await (await senderOn(emulator)).serials();
      emulator.admin.create(replyKind, { serialNo, text: "R" });
      await server.arrived(2);
      await server.close();
      const replies = rowsOf(await call(emulator, "PullSmsReplyStatus", { Limit: 100, SmsSdkAppId: appId }), "PullSmsReplyStatusSet");
      return [await pulled(emulator), replies.length];
    },
    expected: { both: [1, 1], "callback-only": [0, 0] },
  },
  "tencent.callback-retry": {
    options,
    observe: async (emulator) => {
      const server = await startRecordingServer(() => ({ status: 500 }));
      emulator.admin.edit(accountRef, { receiptUrl: server.url });
      const [serial = ""] = await (await senderOn(emulator)).serials();
      const state = await stateAfter(1, () => emulator.admin.object(messageRef(serial)).push as PushView);
      await server.close();
      return [state.attempts, state.nextAt];
    },
    expected: { immediate: [3, null], minute: [1, new Date(noon + minuteMs).toISOString()] },
  },
  "tencent.reply-retries": {
    options,
    observe: async (emulator) => {
      const server = await startRecordingServer(() => ({ status: 500 }));
      emulator.admin.edit(accountRef, { uplinkUrl: server.url });
      const reply = emulator.admin.create(replyKind, { number: phone, signName: "腾讯云", appId, text: "R" });
      const state = await stateAfter(1, () => emulator.admin.object({ ...replyKind, id: reply.id }).push as PushView);
      await server.close();
      return state.attempts;
    },
    expected: { "2": 3, "0": 1 },
  },
  "tencent.statistics-end": {
    options,
    observe: async (emulator) => {
      await (await senderOn(emulator)).send();
      emulator.admin.setClock({ advanceMs: hourMs });
      const span = { SmsSdkAppId: appId, BeginTime: "2024010210", EndTime: "2024010214", Limit: 0, Offset: 0 };
      return ((await call(emulator, "SendStatusStatistics", span)).response.SendStatusStatistics as { RequestCount: number }).RequestCount;
    },
    expected: { included: 1, excluded: 0 },
  },
  "tencent.unparsable-number": {
    options,
    observe: async (emulator) => {
      const { response, code } = await call(emulator, "DescribePhoneNumberInfo", { PhoneNumberSet: [phone, "bad"] });
      return code ?? (response.PhoneNumberInfoSet as { Code: string }[]).map(({ Code }) => Code);
    },
    expected: { "in-set": ["Ok", "FailedOperation.PhoneNumberParseFail"], refuse: "FailedOperation.PhoneNumberParseFail" },
  },
  "tencent.conversion-code": {
    options,
    observe: async (emulator) =>
      (await call(emulator, "ReportConversion", { SmsSdkAppId: appId, SerialNo: "x" })).response.ReportConversionStatus,
    expected: { OK: { Code: "OK", Message: "success" }, ok: { Code: "ok", Message: "report success" } },
  },
};
