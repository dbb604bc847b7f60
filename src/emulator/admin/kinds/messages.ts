/** Messages as the admin interface shows them and decides what becomes of them. */
import { z } from "zod";
import type { ManagedObject, ObjectKind, World } from "../../platform";
import { type Receipted, receiptOf } from "../../pushes/receipts";
import { parseOrExplain } from "../../values/validation";
import { kindOf } from "./object-kind";

const receiptSchema = z.strictObject({ receiptCode: z.string().min(1) });

interface MessagesKind<Message extends Receipted> {
  readonly world: Pick<World, "clock">;
  readonly store: {
    find(id: string): Message | undefined;
    all(): Iterable<Message>;
    put(message: Message): void;
    remove(message: Message): void;
  };
  /** The code with which the number was refused, where it was. */
  readonly refusalOf?: (message: Message) => string | undefined;
  /** What is shown beside whose it is and how it stands. */
  readonly show: (message: Message) => object;
  /** The same message with its receipt, now. */
  readonly receive: (message: Message, receipt: Pick<Receipted, "receiptAt"> & { readonly receiptCode: string }) => Message;
  readonly push: (messages: readonly Message[]) => void;
}

/** The status is the receipt's code, or why the number was refused. An edit of `receiptCode` is the receipt, now. */
export function messagesKind<Message extends Receipted>(kind: MessagesKind<Message>): ObjectKind {
  const { world, store, refusalOf = () => undefined, show, receive, push } = kind;
  const object = (message: Message): ManagedObject => ({
    brief: () => ({ account: message.account }),
    show: () => {
      const { id, account } = message;
      const status = refusalOf(message) ?? receiptOf(message, world.clock.now()) ?? "no receipt yet";
      return { id, account, status, ...show(message) };
    },
    edit: (changes) => {
      const { id } = message;
      const { receiptCode } = parseOrExplain(receiptSchema, changes, `Edit of ${id}`);
      const now = world.clock.now();
      if (refusalOf(message) !== undefined) throw new Error(`${id} was refused: it gets no receipt.`);
      if (receiptOf(message, now) !== undefined) throw new Error(`${id} has its receipt: ${message.receiptCode}. It is final.`);
      const received = receive(message, { receiptCode, receiptAt: now });
      store.put(received);
      push([received]);
    },
    remove: () => store.remove(message),
  });
  return kindOf(store, object);
}
