// Huawei: specification 2.1, L182-301.
/** The call for a token. What it means stands at `HuaweiSms`. */
import { PlatformError } from "../../../../http/errors";
import { issuedToken } from "../answers/token";
import { defineCall, platform, told } from "../caller";
import { callOptions } from "../requests/options";
import type { IamToken } from "../types/token";

export const getToken = defineCall("getToken", { options: callOptions }, async (caller, { options }): Promise<IamToken> => {
  const answer = await caller.ask("getToken", { body: caller.tokenRequest }, options);
  const { token } = told("getToken", answer, issuedToken);
  const value = answer.headers["x-subject-token"];
  if (value) return { token: value, expiresAt: token.expires_at };
  const reason = "the answer has no header X-Subject-Token";
  const advice = "Check authUrl, and proxies on the way: the token comes in this header.";
  throw new PlatformError({ platform, call: "getToken" }, { meaning: "unavailable", reason, advice, status: answer.status, lasting: true });
});
