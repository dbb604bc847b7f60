/** Everything that the Baidu platform holds. */

import type { World } from "../platform";
import { createKeyedStore, type KeyedStore } from "../stores/keyed-store";
import { type Accounts, createAccounts } from "./accounts";
import { type BlacklistStore, createBlacklistStore } from "./blacklist/store";
import { createTokens, type Tokens, tokenWindowMs } from "./calls/client-tokens";
import { type Callbacks, createCallbacks, type Uplink } from "./messages/callbacks";
import type { MessageStore } from "./messages/messages";
import type { Fates } from "./numbers/fates";
import { createQuotaStore, type QuotaStore } from "./quota/store";
import { createTraffic, type Traffic } from "./send/traffic";
import type { SubmissionKind } from "./submissions/calls";
import { type SignatureFields, signatureKind } from "./submissions/signatures";
import { createStore, type Store } from "./submissions/store";
import { type TemplateFields, templateKind } from "./submissions/templates";
import type { BaiduSwitches } from "./switches";

/** How long a send is not repeated, in milliseconds (seed L5630-5632). */
const sendTokenWindowMs = 3 * 60 * 1000;

/** One kind of object and where it is kept. */
export interface Shelf<Fields> {
  readonly kind: SubmissionKind<Fields>;
  readonly store: Store<Fields>;
}

export interface Holdings {
  readonly signatures: Shelf<SignatureFields>;
  readonly templates: Shelf<TemplateFields>;
  readonly tokens: Tokens;
  readonly sendTokens: Tokens;
  readonly accounts: Accounts;
  readonly quotas: QuotaStore;
  readonly blacklist: BlacklistStore;
  readonly fates: Fates;
  readonly messages: MessageStore;
  readonly uplinks: KeyedStore<Uplink>;
  /** Counted anew from the messages when these are restored. */
  readonly traffic: Traffic;
  readonly callbacks: Callbacks;
}

export function createHoldings(world: World, switches: BaiduSwitches): Holdings {
  const blacklist = createBlacklistStore();
  const signatures = createStore<SignatureFields>(({ account, id }) => {
    if (switches.get("baidu.deleted-signature-blacklist") === "keep") return;
    for (const entry of blacklist.select(account, id, ({ signatureId }) => signatureId === id)) blacklist.remove(entry);
  });
  const accounts = createAccounts(world.credentials, world.callbacks.baidu);
  return {
    signatures: { kind: signatureKind(signatures, switches), store: signatures },
    templates: { kind: templateKind(signatures, switches), store: createStore<TemplateFields>() },
    tokens: createTokens(),
    sendTokens: createTokens(() => (switches.get("baidu.send-token-window") === "3-minutes" ? sendTokenWindowMs : tokenWindowMs)),
    accounts,
    quotas: createQuotaStore(),
    blacklist,
    fates: new Map(),
    messages: createKeyedStore(),
    uplinks: createKeyedStore(),
    traffic: createTraffic({ world, switches }),
    callbacks: createCallbacks(accounts, world, switches),
  };
}

export function clearHoldings(holdings: Holdings): void {
  const { signatures, templates, tokens, sendTokens, ...others } = holdings;
  signatures.store.clear();
  templates.store.clear();
  tokens.restore([]);
  sendTokens.restore([]);
  for (const held of [others.accounts, others.quotas, others.blacklist, others.fates, others.messages, others.uplinks, others.traffic]) {
    held.clear();
  }
}
