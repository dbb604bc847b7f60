/** Fernpost, an invented platform: built as a published one is, and handed in by the tests alone. */
import { connectBy } from "../../../src/clouds/shared/objects/connect";
import { explain } from "../../../src/clouds/shared/objects/explain";
import { defineCloud, optional, string } from "../../../src/schema";
import { approval } from "./approval";
import { Fernpost } from "./client/client";
import { sender } from "./sender/resource";
import { textData } from "./text/data-source";
import { text } from "./text/resource";

const title = "Fernpost";
const whereKeysAre = "Keys are made in the console of Fernpost, page Keys.";

export const fernpost = defineCloud<Fernpost>()({
  name: "fernpost",
  title,
  doc: "Access to Fernpost. Not needed where the environment gives the key, or where nothing of Fernpost is used.",
  settings: {
    key_id: optional(string, { doc: "Key id.", env: ["FERNPOST_KEY_ID"] }),
    secret: optional(string, { doc: "The key's secret.", env: ["FERNPOST_SECRET"], sensitive: true }),
    endpoint: optional(string, {
      doc: "Host or URL in place of `https://api.fernpost.example`; HTTPS unless it begins with `http://`.",
      env: ["SMSFORM_ENDPOINT"],
    }),
  },
  needs: { key_id: whereKeysAre, secret: whereKeysAre },
  messages: {
    variables: { opening: "{{", inside: /^[a-z_]+$/, words: "a name of small letters and underscores", example: "code" },
    billing: {},
  },
  connect: connectBy(title, Fernpost, { key_id: "keyId", secret: "secret", endpoint: "endpoint" }),
  explain,
  resources: [sender, text, approval],
  dataSources: [textData],
});
