/** What the Tencent platform holds, as JSON: the part `platforms.tencent` of data and seed files. */
import { z } from "zod";
import type { World } from "../platform";
import { checkIds, readStored, storedOf, storedSubmissionSchema } from "../review/stored-submissions";
import { parseOrExplain } from "../values/validation";
import { settingsSchema } from "./accounts";
import { appSchema, packageSchema, qualificationSchema } from "./console/console";
import { clearHoldings, type Holdings, type Shelf } from "./holdings";
import { messageSchema, receiptPushSchema, replySchema } from "./messages/messages";
import { fateSchema } from "./numbers/fates";
import { statuses } from "./submissions/store";

const submissionSchema = storedSubmissionSchema(statuses, "0").extend({
  id: z.string().regex(/^[1-9]\d{0,19}$/, { error: "expected a positive integer as a text" }),
});

const contentsSchema = z.strictObject({
  signatures: z.array(submissionSchema).default([]),
  templates: z.array(submissionSchema).default([]),
  /** Accounts that once applied for a signature, the deleted ones included. */
  signatureAccounts: z.array(z.string()).default([]),
  /** Accounts of which a signature was once approved. */
  readyAccounts: z.array(z.string()).default([]),
  /** How many ids were given out. */
  issuedIds: z.int().min(0).default(0),
  /** By access key id; what is left out is as in an account that begins. */
  accounts: z.record(z.string(), settingsSchema.partial()).default({}),
  apps: z.array(appSchema).default([]),
  qualifications: z.array(qualificationSchema).default([]),
  packages: z.array(packageSchema).default([]),
  /** By number in E.164. */
  numbers: z.record(z.string(), fateSchema).default({}),
  messages: z.array(messageSchema).default([]),
  receiptPushes: z.array(receiptPushSchema).default([]),
  replies: z.array(replySchema).default([]),
});

export function contentsOf(holdings: Holdings): unknown {
  const { signatures, templates, ids, accounts, apps, qualifications, packages, fates, messages, receiptPushes, replies } = holdings;
  return {
    signatures: storedOf(signatures.store),
    templates: storedOf(templates.store),
    signatureAccounts: signatures.store.accountsEver(),
    readyAccounts: signatures.store.accountsEverReady(),
    issuedIds: ids.issued(),
    accounts: Object.fromEntries(accounts.list()),
    apps: [...apps.all()],
    qualifications: [...qualifications.all()],
    packages: [...packages.all()],
    numbers: Object.fromEntries(fates),
    messages: [...messages.all()],
    receiptPushes: [...receiptPushes.all()],
    replies: [...replies.all()],
  };
}

/** @throws Error naming the field that does not fit; what was held before is then still there. */
export function restoreContents(input: unknown, holdings: Holdings, world: World): void {
  const contents = parseOrExplain(contentsSchema, input, "Tencent contents");
  const { signatures, templates, accounts, messages, callbacks } = holdings;
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
  holdings.ids.restore(contents.issuedIds);
  for (const [account, settings] of Object.entries(contents.accounts)) {
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    accounts.set(account, { ...accounts.of(account), ...given });
  }
  for (const app of contents.apps) holdings.apps.put(app);
  for (const qualification of contents.qualifications) holdings.qualifications.put(qualification);
  for (const each of contents.packages) holdings.packages.put(each);
  for (const [number, fate] of Object.entries(contents.numbers)) holdings.fates.set(number, fate);
  for (const message of contents.messages) {
    messages.put(message);
    if (message.code === "Ok") holdings.traffic.count(message, message.sentAt);
  }
  for (const push of contents.receiptPushes) {
    holdings.receiptPushes.put(push);
    callbacks.resume(push);
  }
  for (const reply of contents.replies) {
    holdings.replies.put(reply);
    callbacks.pushReply(reply);
  }
}

function reader<Fields>({ kind }: Shelf<Fields>, firstAccount: string, now: number) {
  return (stored: z.infer<typeof submissionSchema>) => readStored(stored, kind.parseFields, firstAccount, now);
}
