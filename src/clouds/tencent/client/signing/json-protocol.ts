// Tencent: specification 4.1 and 5.
/** Requests as JSON, signed with TC3-HMAC-SHA256. */
import { writeJson } from "../../../shared/client/json";
import { version } from "../enumerations";
import type { Common, Protocol } from "./protocol";
import { authorizationOf } from "./sign";

/** The action is signed as well, as in the vendor's example. */
const signedHeaders = ["content-type", "host", "x-tc-action"] as const;

export function jsonProtocol({ secretId, secretKey, token, region, language }: Common): Protocol {
  return {
    bodyLimit: { mostBytes: 10 * 1024 * 1024, rule: "C13" },
    write: (call, parameters) => ({
      headers: {
        "content-type": "application/json",
        "x-tc-action": call,
        "x-tc-version": version,
        "x-tc-region": region,
        ...(language !== undefined && { "x-tc-language": language }),
      },
      body: writeJson(parameters),
    }),
    sign({ method, headers, body = "" }, nowMs) {
      const timestamp = Math.floor(nowMs / 1000);
      const authorization = authorizationOf({ method, query: "", headers, body }, { secretId, secretKey, timestamp }, signedHeaders);
      return { "x-tc-timestamp": String(timestamp), ...(token !== undefined && { "x-tc-token": token }), authorization };
    },
  };
}
