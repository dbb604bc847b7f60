/**
 * Makes one call and reads its answer: what the calls of all groups have in common.
 */
import type { Answer, Transport } from "../../../http/transport";
import type { Clock } from "../../../ports/clock";
import { readAnswer } from "../../shared/client/answers";
import type { Decoder } from "../../shared/client/decoding";
import { callsOf } from "../../shared/client/define-call";
import { refusal } from "../../shared/client/failures";
import { requestIdOf } from "./answers/envelope";
import { type CallName, calls, changes, type SignedCall, sends } from "./call-table";
import type { CallOptions } from "./types/messages";

export const platform = "infocloud SMS";

/** Texts and numbers by the wire's names; undefined ones are left out. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

export interface Caller {
  readonly clock: Clock;
  /** @throws PlatformError, also where the answer is not what it must be; CallAborted */
  read<T>(call: SignedCall, parameters: Parameters, options: CallOptions, decode: Decoder<T>): Promise<T>;
  /** The reachability check, which nobody has to prove anything for. */
  checkHealth(options: CallOptions): Promise<Answer>;
}

/** The ways out of a client. */
export interface Ways {
  readonly signed: Transport;
  readonly open: Transport;
}

export function createCaller({ signed, open }: Ways, clock: Clock): Caller {
  return {
    clock,
    async read(call, parameters, { signal, onSend }, decode) {
      const { path, repeatable } = calls[call];
      const headers = { "content-type": "application/json" };
      const request = {
        call,
        method: "POST",
        path,
        headers,
        body: parameters,
        repeatable,
        changes: changes(call),
        sends: sends(call),
      } as const;
      const answer = await signed.send(request, { signal, onSend });
      return readAnswer(answer, decode, { platform, vendor: "infocloud", call, changes: changes(call), requestIdOf });
    },
    // Infocloud: L3277-3296.
    checkHealth({ signal, onSend }) {
      const headers = { "content-type": "application/json;charset=utf-8" };
      const request = { call: "checkHealth", method: "POST", path: "/health/info/", headers, repeatable: true, changes: false } as const;
      return open.send(request, { signal, onSend });
    },
  };
}

export const defineCall = callsOf<Caller, CallName>(platform);

/** Ends a call that cannot succeed before anything is sent. The reason names the rule, the bad value and what is allowed. */
export function demand(isMet: boolean, call: CallName, reason: string): asserts isMet {
  if (!isMet) throw refusal({ platform, call }, reason);
}
