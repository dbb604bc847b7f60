// Huawei: L362-425, specification 2.1.
/** What IAM says of a token; the token itself is a header. */
import { object, scalar } from "../../../shared/client/decoding";

const moment = scalar("a time such as 2022-02-13T06:52:13.855000Z", (value) => {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
});

export const issuedToken = object({ token: object({ expires_at: moment }) });
