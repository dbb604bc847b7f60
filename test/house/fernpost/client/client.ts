/** Typed calls of Fernpost. */
import { filled } from "../../../../src/clouds/shared/client/decoding";
import { checkKey } from "../../../../src/clouds/shared/client/keys";
import { targetOf } from "../../../../src/http/endpoint";
import { createTransport, type TransportSettings } from "../../../../src/http/transport";
import { classify } from "./errors";
import { platform, type Records, recordsOf } from "./records";
import { authorizationOf } from "./signing/sign";

const sender = { name: filled };
const text = { name: filled, body: filled };

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

export class Fernpost {
  readonly senders: Records<typeof sender>;
  readonly texts: Records<typeof text>;

  /** @throws OptionError naming the option that is wrong */
  constructor({ keyId, secret, endpoint = "https://api.fernpost.example", ...settings }: FernpostOptions) {
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
    this.senders = recordsOf(transport, { noun: "Sender", path: "/fernpost/senders", fields: sender });
    this.texts = recordsOf(transport, { noun: "Text", path: "/fernpost/texts", fields: text });
  }
}
