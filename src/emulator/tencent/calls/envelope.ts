/** Answers in Tencent's form: always 200, an error is a part of the response (specification section 7). */
import { randomUUID } from "node:crypto";
import type { Answer } from "../../server/wire";
import { writeExactJson } from "../../values/json";
import { type Code, codes } from "./codes";

/** Thrown anywhere in a call; becomes the answer. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Only injected faults have another. */
    readonly status = 200,
  ) {
    super(message);
  }
}

/** A documented error, with what is wrong in this case after the general words. */
export function refusal(code: Code, detail = ""): Refusal {
  return new Refusal(code, detail === "" ? codes[code] : `${codes[code]} ${detail}`);
}

/** @param fields what the operation answers, beside the RequestId; a bigint is written as an integer */
export function responseAnswer(now: number, fields: object): Answer {
  return answerOf(now, 200, fields);
}

export function errorAnswer(now: number, { code, message, status }: Refusal): Answer {
  return { ...answerOf(now, status, { Error: { Code: code, Message: message } }), refusal: code };
}

function answerOf(now: number, status: number, fields: object): Answer {
  const headers = { "Content-Type": "application/json", Server: "nginx", Date: new Date(now).toUTCString() };
  return { status, headers, body: writeExactJson({ Response: { ...fields, RequestId: randomUUID() } }) };
}
