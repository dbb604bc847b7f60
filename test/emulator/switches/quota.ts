/** Quotas and limits per recipient. */
import type { Emulator, EmulatorOptions } from "../../../src/emulator";
import type { quotaSwitches } from "../../../src/emulator/baidu/switches/quota";
import { clockAt, getQuota, itemsOf, messageRef, noon, putQuota, quotaRef, type Sender, senderOn } from "../sending";
import { type Cases, codeOf } from "./cases";

/** What is in force, applied for and how that stands. */
const look = async (emulator: Emulator) => {
  const { quotaPerDay, applyQuotaPerDay = null, applyCheckStatus = null } = (await getQuota(emulator)).body;
  return [quotaPerDay, applyQuotaPerDay, applyCheckStatus];
};

const inForce = { quotaPerDay: 100, quotaPerMonth: 1000 };

/** How a message ends that is sent at this time. */
const sentAt = async ({ emulator, send }: Sender, now: string, changes: object = {}) => {
  emulator.admin.setClock({ now });
  const [item] = itemsOf(await send({ ...changes }));
  return emulator.admin.object(messageRef(item?.messageId ?? "")).carrierCode;
};

const manual = (): EmulatorOptions => ({ review: "manual", clock: clockAt(noon) });

export const quotaCases: Cases<typeof quotaSwitches> = {
  "baidu.quota-rate-limits": {
    options: manual,
    observe: async (emulator) => {
      await senderOn(emulator);
      await putQuota(emulator, { rateLimitPerMobilePerSignByMinute: 1 });
      const minute = async () => (await getQuota(emulator)).body.rateLimitPerMobilePerSignByMinute;
      const before = await minute();
      emulator.admin.approve(quotaRef);
      return [before, await minute()];
    },
    expected: { immediate: [1, 1], reviewed: [3, 1] },
  },
  "baidu.quota-lower": {
    options: manual,
    observe: async (emulator) => {
      await senderOn(emulator);
      await putQuota(emulator, { ...inForce, quotaPerDay: 50 });
      const lower = await look(emulator);
      await putQuota(emulator, { quotaPerDay: 50, quotaPerMonth: 2000 });
      return [lower, await look(emulator)];
    },
    expected: {
      reviewed: [
        [100, 50, "PENDING"],
        [100, 50, "PENDING"],
      ],
      immediate: [
        [50, 50, "PASS"],
        [50, 50, "PENDING"],
      ],
    },
  },
  "baidu.quota-unchanged": {
    options: manual,
    observe: async (emulator) => {
      await senderOn(emulator);
      await putQuota(emulator);
      emulator.admin.reject(quotaRef);
      await putQuota(emulator, inForce);
      return look(emulator);
    },
    expected: { "no-application": [100, 5000, "FAILURE"], application: [100, 100, "PENDING"] },
  },
  "baidu.quota-pending-put": {
    options: manual,
    observe: async (emulator) => {
      await senderOn(emulator);
      const put = async (quotaPerDay: number) => codeOf(await putQuota(emulator, { quotaPerDay }));
      return [await put(5000), await put(5000), await put(6000), await look(emulator)];
    },
    expected: {
      replaces: [
        [200, null],
        [200, null],
        [200, null],
        [100, 6000, "PENDING"],
      ],
      refused: [
        [200, null],
        [200, null],
        [409, "QuotaApplicationPending"],
        [100, 5000, "PENDING"],
      ],
    },
  },
  "baidu.quota-nothing-applied": {
    observe: async (emulator) => {
      const { body } = await getQuota(emulator);
      return ["applyQuotaPerDay", "applyQuotaPerMonth", "applyCheckStatus", "checkReply"].map((name) =>
        name in body ? body[name] : "absent",
      );
    },
    expected: { absent: ["absent", "absent", "absent", "absent"], empty: [0, 0, "", ""], null: [null, null, null, null] },
  },
  "baidu.rate-limit-white-list": {
    observe: async (emulator) => {
      const { body } = await getQuota(emulator);
      return [body.rateLimitWhiteList, body.rateLimitWhitelist];
    },
    expected: { rateLimitWhiteList: [false, undefined], rateLimitWhitelist: [undefined, false] },
  },
  "baidu.rate-limit-ceilings": {
    observe: async (emulator) => [
      codeOf(await putQuota(emulator)),
      codeOf(await putQuota(emulator, { rateLimitPerMobilePerSignByMinute: 4 })),
      codeOf(await putQuota(emulator, { rateLimitPerMobilePerSignByDay: -1 })),
    ],
    expected: {
      accept: [
        [200, null],
        [200, null],
        [200, null],
      ],
      refuse: [
        [200, null],
        [400, "InappropriateJSON"],
        [400, "InappropriateJSON"],
      ],
    },
  },
  "baidu.minus-one": {
    observe: async (emulator) => [
      codeOf(await putQuota(emulator, { quotaPerDay: -1 })),
      codeOf(await putQuota(emulator, { quotaPerDay: 0 })),
    ],
    expected: {
      unlimited: [
        [200, null],
        [200, null],
      ],
      refuse: [
        [400, "InappropriateJSON"],
        [200, null],
      ],
    },
  },
  "baidu.rate-limit-day": {
    options: manual,
    observe: async (emulator) => {
      const sender = await senderOn(emulator);
      emulator.admin.edit(quotaRef, { rateLimitPerMobilePerSignByDay: 1 });
      const times = ["2024-01-02T15:00:00Z", "2024-01-02T15:59:59Z", "2024-01-02T16:00:00Z", "2024-01-03T15:00:00Z"];
      const seen = [];
      for (const time of times) seen.push(await sentAt(sender, time));
      return seen;
    },
    expected: {
      calendar: ["DELIVRD", "B:00041", "DELIVRD", "B:00041"],
      "24-hours": ["DELIVRD", "B:00041", "B:00041", "DELIVRD"],
    },
  },
  "baidu.rate-limit-windows": {
    options: manual,
    observe: async (emulator) => {
      const sender = await senderOn(emulator);
      emulator.admin.edit(quotaRef, { rateLimitPerMobilePerSignByMinute: 1 });
      const seen = [];
      for (const time of ["2024-01-02T07:00:50Z", "2024-01-02T07:00:59Z", "2024-01-02T07:01:00Z"]) seen.push(await sentAt(sender, time));
      emulator.admin.edit(quotaRef, { rateLimitPerMobilePerSignByMinute: -1, rateLimitPerMobilePerSignByHour: 3 });
      for (const time of ["2024-01-02T07:58:00Z", "2024-01-02T07:59:00Z", "2024-01-02T08:00:00Z"]) seen.push(await sentAt(sender, time));
      return seen;
    },
    expected: {
      sliding: ["DELIVRD", "B:00039", "B:00039", "DELIVRD", "DELIVRD", "B:00040"],
      clock: ["DELIVRD", "B:00039", "DELIVRD", "DELIVRD", "B:00040", "DELIVRD"],
    },
  },
  "baidu.rate-limit-classes": {
    options: manual,
    observe: async (emulator) => {
      const sender = await senderOn(emulator);
      emulator.admin.edit(quotaRef, { rateLimitPerMobilePerSignByMinute: 1 });
      const notice = await sender.template({ smsType: "CommonNotice" });
      const sale = await sender.template({ smsType: "CommonSale" });
      const seen = [];
      for (const template of [sender.templateId, notice, sale, sale]) seen.push(await sentAt(sender, "2024-01-02T07:00:00Z", { template }));
      return seen;
    },
    expected: {
      together: ["DELIVRD", "B:00039", "DELIVRD", "DELIVRD"],
      separate: ["DELIVRD", "DELIVRD", "DELIVRD", "DELIVRD"],
      "marketing-too": ["DELIVRD", "B:00039", "B:00039", "B:00039"],
    },
  },
};
