/** Ids: numbers of up to 64 bits on the wire, texts of digits here. */
import { id as idOf } from "../../../shared/client/decoding";

const largestId = 2n ** 64n - 1n;

/** Can calls name an object by it? */
export function isObjectId(value: unknown): value is string {
  return typeof value === "string" && /^[1-9]\d{0,19}$/.test(value) && BigInt(value) <= largestId;
}

/** Of whatever no call takes; `0` may stand for none. */
export const id = idOf("an id of up to 20 digits", (digits) => /^\d{1,20}$/.test(digits));

/** The id of a signature or template, which later calls take. */
export const objectId = idOf("an id, from 1 up to 64 bits", isObjectId);
