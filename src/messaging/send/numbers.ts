/** Phone numbers as people write them, in the one form that all platforms take. */
import { kindOf } from "../../clouds/shared/client/decoding";

/** Templates and senders are for mainland numbers or for all others. */
export type Reach = "domestic" | "international";

export interface ReadNumber {
  /** E.164. */
  readonly number: string;
  readonly reach: Reach;
}

/** Only for the numbers that need it: it is a tenth of what a program loads that sends. */
const loadLibrary = (): typeof import("libphonenumber-js/min") => require("libphonenumber-js/min");

/** Nearly all there are; the library takes a hundred times as long. */
const usual = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;
const mainlandMobile = /^\+861[3-9]\d{9}$/;

/**
 * A number without its country is one of the mainland.
 * @returns why it is none, a sentence, where it cannot get messages
 */
export function readNumber(given: unknown): ReadNumber | { readonly problem: string } {
  if (typeof given !== "string") return { problem: `It is ${kindOf(given) ?? "nothing"} and no text; write it as "+8613800138000".` };
  const [, mainland] = usual.exec(given) ?? [];
  if (mainland !== undefined) return { number: `+86${mainland}`, reach: "domestic" };
  const read = loadLibrary().parsePhoneNumberFromString(given.trim(), { defaultCountry: "CN", extract: false });
  if (!read || read.ext !== undefined || !read.isPossible()) return { problem: noNumber(given) };
  if (read.countryCallingCode !== "86") return { number: read.number, reach: "international" };
  if (mainlandMobile.test(read.number)) return { number: read.number, reach: "domestic" };
  return { problem: `${shown(given)} is no mobile number of the mainland: those have 11 digits and begin with 13 to 19.` };
}

function noNumber(given: string): string {
  return `${shown(given)} is no phone number. Write one number, in E.164 form such as +14155552971, or a mainland one as 11 digits.`;
}

function shown(given: string): string {
  return JSON.stringify(given.length > 40 ? `${given.slice(0, 40)}…` : given);
}
