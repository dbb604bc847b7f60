/**
 * Makes one call and reads its answer: what the calls of all groups have in common.
 */

import { pathPieceProblem } from "../../../http/endpoint";
import { PlatformError } from "../../../http/errors";
import type { Answer, Request, Transport } from "../../../http/transport";
import type { Random } from "../../../ports/random";
import { nothing, readAnswer } from "../../shared/client/answers";
import type { Decoder } from "../../shared/client/decoding";
import { callsOf } from "../../shared/client/define-call";
import { refusal } from "../../shared/client/failures";
import { requestIdOf } from "./request-id";
import type { CallOptions } from "./types/management";

export const platform = "Baidu SMS";

/**
 * Creates may be repeated because each carries a clientToken. Adding to the blacklist carries none: a set that holds a number
 * already is not changed by adding it again.
 */
const calls = {
  createSignature: { method: "POST", path: "/sms/v3/signatureApply", repeatable: true },
  modifySignature: { method: "PUT", path: "/sms/v3/signatureApply", repeatable: true },
  getSignature: { method: "GET", path: "/sms/v3/signatureApply", repeatable: true },
  deleteSignature: { method: "DELETE", path: "/sms/v3/signatureApply", repeatable: true },
  createTemplate: { method: "POST", path: "/sms/v3/template", repeatable: true },
  modifyTemplate: { method: "PUT", path: "/sms/v3/template", repeatable: true },
  getTemplate: { method: "GET", path: "/sms/v3/template", repeatable: true },
  deleteTemplate: { method: "DELETE", path: "/sms/v3/template", repeatable: true },
  addBlacklist: { method: "POST", path: "/sms/v3/blacklist", repeatable: true },
  getBlacklist: { method: "GET", path: "/sms/v3/blacklist", repeatable: true },
  deleteBlacklist: { method: "DELETE", path: "/sms/v3/blacklist/delete", repeatable: true },
  getQuota: { method: "GET", path: "/sms/v3/quota", repeatable: true },
  modifyQuota: { method: "PUT", path: "/sms/v3/quota", repeatable: true },
  // The platform knows a clientToken for 3 minutes (Baidu L5630-5632).
  sendSms: { method: "POST", path: "/api/v3/sendSms", repeatable: { withinMs: 3 * 60 * 1000 } },
  templateStatistics: { method: "GET", path: "/sms/v3/openapi/statisticTemplate", repeatable: true },
  businessStatistics: { method: "GET", path: "/sms/v3/summary", repeatable: true },
} as const satisfies Record<string, Pick<Request, "method" | "path" | "repeatable">>;
export type CallName = keyof typeof calls;

// Baidu: G-1.
/** Where the document prints two paths for a call: the second is tried when the platform does not know the first. */
const secondPaths: Readonly<Partial<Record<CallName, string>>> = { deleteBlacklist: "/api/v3/blacklist/delete" };

export interface CallParts extends Pick<Request, "query" | "body"> {
  /** The last piece of the path. */
  readonly id?: string;
}

export interface Caller {
  readonly random: Random;
  /** The platform's day, as `yyyy-MM-dd`. */
  today(): string;
  /** For calls that are answered by an empty body. */
  do(call: CallName, parts: CallParts, options: CallOptions): Promise<void>;
  /** @throws PlatformError, also where the answer is not what it must be; CallAborted */
  read<T>(call: CallName, parts: CallParts, options: CallOptions, decode: Decoder<T>): Promise<T>;
  /** For what stands beside the body, too. */
  ask(call: CallName, parts: CallParts, options: CallOptions): Promise<Answer>;
}

export function createCaller(transport: Transport, { random, today }: Pick<Caller, "random" | "today">): Caller {
  const pathsInUse = new Map<CallName, string>();

  async function ask(call: CallName, parts: CallParts, options: CallOptions): Promise<Answer> {
    const first = pathsInUse.get(call) ?? calls[call].path;
    const second = secondPaths[call];
    try {
      return await sendTo(first, call, parts, options);
    } catch (failure) {
      if (second === undefined || first === second || !(failure instanceof PlatformError) || failure.code !== "InvalidURI") throw failure;
      const answer = await sendTo(second, call, parts, options);
      pathsInUse.set(call, second);
      return answer;
    }
  }

  function sendTo(path: string, call: CallName, { id, query, body }: CallParts, { signal }: CallOptions): Promise<Answer> {
    const { method, repeatable } = calls[call];
    const problem = id === undefined ? undefined : pathPieceProblem(id);
    demand(!problem, call, `the id is ${JSON.stringify(id)}; ${problem}`);
    const request = { call, method, path: id === undefined ? path : `${path}/${id}`, query, body, repeatable };
    return transport.send(request, { signal });
  }

  return {
    random,
    today,
    async do(call, parts, options) {
      told(call, await ask(call, parts, options), nothing);
    },
    async read(call, parts, options, decode) {
      return told(call, await ask(call, parts, options), decode);
    },
    ask,
  };
}

export const defineCall = callsOf<Caller, CallName>(platform);

/** What an answer says. @throws PlatformError where it is not what it must be */
export function told<T>(call: CallName, answer: Answer, decode: Decoder<T>): T {
  const changes = calls[call].method !== "GET";
  return readAnswer(answer, decode, { platform, vendor: "Baidu", call, changes, requestIdOf });
}

/** Ends a call that cannot succeed before anything is sent. The reason names the rule, the bad value and what is allowed. */
export function demand(isMet: boolean, call: CallName, reason: string): asserts isMet {
  if (!isMet) throw refusal({ platform, call }, reason);
}

/** The caller's token, or a fresh one; rule V33: 1 to 64 printable ASCII characters. */
export function tokenFor(
  call: CallName,
  { random }: Pick<Caller, "random">,
  { clientToken = random.uuid() }: { readonly clientToken?: string | undefined },
): string {
  const { length } = [...clientToken];
  const reason = `the clientToken has ${length} characters or some outside printable ASCII; it must be 1 to 64 printable ASCII characters`;
  demand(/^[\x20-\x7e]{1,64}$/.test(clientToken), call, reason);
  return clientToken;
}
