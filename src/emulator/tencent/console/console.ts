/** What only the console makes: applications (the ones that send), qualifications and packages (Tencent's specification 15.4). */
import { z } from "zod";
import { packageTypes, qualificationStatusCodes } from "../../../clouds/tencent/client/enumerations";
import { createKeyedStore, type KeyedStore } from "../../stores/keyed-store";

/** `null`: every account's. */
const account = z.string().min(1).nullable().default(null);
const limit = z.int().min(0).nullable().default(null);

export const appSchema = z.strictObject({
  /** SmsSdkAppId. */
  id: z.string().regex(/^\d+$/, { error: "expected digits" }),
  account,
  status: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  /** Two-letter codes of the countries outside the mainland that it sends to; `null` for all. */
  countries: z.array(z.string()).nullable().default(null),
  /** Whether it sends only what packages pay for. */
  prepaid: z.boolean().default(false),
  /** Most messages; the document has no numbers, `null` is no limit. */
  limits: z
    .strictObject({
      perNumberThirtySeconds: limit,
      perNumberHour: limit,
      perNumberDay: limit,
      perNumberSameContentDay: limit,
      perDay: limit,
      mainlandPerDay: limit,
      internationalPerDay: limit,
    })
    .prefault({}),
});

export const qualificationSchema = z.strictObject({
  id: z.string().regex(/^\d+$/, { error: "expected digits" }),
  account,
  name: z.string(),
  /** The documented code, e.g. 1 for approved. */
  status: z.literal(qualificationStatusCodes).default(1),
});

export const packageSchema = z.strictObject({
  id: z.string().regex(/^\d+$/, { error: "expected digits" }),
  account,
  appId: z.string(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  effectiveAt: z.number(),
  expiresAt: z.number(),
  amount: z.int().min(0),
  /** Messages that it has paid for. */
  usage: z.int().min(0).default(0),
  type: z.literal(packageTypes).default(1),
});

export type App = z.infer<typeof appSchema>;
export type Qualification = z.infer<typeof qualificationSchema>;
export type Package = z.infer<typeof packageSchema>;

/** A store in which some things exist from the start, for every account, without being listed. */
export interface ConsoleStore<Item extends { readonly id: string }> extends KeyedStore<Item> {
  /** Whether the thing is one of those that were there from the start, unchanged. */
  isInitial(id: string): boolean;
}

/** The applications of the printed examples. */
const initialApps = ["1400006666", "1400000001"].map((id) => appSchema.parse({ id }));
/** The qualification of the printed examples. */
const initialQualifications: readonly Qualification[] = [{ id: "1000001", account: null, name: "emulator_1000001", status: 1 }];

export function createApps(): ConsoleStore<App> {
  return createConsoleStore(appSchema, initialApps);
}

export function createQualifications(): ConsoleStore<Qualification> {
  return createConsoleStore(qualificationSchema, initialQualifications);
}

export function createPackages(): KeyedStore<Package> {
  return createKeyedStore(packageSchema);
}

export function belongsTo(owner: string | null, caller: string): boolean {
  return owner === null || owner === caller;
}

function createConsoleStore<Item extends { readonly id: string }>(schema: z.ZodType<Item>, initial: readonly Item[]): ConsoleStore<Item> {
  const changed = createKeyedStore(schema);
  return {
    ...changed,
    find: (id) => changed.find(id) ?? initial.find((item) => item.id === id),
    isInitial: (id) => changed.find(id) === undefined && initial.some((item) => item.id === id),
  };
}
