/** How Baidu's messages are written, counted and signed. */
import { messages } from "../../../clouds/baidu/messages";
import type { Texts } from "../platform";

const title = "Baidu AI Cloud SMS";

export const texts = {
  title,
  text: { title, ...messages, order: "named" },
  billedAs: (audience) => (audience === "domestic" ? "baidu" : "baidu_international"),
  signatureOf: ({ signature = "" }) => signature,
} as const satisfies Texts;
