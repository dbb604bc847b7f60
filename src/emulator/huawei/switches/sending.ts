/** Open points of sending and of what is pushed (Huawei's specification 7, 8 and 15). */
import type { SwitchCatalogue } from "../../world/switches";

export const sendingSwitches = {
  "huawei.numbers-per-send": {
    values: ["500", "1000"],
    default: "500",
    meaning: "Most numbers in one send.",
    gap: "15 no. 20",
  },
  "huawei.numbers-counted": {
    values: ["per-send", "per-content"],
    default: "per-send",
    meaning: "What the most numbers of batchSendDiffSms are of: the whole request, or each of its contents.",
    gap: "15 no. 20",
  },
  "huawei.failed-send": {
    values: ["all-failed", "any-failed"],
    default: "all-failed",
    meaning: "When a send is refused with E000510: when every number was, or when one was.",
    gap: "15 no. 51",
  },
  "huawei.failed-send-result": {
    values: ["present", "absent"],
    default: "present",
    meaning: "Whether a send that is refused with E000510 has the result that it points to.",
    gap: "15 no. 51",
  },
  "huawei.push-access": {
    values: ["push-key", "app-key"],
    default: "push-key",
    meaning: "What Access of a signed push is: the access key that was set up for pushes, or the application's key.",
    gap: "15 no. 52",
  },
  "huawei.push-date": {
    values: ["sent", "missing"],
    default: "sent",
    meaning: "Whether signed batch reports and replies carry the X-Sdk-Date that they sign; the examples leave it out.",
    gap: "15 no. 52",
  },
} as const satisfies SwitchCatalogue;
