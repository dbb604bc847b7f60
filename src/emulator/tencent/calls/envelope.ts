/** Answers in Tencent's form: always 200, an error is a part of the response (Tencent's specification 7). */
import type { World } from "../../platform";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import { writeExactJson } from "../../values/json";
import { type Code, codes } from "./codes";

/** A documented error, with what is wrong in this case after the general words. */
export function refusal(code: Code, detail = ""): Refusal {
  return new Refusal(200, code, detail === "" ? codes[code] : `${codes[code]} ${detail}`);
}

/** @param fields what the operation answers, beside the RequestId; a bigint is written as an integer */
export function responseAnswer(world: World, fields: object): Answer {
  return answerOf(world, 200, fields);
}

export function errorAnswer(world: World, { code, message, status }: Refusal): Answer {
  return { ...answerOf(world, status, { Error: { Code: code, Message: message } }), refusal: { code, reason: message } };
}

function answerOf({ clock, random }: World, status: number, fields: object): Answer {
  const headers = { "Content-Type": "application/json", Server: "nginx", Date: new Date(clock.now()).toUTCString() };
  return { status, headers, body: writeExactJson({ Response: { ...fields, RequestId: random.uuid() } }) };
}
