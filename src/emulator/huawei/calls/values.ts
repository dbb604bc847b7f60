/** Values that several calls take. */
import { z } from "zod";
import { refusal } from "./envelope";

// Huawei: L3478.
const longestUrl = 3000;

/** Texts that examples and vendor programs also send as numbers. */
export const textLike = z.union([z.string(), z.number()]).transform(String);

/** Whether a push can go there. */
export function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}

/** `undefined` for one that is not given, `null` for an empty one. @throws Refusal MSGSMS.0145; MSGSMS.0002 for what is no URL */
export function readUrl(name: string, url: string | null | undefined): string | null | undefined {
  if (url === undefined || url === null) return undefined;
  if (url === "") return null;
  if (Buffer.byteLength(url) > longestUrl) throw refusal("MSGSMS.0145", `${name} has more than ${longestUrl} bytes.`);
  if (!isUrl(url)) throw refusal("MSGSMS.0002", `${name}: expected an http or https URL.`);
  return url;
}

/** The given value, or the other one where none is given. */
export function otherwise<Value>(given: Value | undefined, other: Value): Value {
  return given === undefined ? other : given;
}
