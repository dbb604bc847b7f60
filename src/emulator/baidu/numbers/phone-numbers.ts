/** Phone numbers as the calls write them (Baidu's specification 6.1 and 6.4; L3245, L5294-5296, L5558-5562). */
import { countryOf } from "../../values/countries";

export interface PhoneNumber {
  /** Mainland numbers as their 11 digits, others in E.164. */
  readonly number: string;
  readonly scope: "DOMESTIC" | "INTERNATIONAL";
  /** Two letters; empty for a calling code that is not in the table. */
  readonly country: string;
}

/** Why a number cannot be sent to: its form is wrong (4503), or its form is right and nobody can have it (4507). */
export type NumberProblem = "malformed" | "invalid";

/** A number in a send. */
export function readPhoneNumber(mobile: string): PhoneNumber | NumberProblem {
  const mainland = /^(?:\+86)?(\d{11})$/.exec(mobile)?.[1];
  if (mainland !== undefined) return mainland.startsWith("1") ? { number: mainland, scope: "DOMESTIC", country: "CN" } : "invalid";
  if (!/^\+[1-9]\d{1,14}$/.test(mobile)) return "malformed";
  if (mobile.startsWith("+86") || mobile.length < 7) return "invalid";
  return { number: mobile, scope: "INTERNATIONAL", country: countryOf(mobile.slice(1))?.iso ?? "" };
}

/** Whether a blacklist takes the number. */
export function isListable(phone: string, scope: PhoneNumber["scope"]): boolean {
  return scope === "DOMESTIC" ? /^\d{11}$/.test(phone) : /^\+?[1-9]\d{5,14}$/.test(phone);
}

/** The form in which a number is known, or `undefined` for what is none. */
export function numberOf(mobile: string): string | undefined {
  const phone = readPhoneNumber(mobile);
  return typeof phone === "string" ? undefined : phone.number;
}
