/** Everything that the infocloud platform holds. Names of stores are those of data and seed files. */
import { createMessageStore } from "../inbox/message-store";
import type { World } from "../platform";
import { receiptPushSchema } from "../pushes/receipts";
import { createKeyedStore } from "../stores/keyed-store";
import { createNonces } from "../stores/nonces";
import { createAccounts } from "./accounts";
import { nonceMs } from "./calls/authentication";
import { createRateLimits } from "./calls/rate-limits";
import { createTemplates } from "./console/templates";
import { type Callbacks, createCallbacks } from "./messages/callbacks";
import { createBatchIds, messageSchema, sentOf, uplinkSchema } from "./messages/messages";
import { createFates } from "./numbers/fates";
import { createTraffic } from "./send/traffic";
import type { InfocloudSwitches } from "./switches";

export type Holdings = ReturnType<typeof createHoldings>;

export function createHoldings(world: World, switches: InfocloudSwitches) {
  const accounts = createAccounts(world.credentials, world.callbacks.infocloud);
  const traffic = createTraffic(world, switches);
  const messages = createMessageStore({
    world,
    platform: "infocloud",
    schema: messageSchema,
    sent: sentOf,
    restored: (message) => traffic.count(message, message.sentAt),
  });
  const receiptPushes = createKeyedStore(receiptPushSchema, (push) => callbacks.resume(push));
  const callbacks: Callbacks = createCallbacks({ accounts, messages, receiptPushes, world, switches });
  return {
    stores: {
      accounts,
      templates: createTemplates(world),
      numbers: createFates(),
      traffic,
      batchIds: createBatchIds(),
      messages,
      receiptPushes,
      uplinks: createKeyedStore(uplinkSchema, callbacks.pushUplink),
      endpoints: callbacks.endpoints,
      nonces: createNonces(nonceMs),
      rateLimits: createRateLimits(world, accounts, switches),
    },
    callbacks,
  };
}
