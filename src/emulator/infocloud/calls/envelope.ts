/** Answers in infocloud's form (Infocloud's specification 2). */
import type { World } from "../../platform";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import type { InfocloudSwitches } from "../switches";
import { type Code, messageOf } from "./codes";

export interface Envelopes {
  /** @param message `undefined` where the document's example has none */
  answer(message: string | undefined, payload: object): Answer;
  refused(refusal: Refusal): Answer;
}

/** What is repeated of a request ends somewhere. */
const longestDetail = 200;

/** @param detail of our own, behind the documented text */
export function refusal(code: Code, detail = ""): Refusal {
  return new Refusal(200, code, detail === "" ? messageOf(code) : `${messageOf(code)}: ${detail.slice(0, longestDetail)}`);
}

/** What HTTP itself says, beyond the document. */
export function httpRefusal(status: 404 | 405, message: string): Refusal {
  return new Refusal(status, String(status), message);
}

export function createEnvelopes({ random }: World, switches: InfocloudSwitches): Envelopes {
  const written = (code: string, rest: object, status = 200): Answer => ({
    status,
    headers: { "Content-Type": "application/json;charset=UTF-8" },
    body: JSON.stringify({ code: isNumber(code) ? Number(code) : code, ...rest, requestId: random.uuid() }),
  });
  const isNumber = (code: string) => /^-?\d+$/.test(code) && switches.get("infocloud.code-type") === "number";
  return {
    answer: (message, payload) => {
      const told = message ?? (switches.get("infocloud.success-message") === "always" ? "请求成功" : undefined);
      return written("200", { ...(told !== undefined && { message: told }), ...payload });
    },
    refused: ({ status, code, message }) => {
      const data = switches.get("infocloud.error-data") === "null" ? { data: null } : {};
      const shown = status === 200 ? Number(switches.get("infocloud.error-status")) : status;
      return { ...written(code, { message, ...data }, shown), refusal: { code, reason: message } };
    },
  };
}
