// Tencent: L11019-11488, specification 11.
/** Every error code that the vendor documents, by what it means. */

import { entriesOf, type KnownError } from "../../../shared/client/error-kinds";
import { businessCodes } from "./business-codes";
import { type ErrorEntry, type ErrorKindName, errorKinds } from "./error-kinds";
import { publicCodes } from "./public-codes";

export interface ErrorCode extends KnownError<ErrorKindName> {
  /** `public`: any product may answer it; `business`: SMS alone. */
  readonly origin: "public" | "business";
}

/** All 126 documented codes, by code. */
export const errorCodes: ReadonlyMap<string, ErrorCode> = new Map([
  ...codesOf("public", publicCodes),
  ...codesOf("business", businessCodes),
]);

/** Undefined for a code that the vendor does not document. */
export function errorCode(code: string): ErrorCode | undefined {
  return errorCodes.get(code);
}

function codesOf(origin: ErrorCode["origin"], table: Readonly<Record<string, ErrorEntry>>): (readonly [string, ErrorCode])[] {
  return entriesOf(errorKinds, table).map((entry) => [entry.code, { ...entry, origin }]);
}
