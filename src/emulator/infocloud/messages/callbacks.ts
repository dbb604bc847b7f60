/** Receipts and replies pushed to the user's addresses (Infocloud's specification 5 and 12). */
import { z } from "zod";
import type { World } from "../../platform";
import type { Push, PushRequest } from "../../pushes/pushes";
import { carriedBy, pushTogether, type ReceiptPush } from "../../pushes/receipts";
import type { KeyedStore } from "../../stores/keyed-store";
import { createSettings, type SettingsStore } from "../../stores/settings";
import type { Accounts } from "../accounts";
import type { InfocloudSwitches } from "../switches";
import { arriveTimeOf } from "../zone";
import type { Message, MessageStore, Uplink } from "./messages";

/** Receipts in one push: as many as a query gives. Ours, the document has no number. */
const mostReceipts = 600;

// Infocloud: L720-722.
/** A receiver has so long to answer, in milliseconds; after so many misses in a row nothing is pushed to it any more. */
const answerMs = 1000;
const mostMisses = 3;

/** What is pushed, each to its own address. */
const purposes = { receipts: "receiptUrl", uplinks: "uplinkUrl" } as const;
type Purpose = keyof typeof purposes;

export const endpointSchema = z.strictObject({
  /** Where it was pushed to last. */
  url: z.string().nullable().default(null),
  /** Pushes in a row that were not taken in time. */
  misses: z.int().min(0).default(0),
});

export type Endpoint = z.infer<typeof endpointSchema>;

export interface Callbacks {
  /** How the receivers do, by account and what is pushed: `emulator.receipts`. */
  readonly endpoints: SettingsStore<Endpoint>;
  /** Has the receipts of messages pushed when their time comes. */
  pushReceipts(messages: readonly Message[]): void;
  /** Takes a push up again after a restart. */
  resume(push: ReceiptPush): void;
  pushUplink(uplink: Uplink): void;
}

interface Parts {
  readonly accounts: Accounts;
  readonly messages: MessageStore;
  readonly receiptPushes: KeyedStore<ReceiptPush>;
  readonly world: World;
  readonly switches: InfocloudSwitches;
}

export function isSuspended({ misses }: Endpoint): boolean {
  return misses >= mostMisses;
}

export function createCallbacks({ accounts, messages, receiptPushes, world, switches }: Parts): Callbacks {
  const endpoints = createSettings({
    schema: endpointSchema,
    exists: (name) => Object.keys(purposes).some((purpose) => name.endsWith(`.${purpose}`)),
    initial: (): Endpoint => ({ url: null, misses: 0 }),
  });

  const stopsAddress = () => switches.get("infocloud.push-stop") === "address";

  const schedule = (state: Push["state"], account: string, purpose: Purpose, itemsOf: () => readonly object[]): void => {
    const name = `${account}.${purpose}`;
    const endpointAt = (url: string): Endpoint => {
      const known = endpoints.of(name);
      return known.url === url ? known : { url, misses: 0 };
    };
    world.pushes.schedule({
      state,
      answerMs,
      retryDelays: () => (stopsAddress() ? [] : Array.from({ length: mostMisses - 1 }, () => 0)),
      isTaken: (status) => (switches.get("infocloud.push-answer") === "2xx" ? status >= 200 && status < 300 : status === 200),
      request: () => {
        const url = accounts.of(account)[purposes[purpose]];
        const items = itemsOf();
        if (url === null || items.length === 0 || (stopsAddress() && isSuspended(endpointAt(url)))) return undefined;
        return requestTo(url, { apiKey: account, data: items });
      },
      tried: (url, isTaken) => {
        if (stopsAddress()) endpoints.set(name, { url, misses: isTaken ? 0 : endpointAt(url).misses + 1 });
      },
    });
  };

  const receiptItem = ({ msgId, number, receiptCode, receiptAt, bid }: Message): object => ({
    msgId,
    tel: number,
    arriveResult: receiptCode,
    arriveTime: arriveTimeOf(receiptAt, switches),
    ...(bid === null ? {} : { bid }),
  });

  const resume = (push: ReceiptPush): void => {
    schedule(push.state, push.account, "receipts", () => carriedBy(push, messages).map(receiptItem));
  };

  return {
    endpoints,
    pushReceipts: (sent) => pushTogether(sent, { world, receiptPushes, most: mostReceipts, resume }),
    resume,
    pushUplink: ({ account, srcId, number, content, receivedAt, push }) => {
      const item = { srcId, tel: number, content, arriveTime: arriveTimeOf(receivedAt, switches) };
      schedule(push, account, "uplinks", () => [item]);
    },
  };
}

function requestTo(url: string, body: object): PushRequest {
  return { url, headers: { "Content-Type": "application/json;charset=UTF-8" }, body: JSON.stringify(body) };
}
