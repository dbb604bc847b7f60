// Infocloud: specification 2.
/** What every answer has, success or not. */
import type { Answer } from "../../../../http/transport";
import { saidIn } from "../../../shared/client/answers";
import { type Fields, lenient, object, word } from "../../../shared/client/decoding";

/** What the answers of one call hold. */
export function answer<F extends Fields>(fields: F) {
  return object({
    ...fields,
    /** `200`. What has none is not the platform's answer. */
    code: word,
    /** The vendor's support asks for it. */
    requestId: lenient(word),
  });
}

const outcome = object({ code: word, message: lenient(word), requestId: lenient(word) });

/** Undefined for an answer that is not the platform's. */
export function outcomeIn(answer: Answer) {
  return saidIn(answer, outcome);
}

export function requestIdOf(answer: Answer): string | undefined {
  return outcomeIn(answer)?.requestId;
}
