/** Answers in Baidu's form: headers, the error envelope and the common error codes (Baidu's specification 4). */
import type { World } from "../../platform";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";

/** Status and text of the documented codes that these calls use (Baidu L2849-3118). */
const commonErrors = {
  AccessDenied: [403, "Access denied."],
  InappropriateJSON: [400, "The JSON you provided was well-formed and valid, but not appropriate for this operation."],
  InternalError: [500, "We encountered an internal error. Please try again."],
  InvalidAccessKeyId: [403, "The Access Key ID you provided does not exist in our records."],
  InvalidHTTPAuthHeader: [400, "The HTTP authorization header is invalid. Consult the service documentation for details."],
  InvalidHTTPRequest: [400, "There was an error in the body of your HTTP request."],
  InvalidURI: [400, "Could not parse the specified URI."],
  MalformedJSON: [400, "The JSON you provided was not well-formed."],
  OptInRequired: [403, "A subscription for the service is required."],
  InvalidVersion: [404, "The API version specified was invalid."],
  RequestExpired: [400, "Request has expired."],
  IdempotentParameterMismatch: [403, "The request uses the same client token as a previous, but non-identical request."],
  SignatureDoesNotMatch: [
    400,
    "The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.",
  ],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type CommonCode = keyof typeof commonErrors;

/** A documented error, with what is wrong in this case after the documented text. */
export function refusal(code: CommonCode, detail = ""): Refusal {
  const [status, message] = commonErrors[code];
  return new Refusal(status, code, detail === "" ? message : `${message} ${detail}`);
}

export function jsonAnswer(world: World, body: unknown, status = 200, requestId: string = world.random.uuid()): Answer {
  const headers = { ...commonHeaders(world, requestId), "Content-Type": "application/json;charset=UTF-8" };
  return { status, headers, body: JSON.stringify(body) };
}

/** The document's "void": 200 without a body. */
export function voidAnswer(world: World): Answer {
  return { status: 200, headers: commonHeaders(world, world.random.uuid()), body: "" };
}

export function errorAnswer(world: World, { status, code, message }: Refusal): Answer {
  const requestId = world.random.uuid();
  const headers = { ...commonHeaders(world, requestId), "Content-Type": "application/json;charset=UTF-8" };
  return { status, headers, body: JSON.stringify({ code, message, requestId }), refusal: { code, reason: message } };
}

function commonHeaders({ clock }: World, requestId: string): Record<string, string> {
  return { "x-bce-request-id": requestId, "Cache-Control": "no-cache", Server: "BWS", Date: new Date(clock.now()).toUTCString() };
}
