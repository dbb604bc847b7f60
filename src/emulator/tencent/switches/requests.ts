/** Open points of all requests: who sends them, how often, to where (Tencent's specification 3 to 6 and 19). */
import type { SwitchCatalogue } from "../../world/switches";

export const requestSwitches = {
  "tencent.regions": {
    values: ["tabulated", "hosts"],
    default: "tabulated",
    meaning: "Regions that requests may name: the three that are tabulated for SMS, or all that have a host.",
    zh: "请求可以写的地域：短信列出的三个，或所有有域名的。",
    gap: "19.2 no. 12",
  },
  "tencent.nonce-replay": {
    values: ["refuse", "accept"],
    default: "refuse",
    meaning: "A request of signature version 1 with the Nonce and Timestamp of an earlier one: refused, or carried out.",
    zh: "签名方法 v1 的请求，Nonce 和 Timestamp 与之前的相同：拒绝，或照常执行。",
    gap: "section 4.2",
  },
  "tencent.token-of-long-term-key": {
    values: ["refuse", "ignore"],
    default: "refuse",
    meaning: "A token together with a key that has none: refused, or ignored.",
    zh: "长期密钥却带了 token：拒绝，或忽略。",
    gap: "section 4.1",
  },
  "tencent.unsigned-payload": {
    values: ["refuse", "accept"],
    default: "refuse",
    meaning:
      "A request whose body is left out of the signature (X-TC-Content-SHA256: UNSIGNED-PAYLOAD), as vendor SDKs can send it: a wrong signature, or accepted.",
    zh: "请求体没有参与签名（X-TC-Content-SHA256: UNSIGNED-PAYLOAD），官方 SDK 可以这样发：签名错误，或接受。",
    gap: "beyond the document",
  },
  "tencent.rate-window": {
    values: ["sliding", "clock-second"],
    default: "sliding",
    meaning: "What the limits per second count: the last 1000 ms, or the second of the clock.",
    zh: "每秒频率限制的统计范围：最近 1000 毫秒，或自然的一秒。",
    gap: "19.1 no. 17",
  },
  "tencent.refused-calls": {
    values: ["free", "counted"],
    default: "free",
    meaning: "Whether a call that is over its limit counts for the limit, too.",
    zh: "因超频被拒绝的调用是否也计入频率。",
    gap: "19.1 no. 17",
  },
} as const satisfies SwitchCatalogue;
