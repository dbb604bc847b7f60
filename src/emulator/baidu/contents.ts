/** What the Baidu platform holds, as JSON: the part `platforms.baidu` of data and seed files. */
import { z } from "zod";
import { reviewStatuses } from "../../clouds/baidu/enumerations";
import type { World } from "../platform";
import { parseOrExplain } from "../validation";
import type { ApplicationKind } from "./applications";
import type { Tokens } from "./idempotency";
import type { Application, Store } from "./store";

const status = z.enum(reviewStatuses);
const time = z.number();

/** The fields of the kind itself stand beside these. A seed needs no more than the id and those. */
const applicationSchema = z.looseObject({
  id: z.string().min(1),
  /** Access key id of the owner; default the first of the accepted ones. */
  account: z.string().min(1).optional(),
  status: status.default("READY"),
  review: z.string().default(""),
  steps: z.array(z.strictObject({ at: time, status, review: z.string() })).default([]),
  createdAt: time.optional(),
  updatedAt: time.optional(),
});

const contentsSchema = z.strictObject({
  signatures: z.array(applicationSchema).default([]),
  templates: z.array(applicationSchema).default([]),
  /** Accounts that once submitted a signature, the deleted ones included. */
  signatureAccounts: z.array(z.string()).default([]),
  tokens: z
    .array(z.strictObject({ account: z.string(), token: z.string(), request: z.string(), result: z.unknown(), lastSeen: time }))
    .default([]),
});

/** One kind of object and where it is kept. */
export interface Shelf<Fields> {
  readonly kind: ApplicationKind<Fields>;
  readonly store: Store<Fields>;
}

export function contentsOf<S extends object, T extends object>(signatures: Shelf<S>, templates: Shelf<T>, tokens: Tokens): unknown {
  return {
    signatures: storedOf(signatures.store),
    templates: storedOf(templates.store),
    signatureAccounts: signatures.store.accountsEver(),
    tokens: tokens.list(),
  };
}

/** @throws Error naming the field that does not fit; what was held before is then still there. */
export function restoreContents<S, T>(input: unknown, signatures: Shelf<S>, templates: Shelf<T>, tokens: Tokens, world: World): void {
  const contents = parseOrExplain(contentsSchema, input, "Baidu contents");
  const read = {
    signatures: contents.signatures.map(reader(signatures, world)),
    templates: contents.templates.map(reader(templates, world)),
  };
  checkIds(read.signatures);
  checkIds(read.templates);
  refill(signatures.store, read.signatures);
  refill(templates.store, read.templates);
  for (const account of contents.signatureAccounts) signatures.store.noteAccount(account);
  tokens.restore(contents.tokens);
}

function storedOf<Fields extends object>(store: Store<Fields>): unknown[] {
  return [...store.all()].map(({ fields, ...rest }) => ({ ...rest, ...fields }));
}

function reader<Fields>({ kind }: Shelf<Fields>, world: World) {
  const [firstAccount = "emulator"] = world.credentials.keys();
  return (stored: z.infer<typeof applicationSchema>): Application<Fields> => {
    const now = world.clock.now();
    const { id, account = firstAccount, status, review, steps, createdAt = now, updatedAt = createdAt, ...fields } = stored;
    return { id, account, status, review, steps, createdAt, updatedAt, fields: kind.parseFields(fields) };
  };
}

function checkIds(applications: readonly Application<unknown>[]): void {
  const seen = new Set<string>();
  for (const { id } of applications) {
    if (seen.has(id)) throw new Error(`The id ${id} occurs twice.`);
    seen.add(id);
  }
}

function refill<Fields>(store: Store<Fields>, applications: readonly Application<Fields>[]): void {
  store.clear();
  for (const application of applications) store.add(application);
}
