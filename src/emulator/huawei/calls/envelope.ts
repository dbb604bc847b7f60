/** Answers in Huawei's forms: those of management calls, of sends and of the token service (Huawei's specification 1 and 9). */
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import type { HuaweiSwitches } from "../switches";
import { type Code, messageOf, statusOf } from "./codes";

// Huawei: L2416.
const longestDetail = 512;

/** A documented error; the detail says what is wrong in this case. */
export function refusal(code: Code, detail: string = messageOf(code)): Refusal {
  return new Refusal(statusOf(code), code, messageOf(code), { detail });
}

export function jsonAnswer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { "Content-Type": "application/json;charset=UTF-8", ...headers }, body: JSON.stringify(body) };
}

export function emptyAnswer(status: number): Answer {
  return { status, headers: {}, body: "" };
}

/** Codes tell whose error it is: sends have an E and six digits, the token service has the HTTP status. */
export function errorAnswer({ status, code, message, details }: Refusal): Answer {
  const { detail = message, ...more } = details;
  return { ...jsonAnswer(bodyOf(), status), refusal: { code, reason: String(detail) } };

  function bodyOf(): object {
    if (/^E\d{6}$/.test(code)) return { code, description: message, ...more };
    if (/^\d+$/.test(code)) return { error: { code, message } };
    return { error_code: code, error_msg: message, error_detail: String(detail).slice(0, longestDetail) };
  }
}

/** Fields that are not set are absent from answers, or null. */
export function withoutNulls(fields: Readonly<Record<string, unknown>>, switches: HuaweiSwitches): object {
  if (switches.get("huawei.unset-fields") === "null") return fields;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
