// Tencent: specification 4.2 and 6.
/** Requests as forms, signed with HmacSHA256 or HmacSHA1. */
import { percentEncode } from "../../../../http/endpoint";
import type { Writable } from "../../../shared/client/json";
import { type SignMethod, version } from "../enumerations";
import type { Common, Parameters, Protocol } from "./protocol";
import { signatureV1Of } from "./sign-v1";

type Pairs = readonly (readonly [string, string])[];

export function formProtocol(common: Common, signMethod: Exclude<SignMethod, "TC3-HMAC-SHA256">): Protocol {
  const { secretId, secretKey, token, region, language } = common;
  return {
    bodyLimit: { mostBytes: 1024 * 1024, rule: "C13", advice: "With the signMethod TC3-HMAC-SHA256 it may have 10 MB." },
    write: (call, parameters) => ({
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: formOf([
        ["Action", call],
        ["Version", version],
        ["Region", region],
        ...(language === undefined ? [] : [["Language", language] as const]),
        ...flat(parameters),
      ]),
    }),
    complete(request, nowMs, random) {
      const parameters: Pairs = [
        ...new URLSearchParams(request.body?.toString()),
        ["SecretId", secretId],
        ["SignatureMethod", signMethod],
        ["Timestamp", String(Math.floor(nowMs / 1000))],
        // Together with the time it tells replays (Tencent L713).
        ["Nonce", String((Number.parseInt(random.uuid().slice(0, 8), 16) % (2 ** 31 - 1)) + 1)],
        ...(token === undefined ? [] : [["Token", token] as const]),
      ];
      const { method, headers } = request;
      const signature = signatureV1Of({ method, host: headers.host ?? "", parameters }, secretKey);
      return { ...request, body: formOf([...parameters, ["Signature", signature]]) };
    },
    sign: () => ({}),
  };
}

/** Lists become `Name.0`, `Name.1` and so on; an empty one cannot be said in a form. */
function flat(parameters: Parameters): Pairs {
  return Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : pairsOf(name, value)));
}

function pairsOf(name: string, value: Writable): Pairs {
  if (Array.isArray(value)) return value.flatMap((item, index) => pairsOf(`${name}.${index}`, item));
  return [[name, String(value)]];
}

// Tencent: L3163-3165.
/** Names are sent as they are. */
function formOf(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${name}=${percentEncode(value)}`).join("&");
}
