/** Phone numbers as sends write them (Huawei's specification 7.1; L2607). */
import { countryOf } from "../../values/countries";

export interface PhoneNumber {
  /** E.164. */
  readonly number: string;
  /** Two letters; empty for a calling code that is not in the table. */
  readonly country: string;
  readonly isDomestic: boolean;
}

/** `undefined` for what is no number. Domestic ones may lack their calling code. */
export function readPhoneNumber(text: string): PhoneNumber | undefined {
  const domestic = /^(?:\+86)?(1\d{10})$/.exec(text)?.[1];
  if (domestic !== undefined) return { number: `+86${domestic}`, country: "CN", isDomestic: true };
  if (!/^\+[1-9]\d{5,14}$/.test(text) || text.startsWith("+86")) return undefined;
  return { number: text, country: countryOf(text.slice(1))?.iso ?? "", isDomestic: false };
}

/** The form in which a number is known, or `undefined` for what is none. */
export function numberOf(text: string): string | undefined {
  return readPhoneNumber(text)?.number;
}
