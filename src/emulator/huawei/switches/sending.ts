/** Open points of sending and of what is pushed (Huawei's specification 7, 8 and 15). */
import type { SwitchCatalogue } from "../../world/switches";

export const sendingSwitches = {
  "huawei.numbers-per-send": {
    values: ["500", "1000"],
    default: "500",
    meaning: "Most numbers in one send.",
    zh: "一次发送最多的号码数。",
    gap: "15 no. 20",
  },
  "huawei.numbers-counted": {
    values: ["per-send", "per-content"],
    default: "per-send",
    meaning: "What the most numbers of batchSendDiffSms are of: the whole request, or each of its contents.",
    zh: "batchSendDiffSms 的号码数上限怎样计算：整个请求合计，或每条内容各自计算。",
    gap: "15 no. 20",
  },
  "huawei.failed-send": {
    values: ["all-failed", "any-failed"],
    default: "all-failed",
    meaning: "When a send is refused with E000510: when every number was, or when one was.",
    zh: "何时以 E000510 拒绝发送：所有号码都被拒绝时，或有一个被拒绝时。",
    gap: "15 no. 51",
  },
  "huawei.failed-send-result": {
    values: ["present", "absent"],
    default: "present",
    meaning: "Whether a send that is refused with E000510 has the result that it points to.",
    zh: "以 E000510 拒绝的发送，是否带有它所指的 result。",
    gap: "15 no. 51",
  },
  "huawei.push-access": {
    values: ["push-key", "app-key"],
    default: "push-key",
    meaning: "What Access of a signed push is: the access key that was set up for pushes, or the application's key.",
    zh: "带签名的推送里 Access 是什么：为推送设置的访问密钥，或应用的 key。",
    gap: "15 no. 52",
  },
  "huawei.push-date": {
    values: ["sent", "missing"],
    default: "sent",
    meaning: "Whether signed batch reports and replies carry the X-Sdk-Date that they sign; the examples leave it out.",
    zh: "带签名的批量状态报告和回复是否带上所签的 X-Sdk-Date；示例里没有。",
    gap: "15 no. 52",
  },
} as const satisfies SwitchCatalogue;
