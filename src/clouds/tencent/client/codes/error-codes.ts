// Tencent: L11019-11488, specification 11.
/** Every error code that the vendor documents, by what it means. */

import { businessCodes } from "./business-codes";
import { type ErrorEntry, type ErrorKind, type ErrorKindName, errorKinds } from "./error-kinds";
import { publicCodes } from "./public-codes";

export interface ErrorCode extends ErrorKind {
  readonly code: string;
  readonly kind: ErrorKindName;
  /** What happened, in English. */
  readonly meaning: string;
  /** `public`: any product may answer it; `business`: SMS alone. */
  readonly origin: "public" | "business";
}

/** All 126 documented codes, by code. */
export const errorCodes: ReadonlyMap<string, ErrorCode> = new Map([
  ...entriesOf("public", publicCodes),
  ...entriesOf("business", businessCodes),
]);

/** Undefined for a code that the vendor does not document. */
export function errorCode(code: string): ErrorCode | undefined {
  return errorCodes.get(code);
}

function* entriesOf(origin: ErrorCode["origin"], table: Readonly<Record<string, ErrorEntry>>): Generator<readonly [string, ErrorCode]> {
  for (const [code, [kind, meaning, advice]] of Object.entries(table)) {
    yield [code, { code, kind, meaning, origin, ...errorKinds[kind], ...(advice !== undefined && { advice }) }];
  }
}
