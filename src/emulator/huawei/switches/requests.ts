/** Open points of all requests: who sends them, how they are answered, how lists are cut (Huawei's specification 1, 2 and 15). */
import type { SwitchCatalogue } from "../../world/switches";

export const requestSwitches = {
  "huawei.unauthorized": {
    values: ["MSGSMS.0003", "APIGW.0301"],
    default: "MSGSMS.0003",
    meaning:
      "Code of a management call whose signature is refused: the service's own, or one of the gateway, which the document does not list.",
    gap: "15 no. 54",
  },
  "huawei.create-status": {
    values: ["200", "201"],
    default: "200",
    meaning: "HTTP status of a POST that made something: both are listed, the tables of the answers are headed 200.",
    gap: "15 no. 32",
  },
  "huawei.delete-status": {
    values: ["204", "200"],
    default: "204",
    meaning: "HTTP status of a DELETE.",
    gap: "15 no. 32",
  },
  "huawei.delete-unknown": {
    values: ["404", "deleted"],
    default: "404",
    meaning: "A DELETE of what does not exist: an error, or the answer of a DELETE.",
    gap: "15 no. 32",
  },
  "huawei.missing-app": {
    values: ["MSGSMS.0076", "MSGSMS.0014", "MSGSMS.0050", "MSGSMS.0057"],
    default: "MSGSMS.0076",
    meaning: "Code for an application that does not exist.",
    gap: "15 no. 34",
  },
  "huawei.missing-signature": {
    values: ["MSGSMS.0005", "MSGSMS.0033", "MSGSMS.0041"],
    default: "MSGSMS.0005",
    meaning: "Code for a signature that does not exist.",
    gap: "15 no. 34",
  },
  "huawei.missing-template": {
    values: ["MSGSMS.0077", "MSGSMS.0009", "MSGSMS.0036", "MSGSMS.0044"],
    default: "MSGSMS.0077",
    meaning: "Code for a template that does not exist, and its message in a batch of deletes.",
    gap: "15 no. 34",
  },
  "huawei.missing-file": {
    values: ["MSGSMS.0011", "MSGSMS.0043"],
    default: "MSGSMS.0011",
    meaning: "Code for a file that does not exist.",
    gap: "15 no. 34",
  },
  "huawei.unset-fields": {
    values: ["absent", "null"],
    default: "absent",
    meaning: "Fields of an answer that have no value: absent, as in the examples, or null.",
    gap: "15 no. 31",
  },
  "huawei.large-limit": {
    values: ["served", "refused", "cut"],
    default: "served",
    meaning: "A list that asks for more than the 10 results of a usual page: gets them, is refused, or gets 10.",
    gap: "15 no. 40",
  },
  "huawei.name-filter": {
    values: ["contains", "exact"],
    default: "contains",
    meaning: "What a name in a list's query finds: every name that holds it, or that name alone.",
    gap: "15 no. 40",
  },
  "huawei.time-zone": {
    values: ["UTC", "Asia/Shanghai"],
    default: "UTC",
    meaning: "The zone of create_time, update_time and the filters for them, which are written without one.",
    gap: "15 no. 40",
  },
  "huawei.new-in-lists": {
    values: ["at-once", "late"],
    default: "at-once",
    meaning: "When lists show something new: at once, or a second after it was made. By its id it is found at once.",
    gap: "15 no. 43",
  },
  "huawei.wsse-digest": {
    values: ["both", "bytes", "hex"],
    default: "both",
    meaning: "What the PasswordDigest of X-WSSE is the Base64 of: the bytes of the hash, its hex digits, or either.",
    gap: "15 no. 46",
  },
  "huawei.wsse-tolerance": {
    values: ["24-hours", "8-hours"],
    default: "24-hours",
    meaning: "How far Created of X-WSSE may be away from the platform's time.",
    gap: "15 no. 47",
  },
  "huawei.nonce-replay": {
    values: ["accepted", "refused"],
    default: "accepted",
    meaning: "A send with the Nonce and Created of an earlier one: carried out, or refused with E000101.",
    gap: "15 no. 48",
  },
  "huawei.authentication-codes": {
    values: ["specific", "E000001"],
    default: "specific",
    meaning: "Code of a send with a wrong secret or a stale time: one of its own, or E000001 as the appendix has it.",
    gap: "15 no. 49",
  },
} as const satisfies SwitchCatalogue;
