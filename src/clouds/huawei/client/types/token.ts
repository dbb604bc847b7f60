// Huawei: specification 2.1, L290-301.
/** Whom a token speaks for, and how long. */
export interface IamToken {
  /** Goes into the header `X-Auth-Token`. */
  readonly token: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}
