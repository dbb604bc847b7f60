/** Typed calls of Fernpost. */
import { readFields } from "../../../../src/clouds/shared/client/answers";
import { checkKey } from "../../../../src/clouds/shared/client/keys";
import { targetOf } from "../../../../src/http/endpoint";
import { createTransport, type TransportSettings } from "../../../../src/http/transport";
import { classify } from "./errors";
import { platform, type Records, recordsOf } from "./records";
import { authorizationOf } from "./signing/sign";

export interface Sender {
  readonly name: string;
}

export interface Text {
  readonly name: string;
  readonly body: string;
}

export interface Fernpost {
  readonly senders: Records<Sender>;
  readonly texts: Records<Text>;
}

export interface FernpostOptions extends TransportSettings {
  readonly keyId: string;
  readonly secret: string;
  /** Default: `https://api.fernpost.example`. */
  readonly endpoint?: string | undefined;
}

/** All writes of an account count together. */
const writes = { group: "writes", calls: 5, perMs: 1000 };
const limits = Object.fromEntries(
  ["Sender", "Text"].flatMap((noun) => ["create", "change", "delete"].map((verb) => [`${verb}${noun}`, writes])),
);

/** @throws TypeError naming the option that is wrong */
export function createFernpost({ keyId, secret, endpoint = "https://api.fernpost.example", ...settings }: FernpostOptions): Fernpost {
  checkKey(platform, { keyId, secret }, "Keys");
  const transport = createTransport({
    ...settings,
    platform,
    endpoint,
    secrets: [secret],
    limits: { account: keyId, of: limits },
    sign({ method, path, body = "" }, nowMs) {
      const time = String(nowMs);
      return { "x-fern-time": time, authorization: authorizationOf(keyId, secret, { method, path: targetOf(path, []), time, body }) };
    },
    classify,
  });
  return {
    senders: recordsOf(transport, { noun: "Sender", path: "/fernpost/senders", fieldsIn: (json) => readFields(json, ["name"], []) }),
    texts: recordsOf(transport, { noun: "Text", path: "/fernpost/texts", fieldsIn: (json) => readFields(json, ["name", "body"], []) }),
  };
}
