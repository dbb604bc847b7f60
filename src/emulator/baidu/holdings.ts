/** Everything that the Baidu platform holds. Names of stores are those of data and seed files. */
import { reviewStatuses } from "../../clouds/baidu/client/enumerations";
import { createMessageStore } from "../inbox/message-store";
import type { World } from "../platform";
import { createSubmissions } from "../review/submissions";
import { createKeyedStore } from "../stores/keyed-store";
import { createNames } from "../stores/names";
import { createAccounts } from "./accounts";
import { createBlacklistStore } from "./blacklist/store";
import { createClientTokens, tokenWindowMs } from "./calls/client-tokens";
import { createCallbacks, uplinkSchema } from "./messages/callbacks";
import { messageSchema, sentOf } from "./messages/messages";
import { createFates } from "./numbers/fates";
import { createQuotaStore } from "./quota/store";
import { createTraffic } from "./send/traffic";
import { parseSignature, signatureKind, signatureStatuses } from "./submissions/signatures";
import { parseTemplate, templateKind } from "./submissions/templates";
import type { BaiduSwitches } from "./switches";

/** How long a send is not repeated, in milliseconds (Baidu L5630-5632). */
const sendTokenWindowMs = 3 * 60 * 1000;

export type Holdings = ReturnType<typeof createHoldings>;

export function createHoldings(world: World, switches: BaiduSwitches) {
  const submitted = { world, ready: "READY" } as const;
  const blacklist = createBlacklistStore(world);
  const signatureAccounts = createNames();
  const readyAccounts = createNames();
  const signatures = createSubmissions({
    ...submitted,
    statuses: signatureStatuses,
    parseFields: parseSignature,
    everHad: signatureAccounts,
    everReady: readyAccounts,
    removed: ({ account, id }) => {
      if (switches.get("baidu.deleted-signature-blacklist") === "keep") return;
      for (const entry of blacklist.select(account, id, ({ signatureId }) => signatureId === id)) blacklist.remove(entry);
    },
  });
  const accounts = createAccounts(world.credentials, world.callbacks.baidu);
  const traffic = createTraffic({ world, switches });
  const callbacks = createCallbacks(accounts, world, switches);
  return {
    stores: {
      signatures,
      templates: createSubmissions({ ...submitted, statuses: reviewStatuses, parseFields: parseTemplate }),
      /** Accounts that once submitted a signature, the deleted ones included. */
      signatureAccounts,
      /** Accounts of which a signature once passed. */
      readyAccounts,
      tokens: createClientTokens(world.clock),
      sendTokens: createClientTokens(world.clock, () =>
        switches.get("baidu.send-token-window") === "3-minutes" ? sendTokenWindowMs : tokenWindowMs,
      ),
      accounts,
      quotas: createQuotaStore(),
      blacklist,
      numbers: createFates(),
      traffic,
      messages: createMessageStore({
        world,
        platform: "baidu",
        schema: messageSchema,
        sent: sentOf,
        restored: (message) => {
          if (message.wentOut) traffic.count(message, message.sentAt);
          callbacks.pushReceipt(message);
        },
      }),
      uplinks: createKeyedStore(uplinkSchema, callbacks.pushUplink),
    },
    kinds: { signatures: signatureKind(signatures, switches), templates: templateKind(signatures, switches) },
    callbacks,
  };
}
