/** Everything that the Tencent platform holds. */

import type { World } from "../platform";
import { createKeyedStore, type KeyedStore } from "../stores/keyed-store";
import { type Accounts, createAccounts } from "./accounts";
import { createNonces, type Nonces } from "./calls/nonces";
import { createRateLimits, type RateLimits } from "./calls/rate-limits";
import { type App, type ConsoleStore, createApps, createQualifications, type Package, type Qualification } from "./console/console";
import { type Callbacks, createCallbacks } from "./messages/callbacks";
import type { Message, MessageStore, ReceiptPush, Reply } from "./messages/messages";
import type { Fates } from "./numbers/fates";
import { createTraffic, type Traffic } from "./send/traffic";
import type { SubmissionKind } from "./submissions/calls";
import { type SignatureFields, signatureKind } from "./submissions/signatures";
import { createIds, createStore, type Ids, type Store } from "./submissions/store";
import { type TemplateFields, templateKind } from "./submissions/templates";
import type { TencentSwitches } from "./switches";

/** One kind of object and where it is kept. */
export interface Shelf<Fields> {
  readonly kind: SubmissionKind<Fields>;
  readonly store: Store<Fields>;
}

export interface Holdings {
  readonly signatures: Shelf<SignatureFields>;
  readonly templates: Shelf<TemplateFields>;
  readonly ids: Ids;
  readonly accounts: Accounts;
  readonly apps: ConsoleStore<App>;
  readonly qualifications: ConsoleStore<Qualification>;
  readonly packages: KeyedStore<Package>;
  readonly fates: Fates;
  readonly messages: MessageStore;
  readonly receiptPushes: KeyedStore<ReceiptPush>;
  readonly replies: KeyedStore<Reply>;
  /** Counted anew from the messages when these are restored. */
  readonly traffic: Traffic;
  readonly callbacks: Callbacks;
  /** Not kept across restarts, as the limits of a second are not. */
  readonly nonces: Nonces;
  readonly rateLimits: RateLimits;
}

export function createHoldings(world: World, switches: TencentSwitches): Holdings {
  const accounts = createAccounts(world.credentials, world.callbacks.tencent);
  const qualifications = createQualifications();
  const signatures = createStore<SignatureFields>();
  const templates = createStore<TemplateFields>();
  const messages: MessageStore = createKeyedStore<Message>();
  const receiptPushes = createKeyedStore<ReceiptPush>();
  return {
    signatures: { kind: signatureKind(signatures, { accounts, qualifications, switches }), store: signatures },
    templates: { kind: templateKind(signatures, { world, accounts, switches }), store: templates },
    ids: createIds(switches, (id) => signatures.find(id) !== undefined || templates.find(id) !== undefined),
    accounts,
    apps: createApps(),
    qualifications,
    packages: createKeyedStore(),
    fates: new Map(),
    messages,
    receiptPushes,
    replies: createKeyedStore(),
    traffic: createTraffic(world, switches),
    callbacks: createCallbacks({ accounts, messages, receiptPushes, world, switches }),
    nonces: createNonces(),
    rateLimits: createRateLimits(world, switches),
  };
}

export function clearHoldings({ signatures, templates, ids, callbacks, ...others }: Holdings): void {
  signatures.store.clear();
  templates.store.clear();
  ids.restore(0);
  for (const held of Object.values(others)) held.clear();
}
