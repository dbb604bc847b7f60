// Tencent: specification 7.
/** What every answer has, success or not. */
import type { Answer } from "../../../../http/transport";
import { saidIn } from "../../../shared/client/answers";
import { type Decoder, type Fields, field, lenient, object, optional, text, word } from "../../../shared/client/decoding";

/** What the answers of one call hold. */
export function answer<F extends Fields>(fields: F) {
  return object({
    ...fields,
    /** The vendor's support asks for it. */
    RequestId: optional(text),
  });
}

/** Around everything. */
export function inEnvelope<T>(response: Decoder<T>): Decoder<T> {
  return field("Response", response);
}

const outcome = inEnvelope(object({ RequestId: lenient(word), Error: lenient(object({ Code: lenient(word), Message: lenient(word) })) }));

/** Undefined for an answer that is not the platform's. */
export function outcomeIn(answer: Answer) {
  return saidIn(answer, outcome);
}

export function requestIdOf(answer: Answer): string | undefined {
  return outcomeIn(answer)?.RequestId;
}
