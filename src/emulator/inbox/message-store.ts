/** The messages of a platform, which the inbox shows. */
import type { z } from "zod";
import type { World } from "../platform";
import { createKeyedStore, type KeyedStore } from "../stores/keyed-store";
import type { Outbox, Sent } from "./inbox";

interface Parts<Message extends { readonly id: string }> {
  readonly world: Pick<World, "inbox" | "clock">;
  readonly platform: string;
  readonly schema: z.ZodType<Message>;
  /** How the recipient sees it; `undefined` for one that was refused. */
  sent(message: Message, now: number): Sent | undefined;
  /** Told of each that comes from a file. */
  restored(message: Message): void;
}

export function createMessageStore<Message extends { readonly id: string }>(parts: Parts<Message>): KeyedStore<Message> {
  const { world, platform, schema, sent, restored } = parts;
  const outbox: Outbox = {
    platform,
    find: (id) => {
      const message = store.find(id);
      return message && sent(message, world.clock.now());
    },
  };
  const store = createKeyedStore(schema, (message) => {
    restored(message);
    world.inbox.add(outbox, message.id);
  });
  return {
    ...store,
    put: (message) => {
      const isNew = store.find(message.id) === undefined;
      store.put(message);
      if (isNew) world.inbox.add(outbox, message.id);
    },
  };
}
