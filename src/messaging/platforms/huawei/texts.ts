/** How Huawei's messages are written, counted and signed. */
import { messages, title } from "../../../clouds/huawei/messages";
import type { Texts } from "../platform";

export const texts = {
  title,
  text: { title, ...messages, order: "numbered" },
  signatureOf: ({ signature = "" }) => signature,
} as const satisfies Texts;
