/** What was sent, and what recipients reply. */
import { z } from "zod";
import { messagesKind } from "../../admin/kinds/messages";
import { isoTime, pushView, required } from "../../admin/kinds/object-kind";
import { repliesKind } from "../../admin/kinds/replies";
import type { ObjectKind, World } from "../../platform";
import { parseOrExplain } from "../../values/validation";
import { firstAccountOf } from "../../world/credentials";
import type { Holdings } from "../holdings";
import { numberOf } from "../numbers/phone-numbers";
import { type Message, type Uplink, uplinkSchema } from "./messages";

/** Ours: what handsets show as the sender, before the extension code. */
const accessNumber = "10690000";

/** A reply names its message by its id, or the number for itself. */
const newUplinkSchema = uplinkSchema
  .pick({ content: true })
  .extend({ messageId: z.string().optional(), number: z.string().optional(), srcId: z.string().optional(), account: z.string().optional() })
  .refine(({ messageId, number }) => messageId !== undefined || number !== undefined, { error: "expected messageId or number" });

export function adminMessages({ stores: { messages, receiptPushes }, callbacks }: Holdings, world: World): ObjectKind {
  return messagesKind<Message>({
    world,
    store: messages,
    show: ({ sentAt, receiptAt, pushId, ...fields }) => {
      const push = receiptPushes.find(pushId ?? "");
      const times = { sentAt: isoTime(sentAt), receiptAt: isoTime(receiptAt) };
      return { ...fields, ...times, push: push === undefined ? null : pushView(push.state) };
    },
    // In a push of its own: the one that was to carry it goes without it.
    receive: (message, receipt) => ({ ...message, ...receipt, pushId: null }),
    push: callbacks.pushReceipts,
  });
}

export function adminUplinks({ stores: { uplinks, messages }, callbacks }: Holdings, world: World): ObjectKind {
  return repliesKind<Uplink>({
    world,
    store: uplinks,
    receive: (fields, now) => {
      const { messageId, ...given } = parseOrExplain(newUplinkSchema, fields, "Reply");
      const message = messageId === undefined ? undefined : required(messages.find(messageId), "messages", messageId);
      const written = given.number ?? message?.number ?? "";
      const number = numberOf(written);
      if (number === undefined) throw new Error(`"${written}" is no number. Expected 11 digits that begin with 1.`);
      return {
        ...now,
        account: given.account ?? message?.account ?? firstAccountOf(world.credentials),
        number,
        srcId: given.srcId ?? `${accessNumber}${message?.extension ?? ""}`,
        content: given.content,
      };
    },
    push: callbacks.pushUplink,
  });
}
