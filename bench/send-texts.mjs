/** `node bench/send-texts.mjs URL COUNT IN_FLIGHT`: sends one text to so many numbers by the messenger, through Tencent, and counts the results. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { credentials, dist } from "./programs.mjs";
import { appId, numberOf, sender, templateId, textOf } from "./tencent-texts.mjs";

const require = createRequire(import.meta.url);
const { createMessenger } = require(join(dist, "messaging", "index.js"));
const { TencentSms } = require(join(dist, "clouds", "tencent", "client", "client.js"));
const { createConcurrencyLimit } = require(join(dist, "http", "limits", "concurrency-limit.js"));

const [url, count, inFlight] = process.argv.slice(2);
const { accessKeyId: secretId, secretKey } = credentials;
const concurrency = createConcurrencyLimit(Number(inFlight));
const messenger = createMessenger({
  catalogue: {
    version: 1,
    messages: {
      code: {
        variables: { code: { type: "code", max: 6 } },
        on: [
          {
            platform: "tencent",
            audience: "domestic",
            template: templateId,
            sender,
            text: textOf("{1}"),
            parameters: ["code"],
            usable: true,
          },
        ],
      },
    },
  },
  platforms: { tencent: { client: new TencentSms({ secretId, secretKey, endpoint: url, concurrency }), smsSdkAppId: appId } },
  calls: Number(inFlight),
});

function* numbers() {
  for (let number = 0; number < Number(count); number++) yield numberOf(number);
}

let accepted = 0;
for await (const { outcome } of messenger.send("code", numbers(), { code: "482913" })) if (outcome === "accepted") accepted += 1;
if (accepted !== Number(count)) throw new Error(`${accepted} of ${count} texts were accepted`);
