/** What the Baidu platform holds, as JSON: the part `platforms.baidu` of data and seed files. */
import { z } from "zod";
import { reviewStatuses } from "../../clouds/baidu/client/enumerations";
import type { World } from "../platform";
import { checkIds, readStored, storedOf, storedSubmissionSchema } from "../review/stored-submissions";
import { parseOrExplain } from "../values/validation";
import { settingsSchema } from "./accounts";
import { entrySchema } from "./blacklist/store";
import { clearHoldings, type Holdings, type Shelf } from "./holdings";
import { uplinkSchema } from "./messages/callbacks";
import { messageSchema } from "./messages/messages";
import { fateSchema } from "./numbers/fates";
import { initialQuota, quotaSchema } from "./quota/store";

const submissionSchema = storedSubmissionSchema(reviewStatuses, "READY");

const tokens = z
  .array(z.strictObject({ account: z.string(), token: z.string(), request: z.string(), result: z.unknown(), lastSeen: z.number() }))
  .default([]);

const contentsSchema = z.strictObject({
  signatures: z.array(submissionSchema).default([]),
  templates: z.array(submissionSchema).default([]),
  /** Accounts that once submitted a signature, the deleted ones included. */
  signatureAccounts: z.array(z.string()).default([]),
  /** Accounts of which a signature once passed. */
  readyAccounts: z.array(z.string()).default([]),
  tokens,
  sendTokens: tokens,
  /** By access key id. */
  accounts: z.record(z.string(), settingsSchema).default({}),
  /** By access key id; what is left out is as in an account that begins. */
  quotas: z.record(z.string(), quotaSchema.partial()).default({}),
  blacklist: z.array(entrySchema.partial({ account: true, updatedAt: true })).default([]),
  /** By number. */
  numbers: z.record(z.string(), fateSchema).default({}),
  messages: z.array(messageSchema).default([]),
  uplinks: z.array(uplinkSchema).default([]),
});

export function contentsOf(holdings: Holdings, now: number): unknown {
  const { signatures, templates, tokens, sendTokens, accounts, quotas, blacklist, fates, messages, uplinks } = holdings;
  return {
    signatures: storedOf(signatures.store),
    templates: storedOf(templates.store),
    signatureAccounts: signatures.store.accountsEver(),
    readyAccounts: signatures.store.accountsEverReady(),
    tokens: tokens.list(),
    sendTokens: sendTokens.list(),
    accounts: Object.fromEntries(accounts.list()),
    quotas: Object.fromEntries(quotas.accounts().map((account) => [account, quotas.of(account, now)])),
    blacklist: blacklist.all(),
    numbers: Object.fromEntries(fates),
    messages: [...messages.all()],
    uplinks: [...uplinks.all()],
  };
}

/** @throws Error naming the field that does not fit; what was held before is then still there. */
export function restoreContents(input: unknown, holdings: Holdings, world: World): void {
  const contents = parseOrExplain(contentsSchema, input, "Baidu contents");
  const { signatures, templates, callbacks, messages, uplinks } = holdings;
  const [firstAccount = "emulator"] = world.credentials.keys();
  const now = world.clock.now();
  const read = {
    signatures: contents.signatures.map(reader(signatures, firstAccount, now)),
    templates: contents.templates.map(reader(templates, firstAccount, now)),
  };
  checkIds(read.signatures);
  checkIds(read.templates);
  clearHoldings(holdings);
  for (const signature of read.signatures) signatures.store.add(signature);
  for (const template of read.templates) templates.store.add(template);
  for (const account of contents.signatureAccounts) signatures.store.noteAccount(account);
  for (const account of contents.readyAccounts) signatures.store.noteReady(account);
  holdings.tokens.restore(contents.tokens);
  holdings.sendTokens.restore(contents.sendTokens);
  for (const [account, settings] of Object.entries(contents.accounts)) holdings.accounts.set(account, settings);
  for (const [account, quota] of Object.entries(contents.quotas)) {
    const given = Object.fromEntries(Object.entries(quota).filter(([, value]) => value !== undefined));
    holdings.quotas.set(account, { ...initialQuota, ...given });
  }
  for (const entry of contents.blacklist) {
    holdings.blacklist.put({ ...entry, account: entry.account ?? firstAccount, updatedAt: entry.updatedAt ?? now });
  }
  for (const [number, fate] of Object.entries(contents.numbers)) holdings.fates.set(number, fate);
  for (const message of contents.messages) {
    messages.put(message);
    if (message.wentOut) holdings.traffic.count(message, message.sentAt);
    callbacks.pushReceipt(message);
  }
  for (const uplink of contents.uplinks) {
    uplinks.put(uplink);
    callbacks.pushUplink(uplink);
  }
}

function reader<Fields>({ kind }: Shelf<Fields>, firstAccount: string, now: number) {
  return (stored: z.infer<typeof submissionSchema>) => readStored(stored, kind.parseFields, firstAccount, now);
}
