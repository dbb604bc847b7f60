/**
 * Makes one call and reads its answer: what the calls of all groups have in common.
 */
import type { PlatformError } from "../../../http/errors";
import type { Answer, Transport } from "../../../http/transport";
import { isObject, type Json, jsonObject, textOf, Unreadable } from "../../shared/client/answers";
import { foreignAnswer, refusal } from "../../shared/client/failures";
import { isObjectId, type Reader } from "./answers";
import { type CallName, calls, changes } from "./call-table";
import type { Parameters, Protocol } from "./signing/protocol";
import type { CallOptions } from "./types/management";

export const platform = "Tencent SMS";

export interface Caller {
  /** @throws PlatformError, also where the answer is not what it must be; CallAborted */
  read<T>(call: CallName, parameters: Parameters, options: CallOptions, reader: Reader<T>): Promise<T>;
}

export function createCaller(transport: Transport, protocol: Protocol): Caller {
  return {
    async read(call, parameters, { signal, onSend }, reader) {
      const written = protocol.write(call, parameters);
      const { repeatable } = calls[call];
      const answer = await transport.send(
        { call, method: "POST", path: "/", ...written, repeatable, changes: changes(call) },
        { signal, onSend },
      );
      const response = responseIn(answer);
      if (!response) throw foreign(call, answer, "the answer has no Response");
      try {
        return reader(response, "Response");
      } catch (error) {
        throw error instanceof Unreadable ? foreign(call, answer, error.message) : error;
      }
    },
  };
}

// Tencent: specification 7.
/** The envelope of every answer, success or not. */
export function responseIn({ text }: Answer): Json | undefined {
  const response = jsonObject(text)?.Response;
  return isObject(response) ? response : undefined;
}

export function requestIdOf(answer: Answer): string | undefined {
  return textOf(responseIn(answer)?.RequestId);
}

function foreign(call: CallName, answer: Answer, reason: string): PlatformError {
  const { status } = answer;
  return foreignAnswer({ platform, call }, { vendor: "Tencent", reason, status, requestId: requestIdOf(answer), changes: changes(call) });
}

/** Ends a call that cannot succeed before anything is sent. The reason names the rule, the bad value and what is allowed. */
export function demand(isMet: boolean, call: CallName, reason: string): asserts isMet {
  if (!isMet) throw refusal({ platform, call }, reason);
}

/** An id as the number that the wire wants, all its digits kept. */
export function idNumber(call: CallName, name: string, value: string): bigint {
  demand(isObjectId(value), call, `the ${name} is ${JSON.stringify(value)}; it must be an id as the platform issued it, a text of digits`);
  return BigInt(value);
}

// Tencent: L5767, L7205.
/** Most ids in one call. */
export const mostIds = 100;

export function idNumbers(call: CallName, name: string, values: readonly string[]): readonly bigint[] {
  const count = values.length;
  demand(
    count >= 1 && count <= mostIds,
    call,
    `there are ${count} ids in ${name}; one call takes 1 to ${mostIds}, more are split over several`,
  );
  return values.map((value) => idNumber(call, name, value));
}
