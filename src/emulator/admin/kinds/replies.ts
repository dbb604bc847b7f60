/** Replies of recipients as the admin interface shows and makes them. */
import type { ManagedObject, ObjectKind, World } from "../../platform";
import { type PushState, pushDue } from "../../pushes/pushes";
import { isoTime, kindOf, pushView } from "./object-kind";

/** What every platform keeps of a reply beside its text and whom it is from. */
interface Received {
  readonly id: string;
  readonly account: string;
  readonly receivedAt: number;
  readonly push: PushState;
}

interface RepliesKind<Reply extends Received> {
  readonly world: Pick<World, "clock" | "random">;
  readonly store: {
    find(id: string): Reply | undefined;
    all(): Iterable<Reply>;
    put(reply: Reply): void;
    remove(reply: Reply): void;
  };
  /** What a recipient sends, now. @throws Error naming the field that does not fit */
  receive(fields: unknown, now: Omit<Received, "account">): Reply;
  push(reply: Reply): void;
}

/** To add one makes a recipient reply. */
export function repliesKind<Reply extends Received>({ world, store, receive, push }: RepliesKind<Reply>): ObjectKind {
  const object = (reply: Reply): ManagedObject => ({
    show: () => {
      const { id, account, receivedAt, push, ...fields } = reply;
      return { ...fields, receivedAt: isoTime(receivedAt), push: pushView(push), id, account, status: "RECEIVED" };
    },
    edit: () => {
      throw new Error("A reply cannot be changed. Delete it and add another.");
    },
    remove: () => store.remove(reply),
  });
  return {
    ...kindOf(store, object),
    create: (fields) => {
      const now = world.clock.now();
      const reply = receive(fields, { id: world.random.uuid(), receivedAt: now, push: pushDue(now) });
      store.put(reply);
      push(reply);
      return object(reply);
    },
  };
}
