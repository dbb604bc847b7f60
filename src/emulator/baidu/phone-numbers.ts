/** Phone numbers as the calls write them (specification sections 6.1 and 6.4; seed L3245, L5294-5296, L5558-5562). */

export interface PhoneNumber {
  /** Mainland numbers as their 11 digits, others in E.164. */
  readonly number: string;
  readonly scope: "DOMESTIC" | "INTERNATIONAL";
  /** Two letters; empty for a calling code that is not in the table. */
  readonly country: string;
}

/** Why a number cannot be sent to: its form is wrong (4503), or its form is right and nobody can have it (4507). */
export type NumberProblem = "malformed" | "invalid";

/** Calling codes of the usual destinations; the longest that fits counts. The document has no list. */
const countries: Readonly<Record<string, string>> = {
  "1": "US",
  "7": "RU",
  "31": "NL",
  "33": "FR",
  "34": "ES",
  "39": "IT",
  "41": "CH",
  "44": "GB",
  "46": "SE",
  "49": "DE",
  "52": "MX",
  "55": "BR",
  "60": "MY",
  "61": "AU",
  "62": "ID",
  "63": "PH",
  "64": "NZ",
  "65": "SG",
  "66": "TH",
  "81": "JP",
  "82": "KR",
  "84": "VN",
  "90": "TR",
  "91": "IN",
  "92": "PK",
  "234": "NG",
  "254": "KE",
  "351": "PT",
  "852": "HK",
  "853": "MO",
  "855": "KH",
  "856": "LA",
  "880": "BD",
  "886": "TW",
  "966": "SA",
  "971": "AE",
  "972": "IL",
};

/** A number in a send. */
export function readPhoneNumber(mobile: string): PhoneNumber | NumberProblem {
  const mainland = /^(?:\+86)?(\d{11})$/.exec(mobile)?.[1];
  if (mainland !== undefined) return mainland.startsWith("1") ? { number: mainland, scope: "DOMESTIC", country: "CN" } : "invalid";
  if (!/^\+[1-9]\d{1,14}$/.test(mobile)) return "malformed";
  if (mobile.startsWith("+86") || mobile.length < 7) return "invalid";
  return { number: mobile, scope: "INTERNATIONAL", country: countryOf(mobile.slice(1)) };
}

/** Whether a blacklist takes the number. */
export function isListable(phone: string, scope: PhoneNumber["scope"]): boolean {
  return scope === "DOMESTIC" ? /^\d{11}$/.test(phone) : /^\+?[1-9]\d{5,14}$/.test(phone);
}

function countryOf(digits: string): string {
  for (const length of [3, 2, 1]) {
    const country = countries[digits.slice(0, length)];
    if (country !== undefined) return country;
  }
  return "";
}
