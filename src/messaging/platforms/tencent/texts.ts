/** How Tencent's messages are written, counted and signed. */
import { messages, title } from "../../../clouds/tencent/messages";
import type { Texts } from "../platform";

export const texts = {
  title,
  text: { title, ...messages, order: "numbered" },
  signatureOf: ({ sender = "" }) => sender,
} as const satisfies Texts;
