/** The blacklist calls (Baidu's specification 6.1 to 6.3). */
import { z } from "zod";
import { blacklistTypes, smsTypes } from "../../../clouds/baidu/client/enumerations";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import type { DecodedRequest } from "../calls/authentication";
import { readFields, readJson } from "../calls/body";
import { jsonAnswer, refusal, voidAnswer } from "../calls/envelope";
import { readQuery } from "../calls/query";
import { isListable } from "../numbers/phone-numbers";
import type { Context, Handler } from "../submissions/calls";
import type { SignatureFields } from "../submissions/signatures";
import type { Store } from "../submissions/store";
import { zoneOf } from "../zone";
import { type BlacklistStore, type Entry, entryId } from "./store";

/** Most numbers in a query or a DELETE (Baidu L5371, L5456). */
const selectLimit = 200;

/** Our choice of code: the document has none for these calls. */
const alreadyListed = "BlacklistAlreadyExists";

const smsType = z.enum(smsTypes);
/** The vendor's Go SDK always sends the fields of the other kind, empty. */
const absentIfEmpty = (value: unknown): unknown => (value === "" ? undefined : value);
const countryType = z.enum(["DOMESTIC", "INTERNATIONAL"]);

const addSchema = z
  .object({
    type: z.enum(blacklistTypes),
    phone: z.string().min(1),
    smsType: z.preprocess(absentIfEmpty, smsType.nullish()),
    signatureIdStr: z.preprocess(absentIfEmpty, z.string().nullish()),
    countryType: z.unknown().optional(),
  })
  .refine(({ type, smsType: given }) => type === "MerchantBlack" || typeof given === "string", {
    path: ["smsType"],
    error: "required for SignatureBlack",
  })
  .refine(({ type, signatureIdStr }) => type === "MerchantBlack" || Boolean(signatureIdStr), {
    path: ["signatureIdStr"],
    error: "required for SignatureBlack",
  });

const pageNumber = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, { error: "expected a number from 1 to 99999" })
  .transform(Number);

const querySchema = z.object({
  phone: z.string().optional(),
  smsType: z.preprocess(absentIfEmpty, smsType.optional()),
  signatureIdStr: z.preprocess(absentIfEmpty, z.string().optional()),
  countryType: z.preprocess(absentIfEmpty, countryType.optional()),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  pageNo: pageNumber.default(1),
  pageSize: pageNumber.optional(),
});

const deleteSchema = z.object({ phones: z.string().min(1) });

export type BlacklistCalls = Readonly<Record<"add" | "get" | "remove", Handler>>;

export function createBlacklistCalls(
  store: BlacklistStore,
  signatures: Store<SignatureFields>,
  { world, switches }: Context,
): BlacklistCalls {
  const done = (): Answer => voidAnswer(world);

  const add = (request: DecodedRequest, account: string): Answer => {
    const { type, phone, ...fields } = readFields(addSchema, readJson(request));
    const scope = readCountryType(fields.countryType, switches.get("baidu.blacklist-country-type"));
    const phones = phone.split(",");
    requireAtMost("phone", phones, Number(switches.get("baidu.blacklist-add-limit")));
    const bad = phones.find((each) => !isListable(each, scope));
    if (bad !== undefined && switches.get("baidu.blacklist-invalid-batch") === "all-or-nothing") throw badNumber("phone", bad);
    const signatureId = type === "SignatureBlack" ? (fields.signatureIdStr ?? null) : null;
    const owner = signatureId === null ? account : signatures.find(signatureId)?.account;
    if (switches.get("baidu.blacklist-unknown-signature") === "refuse" && owner !== account) {
      throw new Refusal(404, switches.get("baidu.not-found"), `The signature ${signatureId} does not exist.`);
    }
    const updatedAt = world.clock.now();
    const entries = phones
      .filter((each) => isListable(each, scope))
      .map((each): Entry => ({ account, phone: each, type, smsType: fields.smsType ?? null, signatureId, countryType: scope, updatedAt }));
    if (switches.get("baidu.blacklist-duplicate") === "refuse") {
      const present = entries.find((entry) => store.find(entryId(entry)) !== undefined);
      if (present !== undefined) throw new Refusal(409, alreadyListed, `${present.phone} is already in this list.`);
    }
    for (const entry of entries) store.put(entry);
    return done();
  };

  const get = (request: DecodedRequest, account: string): Answer => {
    const query = readQuery(querySchema, request);
    const zone = zoneOf(switches);
    const from = day(zone.parse, "startTime", query.startTime);
    const to = day(zone.parse, "endTime", query.endTime);
    const countries = switches.get("baidu.blacklist-country-type");
    const scope = countries === "ignored" ? undefined : query.countryType;
    const fits = (entry: Entry): boolean =>
      (query.smsType ?? entry.smsType) === entry.smsType &&
      (query.signatureIdStr ?? entry.signatureId) === entry.signatureId &&
      (scope ?? entry.countryType) === entry.countryType &&
      (from === undefined || entry.updatedAt >= from) &&
      // endTime is a day, and meant is its end.
      (to === undefined || entry.updatedAt < to + 24 * 60 * 60 * 1000);
    const { phone, pageNo, pageSize = Number(switches.get("baidu.blacklist-page-size")), ...filter } = query;
    const found =
      phone === undefined
        ? store.select(account, JSON.stringify([filter, from, to, scope]), fits)
        : readPhones("phone", phone).flatMap((each) => store.of(account, each).filter(fits));
    const asShown = (value: number) => (switches.get("baidu.blacklist-page-types") === "strings" ? String(value) : value);
    const blacklists = found.slice((pageNo - 1) * pageSize, pageNo * pageSize).map((entry) => ({
      phone: entry.phone,
      type: entry.type,
      ...shownOrEmpty("smsType", entry.smsType),
      ...shownOrEmpty("signatureIdStr", entry.signatureId),
      ...(countries === "required" ? { countryType: entry.countryType } : {}),
      updateDate: zone.text(entry.updatedAt),
    }));
    return jsonAnswer(world, {
      blacklists,
      totalCount: found.length,
      pageNo: asShown(pageNo),
      pageSize: asShown(pageSize),
    });
  };

  const remove = (request: DecodedRequest, account: string): Answer => {
    const allowed = switches.get("baidu.blacklist-delete-path");
    if (allowed !== "both" && !request.path.startsWith(`/${allowed}/`)) {
      throw refusal("InvalidURI", `There is no call DELETE ${request.path}.`);
    }
    const phones = readPhones("phones", readQuery(deleteSchema, request).phones);
    const absent = phones.find((phone) => store.of(account, phone).length === 0);
    if (absent !== undefined && switches.get("baidu.blacklist-absent") === "refuse") {
      throw new Refusal(404, switches.get("baidu.not-found"), `${absent} is in no blacklist.`);
    }
    const everywhere = switches.get("baidu.blacklist-delete-scope") === "every-list";
    for (const phone of phones) {
      for (const entry of store.of(account, phone)) if (everywhere || entry.type === "MerchantBlack") store.remove(entry);
    }
    return done();
  };

  const shownOrEmpty = (name: "smsType" | "signatureIdStr", value: string | null): Record<string, string | null> => {
    if (value !== null) return { [name]: value };
    const shown = { empty: { [name]: "" }, null: { [name]: null }, absent: {} };
    return shown[switches.get("baidu.blacklist-empty-fields")];
  };

  return { add, get, remove };
}

/** A query and a DELETE name any listed number, so those of every country fit. */
function readPhones(field: string, text: string): string[] {
  const phones = [...new Set(text.split(","))];
  requireAtMost(field, phones, selectLimit);
  const bad = phones.find((phone) => !isListable(phone, "DOMESTIC") && !isListable(phone, "INTERNATIONAL"));
  if (bad !== undefined) throw badNumber(field, bad);
  return phones;
}

function requireAtMost(field: string, phones: readonly string[], limit: number): void {
  if (phones.length > limit) throw refusal("InappropriateJSON", `${field}: ${phones.length} numbers are more than the allowed ${limit}.`);
}

function badNumber(field: string, phone: string): Refusal {
  return refusal("InappropriateJSON", `${field}: "${phone}" is not a mainland number of 11 digits.`);
}

function readCountryType(given: unknown, mode: "optional" | "ignored" | "required"): "DOMESTIC" | "INTERNATIONAL" {
  if (mode === "ignored") return "DOMESTIC";
  const wanted = z.object({ countryType: mode === "required" ? countryType : countryType.nullish() });
  return readFields(wanted, { countryType: given }).countryType ?? "DOMESTIC";
}

function day(parse: (text: string) => number | undefined, field: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const start = /^\d{4}-\d\d-\d\d$/.test(text) ? parse(text) : undefined;
  if (start === undefined) throw refusal("InappropriateJSON", `${field}: "${text}" is no day of the form yyyy-MM-dd.`);
  return start;
}
