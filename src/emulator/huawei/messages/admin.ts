/** What was sent, and what recipients reply. */
import { z } from "zod";
import { messagesKind } from "../../admin/kinds/messages";
import { isoTime, required } from "../../admin/kinds/object-kind";
import { repliesKind } from "../../admin/kinds/replies";
import type { ObjectKind, World } from "../../platform";
import { parseOrExplain } from "../../values/validation";
import type { Holdings } from "../holdings";
import { numberOf } from "../numbers/phone-numbers";
import { type Message, type Uplink, uplinkSchema } from "./messages";

/** A reply names its message by smsMsgId, or the number, the channel number and the application for itself. */
const newUplinkSchema = uplinkSchema
  .pick({ body: true })
  .extend({ smsMsgId: z.string().optional(), from: z.string().optional(), to: z.string().optional(), appId: z.string().optional() })
  .refine(({ smsMsgId, from, to, appId }) => smsMsgId !== undefined || [from, to, appId].every((each) => each !== undefined), {
    error: "expected smsMsgId, or from, to and appId",
  });

export function adminMessages({ stores: { messages }, callbacks }: Holdings, world: World): ObjectKind {
  return messagesKind<Message>({
    world,
    store: messages,
    refusalOf: ({ code }) => (code === "000000" ? undefined : code),
    show: ({ sentAt, receiptAt, ...fields }) => ({ ...fields, sentAt: isoTime(sentAt), receiptAt: isoTime(receiptAt) }),
    receive: (message, receipt) => {
      callbacks.withdraw(message);
      return { ...message, ...receipt };
    },
    push: callbacks.pushReports,
  });
}

export function adminUplinks({ stores: { uplinks, messages, apps }, callbacks }: Holdings, world: World): ObjectKind {
  return repliesKind<Uplink>({
    world,
    store: uplinks,
    receive: (fields, now) => {
      const { smsMsgId, ...given } = parseOrExplain(newUplinkSchema, fields, "Reply");
      const message = smsMsgId === undefined ? undefined : required(messages.find(smsMsgId), "messages", smsMsgId);
      const written = given.from ?? message?.number ?? "";
      const from = numberOf(written);
      if (from === undefined) throw new Error(`"${written}" is no number. Expected 11 digits, or E.164 with its plus sign.`);
      const appId = given.appId ?? message?.appId ?? "";
      const { account } = required(apps.find(appId), "apps", appId);
      return { ...now, account, appId, from, to: given.to ?? message?.from ?? "", body: given.body };
    },
    push: callbacks.pushUplink,
  });
}
