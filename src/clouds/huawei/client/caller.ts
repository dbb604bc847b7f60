/**
 * Makes one call and reads its answer: what the calls of all groups have in common.
 */

import { Multipart } from "../../../http/body";
import { pathPieceProblem } from "../../../http/endpoint";
import type { Answer, Request, Transport } from "../../../http/transport";
import { nothing, readAnswer } from "../../shared/client/answers";
import type { Decoder } from "../../shared/client/decoding";
import { callsOf } from "../../shared/client/define-call";
import { refusal } from "../../shared/client/failures";
import { type CallName, calls, changes, sends } from "./call-table";
import { requestIdOf } from "./request-id";
import type { CallOptions } from "./types/management";

export const platform = "Huawei SMS";

export interface CallParts extends Pick<Request, "query" | "body"> {
  /** Stands in the path. */
  readonly id?: string;
  /** Of all but forms with files. Default: that of JSON, in the form of the document's examples. */
  readonly contentType?: string | undefined;
}

export interface Caller {
  /** The `from` of messages that name none. */
  readonly channelNumber: string | undefined;
  /** Whom a token is asked for, where it is a user with a password. */
  readonly tokenRequest: object | undefined;
  /** For calls that are answered by an empty body. */
  do(call: CallName, parts: CallParts, options: CallOptions): Promise<void>;
  /** @throws PlatformError, also where the answer is not what it must be; CallAborted */
  read<T>(call: CallName, parts: CallParts, options: CallOptions, decode: Decoder<T>): Promise<T>;
  /** For what stands beside the body, too. */
  ask(call: CallName, parts: CallParts, options: CallOptions): Promise<Answer>;
}

/** The ways out of a client: undefined where it was not told who is calling. */
export interface Ways {
  readonly project: Transport | undefined;
  readonly app: Transport | undefined;
  readonly iam: Transport | undefined;
}

const missing = {
  project: "the client knows no user; give it accessKey and secretKey, or userName, userPassword and domainName, with the projectId",
  app: "the client knows no application to send for; give it the option app",
  iam: "the client knows no password; give it userName, userPassword and domainName",
} as const;

export interface CallerOptions extends Pick<Caller, "channelNumber" | "tokenRequest"> {
  readonly ways: Ways;
  readonly projectId: string | undefined;
}

export function createCaller({ ways, projectId, channelNumber, tokenRequest }: CallerOptions): Caller {
  async function ask(call: CallName, parts: CallParts, { signal, onSend }: CallOptions): Promise<Answer> {
    const { at, method, repeatable } = calls[call];
    const transport = ways[at];
    demand(transport !== undefined, call, missing[at]);
    const { query, body, contentType = "application/json" } = parts;
    const request: Request = {
      call,
      method,
      path: pathOf(call, parts),
      query,
      body,
      // That of a form with files names what stands between its parts, which only who writes it knows.
      headers: body instanceof Multipart ? {} : { "content-type": contentType },
      repeatable,
      changes: changes(call),
      sends: sends(call),
    };
    return transport.send(request, { signal, onSend });
  }

  function pathOf(call: CallName, { id = "" }: CallParts): string {
    const { at, path } = calls[call];
    if (path.includes("{id}")) {
      const problem = pathPieceProblem(id);
      demand(!problem, call, `the id is ${JSON.stringify(id)}; ${problem}`);
    }
    return `${at === "project" ? `/v2/${projectId}/msgsms` : ""}${path.replace("{id}", () => id)}`;
  }

  return {
    channelNumber,
    tokenRequest,
    ask,
    async do(call, parts, options) {
      told(call, await ask(call, parts, options), nothing);
    },
    async read(call, parts, options, decode) {
      return told(call, await ask(call, parts, options), decode);
    },
  };
}

export const defineCall = callsOf<Caller, CallName>(platform);

/** What an answer says. @throws PlatformError where it is not what it must be */
export function told<T>(call: CallName, answer: Answer, decode: Decoder<T>): T {
  return readAnswer(answer, decode, { platform, vendor: "Huawei", call, changes: changes(call), requestIdOf });
}

/** Ends a call that cannot succeed before anything is sent. The reason names the rule, the bad value and what is allowed. */
export function demand(isMet: boolean, call: CallName, reason: string): asserts isMet {
  if (!isMet) throw refusal({ platform, call }, reason);
}
