/** What was sent, and what recipients reply. */
import { z } from "zod";
import { isoTime, kindOf, required } from "../../admin/kinds/object-kind";
import { repliesKind } from "../../admin/kinds/replies";
import type { ManagedObject, ObjectKind, World } from "../../platform";
import { parseOrExplain } from "../../values/validation";
import type { Holdings } from "../holdings";
import { numberOf } from "../numbers/phone-numbers";
import { type Message, receiptOf, type Uplink, uplinkSchema } from "./messages";

const receiptSchema = z.strictObject({ receiptCode: z.string().min(1) });

/** A reply names its message by smsMsgId, or the number, the channel number and the application for itself. */
const newUplinkSchema = uplinkSchema
  .pick({ body: true })
  .extend({ smsMsgId: z.string().optional(), from: z.string().optional(), to: z.string().optional(), appId: z.string().optional() })
  .refine(({ smsMsgId, from, to, appId }) => smsMsgId !== undefined || [from, to, appId].every((each) => each !== undefined), {
    error: "expected smsMsgId, or from, to and appId",
  });

/** The status is the report's code, or why the number was refused. An edit of `receiptCode` is the report, now. */
export function adminMessages({ stores: { messages }, callbacks }: Holdings, world: World): ObjectKind {
  const statusOf = (message: Message): string => {
    if (message.code !== "000000") return message.code;
    return receiptOf(message, world.clock.now()) ?? "no receipt yet";
  };
  const object = (message: Message): ManagedObject => ({
    show: () => {
      const { id, account, sentAt, receiptAt, ...fields } = message;
      return { ...fields, sentAt: isoTime(sentAt), receiptAt: isoTime(receiptAt), id, account, status: statusOf(message) };
    },
    edit: (changes) => {
      const { id, code } = message;
      const { receiptCode } = parseOrExplain(receiptSchema, changes, `Edit of ${id}`);
      const now = world.clock.now();
      if (code !== "000000") throw new Error(`${id} was refused: it gets no receipt.`);
      if (receiptOf(message, now) !== undefined) throw new Error(`${id} has its receipt: ${message.receiptCode}. It is final.`);
      callbacks.withdraw(message);
      const received: Message = { ...message, receiptCode, receiptAt: now };
      messages.put(received);
      callbacks.pushReports([received]);
    },
    remove: () => messages.remove(message),
  });
  return kindOf(messages, object);
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
