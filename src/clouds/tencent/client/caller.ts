/**
 * Makes one call and reads its answer: what the calls of all groups have in common.
 */
import type { Transport } from "../../../http/transport";
import { readAnswer } from "../../shared/client/answers";
import type { Decoder } from "../../shared/client/decoding";
import { callsOf } from "../../shared/client/define-call";
import { refusal } from "../../shared/client/failures";
import { inEnvelope, requestIdOf } from "./answers/envelope";
import { isObjectId } from "./answers/ids";
import { type CallName, calls, changes, sends } from "./call-table";
import type { Parameters, Protocol } from "./signing/protocol";
import type { CallOptions } from "./types/management";

export const platform = "Tencent SMS";

export interface Caller {
  /** In milliseconds since 1970. */
  now(): number;
  /** The platform's hour, as `yyyymmddhh`. */
  thisHour(): string;
  /** @throws PlatformError, also where the answer is not what it must be; CallAborted */
  read<T>(call: CallName, parameters: Parameters, options: CallOptions, decode: Decoder<T>): Promise<T>;
}

export function createCaller(transport: Transport, protocol: Protocol, time: Pick<Caller, "now" | "thisHour">): Caller {
  return {
    ...time,
    async read(call, parameters, { signal, onSend }, decode) {
      const written = protocol.write(call, parameters);
      const { repeatable } = calls[call];
      const request = { call, method: "POST", path: "/", ...written, repeatable, changes: changes(call), sends: sends(call) } as const;
      const answer = await transport.send(request, { signal, onSend });
      return readAnswer(answer, inEnvelope(decode), { platform, vendor: "Tencent", call, changes: changes(call), requestIdOf });
    },
  };
}

export const defineCall = callsOf<Caller, CallName>(platform);

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
