/** How infocloud's messages are written, counted and signed. */
import { messages, title } from "../../../clouds/infocloud/messages";
import type { Texts } from "../platform";

export const texts = {
  title,
  text: { title, ...messages, order: "each" },
  signatureOf: ({ signature = "" }) => signature,
} as const satisfies Texts;
