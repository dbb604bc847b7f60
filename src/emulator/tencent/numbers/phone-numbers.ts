/** Phone numbers as the calls write them (Tencent's specification 10.9, 10.17 and 17.3; L9352-9420, L9883-9890). */
import { type Country, countryOf } from "../../values/countries";

export interface PhoneNumber {
  /** E.164. */
  readonly number: string;
  /** Calling code; empty when it is in no table. */
  readonly nationCode: string;
  /** Without the calling code. */
  readonly subscriber: string;
  /** Two letters, `DEF` when not known. */
  readonly iso: string;
  readonly country: string;
  readonly isDomestic: boolean;
}

/** `undefined` for what is no number. Domestic ones may lack their plus sign or the whole calling code. */
export function readPhoneNumber(text: string): PhoneNumber | undefined {
  const domestic = /^(?:\+86|86|0086)?0?(1\d{10})$/.exec(text)?.[1];
  if (domestic !== undefined) return numberIn(countryOf("86"), `86${domestic}`);
  if (!/^\+[1-9]\d{5,14}$/.test(text) || text.startsWith("+86")) return undefined;
  return numberIn(countryOf(text.slice(1)), text.slice(1));
}

/** The form in which a number is known, or `undefined` for what is none. */
export function numberOf(text: string): string | undefined {
  return readPhoneNumber(text)?.number;
}

function numberIn(country: Country | undefined, digits: string): PhoneNumber {
  const nationCode = country?.callingCode ?? "";
  return {
    number: `+${digits}`,
    nationCode,
    // A zero in front is for calls within the country only.
    subscriber: digits.slice(nationCode.length),
    iso: country?.iso ?? "DEF",
    country: country?.name ?? "",
    isDomestic: nationCode === "86",
  };
}
