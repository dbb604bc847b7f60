/** Everything that the Tencent platform holds. Names of stores are those of data and seed files. */
import { createMessageStore } from "../inbox/message-store";
import type { World } from "../platform";
import { receiptPushSchema } from "../pushes/receipts";
import { createSubmissions } from "../review/submissions";
import { createKeyedStore } from "../stores/keyed-store";
import { createNames } from "../stores/names";
import { createNonces } from "../stores/nonces";
import { createAccounts } from "./accounts";
import { createRateLimits } from "./calls/rate-limits";
import { createApps, createPackages, createQualifications } from "./console/console";
import { type Callbacks, createCallbacks } from "./messages/callbacks";
import { messageSchema, replySchema, sentOf } from "./messages/messages";
import { createFates } from "./numbers/fates";
import { createTraffic } from "./send/traffic";
import { parseSignature, signatureKind } from "./submissions/signatures";
import { createIds, idSchema, statuses } from "./submissions/store";
import { parseTemplate, templateKind } from "./submissions/templates";
import type { TencentSwitches } from "./switches";

/** Twice the tolerance for clocks: from the earliest acceptance of a request to the latest. Nonce and Timestamp prevent replays (Tencent L712-714). */
const nonceMs = 600 * 1000;

export type Holdings = ReturnType<typeof createHoldings>;

export function createHoldings(world: World, switches: TencentSwitches) {
  const submitted = { world, statuses, ready: "0", id: idSchema } as const;
  const accounts = createAccounts(world.credentials, world.callbacks.tencent);
  const qualifications = createQualifications();
  const signatureAccounts = createNames();
  const readyAccounts = createNames();
  const signatures = createSubmissions({
    ...submitted,
    parseFields: parseSignature,
    everHad: signatureAccounts,
    everReady: readyAccounts,
  });
  const templates = createSubmissions({ ...submitted, parseFields: parseTemplate });
  const traffic = createTraffic(world, switches);
  const messages = createMessageStore({
    world,
    platform: "tencent",
    schema: messageSchema,
    sent: sentOf,
    restored: (message) => {
      if (message.code === "Ok") traffic.count(message, message.sentAt);
    },
  });
  const receiptPushes = createKeyedStore(receiptPushSchema, (push) => callbacks.resume(push));
  const callbacks: Callbacks = createCallbacks({ accounts, messages, receiptPushes, world, switches });
  return {
    stores: {
      signatures,
      templates,
      /** Accounts that once applied for a signature, the deleted ones included. */
      signatureAccounts,
      /** Accounts of which a signature was once approved. */
      readyAccounts,
      issuedIds: createIds(switches, (id) => signatures.find(id) !== undefined || templates.find(id) !== undefined),
      accounts,
      apps: createApps(),
      qualifications,
      packages: createPackages(),
      numbers: createFates(),
      traffic,
      messages,
      receiptPushes,
      replies: createKeyedStore(replySchema, callbacks.pushReply),
      nonces: createNonces(nonceMs),
      rateLimits: createRateLimits(world, switches),
    },
    kinds: {
      signatures: signatureKind(signatures, { accounts, qualifications, switches }),
      templates: templateKind(signatures, { world, accounts, switches }),
    },
    callbacks,
  };
}
