/** Receipts of messages: when they have come, and which of them one push carries. */
import { z } from "zod";
import type { World } from "../platform";
import type { KeyedStore } from "../stores/keyed-store";
import { pushDue, pushStateSchema } from "./pushes";

/** What is kept of a message that may get a receipt. */
export interface Receipted {
  readonly id: string;
  readonly account: string;
  /** What the receipt says, `null` when none ever comes. */
  readonly receiptCode: string | null;
  /** Epoch milliseconds. */
  readonly receiptAt: number;
}

/** The receipt's code once it has come. */
export function receiptOf({ receiptCode, receiptAt }: Pick<Receipted, "receiptCode" | "receiptAt">, now: number): string | undefined {
  return receiptCode === null || receiptAt > now ? undefined : receiptCode;
}

/** The receipts that one push carries, of one send. */
export const receiptPushSchema = z.strictObject({
  id: z.string().min(1),
  account: z.string().min(1),
  messages: z.array(z.string()),
  state: pushStateSchema,
});

export type ReceiptPush = z.infer<typeof receiptPushSchema>;

interface Carried extends Receipted {
  /** The push that carries the receipt; `null` when none does. */
  pushId: string | null;
}

interface Pushing {
  readonly world: Pick<World, "random">;
  readonly receiptPushes: KeyedStore<ReceiptPush>;
  /** In one push. */
  readonly most: number;
  readonly resume: (push: ReceiptPush) => void;
}

/** Has the receipts of one send pushed when their times come. */
export function pushTogether<Message extends Carried>(sent: readonly Message[], { world, receiptPushes, most, resume }: Pushing): void {
  const due = sent.filter(({ receiptCode }) => receiptCode !== null);
  for (const carried of receiptGroups(due, most)) {
    const [{ account, receiptAt } = { account: "", receiptAt: 0 }] = carried;
    const push: ReceiptPush = { id: world.random.uuid(), account, messages: carried.map(({ id }) => id), state: pushDue(receiptAt) };
    for (const message of carried) message.pushId = push.id;
    receiptPushes.put(push);
    resume(push);
  }
}

/** One that was decided otherwise meanwhile is in another push. */
export function carriedBy<Message extends Carried>(
  { id, messages: ids }: ReceiptPush,
  messages: { find(id: string): Message | undefined },
): readonly Message[] {
  return ids.flatMap((each) => {
    const message = messages.find(each);
    return message?.pushId === id ? [message] : [];
  });
}

/** Those that come at the same time, at most so many together, in the order given. */
export function receiptGroups<Message extends Pick<Receipted, "receiptAt">>(messages: readonly Message[], most: number): Message[][] {
  const byTime = new Map<number, Message[]>();
  for (const message of messages) {
    const sameTime = byTime.get(message.receiptAt) ?? [];
    sameTime.push(message);
    byTime.set(message.receiptAt, sameTime);
  }
  return [...byTime.values()].flatMap((sameTime) => {
    const count = Math.ceil(sameTime.length / most);
    return Array.from({ length: count }, (_, place) => sameTime.slice(place * most, (place + 1) * most));
  });
}
