/** What a send asks for, of one text for all numbers or of one for each (Infocloud's specification 4.1, 4.2 and 11). */
import { z } from "zod";
import { refusal } from "../calls/envelope";
import type { Template } from "../console/templates";
import { numberOf } from "../numbers/phone-numbers";
import type { InfocloudSwitches } from "../switches";
import { lengthsOf } from "./variables";

export interface SendRequest {
  /** As written; some may be no numbers. */
  readonly phones: readonly string[];
  readonly templateCode: string;
  readonly extension: string | null;
  readonly bid: string | null;
  /** The values for each of the phones. @throws Refusal 60006, 60002 */
  valuesFor(template: Template): readonly (readonly string[])[];
}

type Fields = Readonly<Record<string, unknown>>;

// Infocloud: L216, L333-335.
const mostPhones = 1000;
const longestBid = 64;

const texts = z.array(z.string());

/** @throws Refusal 40004, 60007, 60008 */
export function readSend(fields: Fields, switches: InfocloudSwitches): SendRequest {
  const common = readCommon(fields, switches);
  const params = textOf(fields, "templateParam");
  const written = requiredText(fields, "phones");
  const phones = checkedPhones(written.split(","), mostPhones, switches);
  return {
    ...common,
    phones,
    valuesFor: () => {
      const values = params === undefined ? [] : innerJson(texts, params, switches);
      return phones.map(() => values);
    },
  };
}

/** @throws Refusal 40004, 60007, 60008 */
export function readSendBatch(fields: Fields, switches: InfocloudSwitches): SendRequest {
  const common = readCommon(fields, switches);
  const params = textOf(fields, "templateParamJson");
  const written = requiredText(fields, "phonesJson");
  const phones = checkedPhones(jsonOf(texts, written) ?? [], Number(switches.get("infocloud.batch-size")), switches);
  return {
    ...common,
    phones,
    valuesFor: (template) => {
      const isFixed = lengthsOf(template).length === 0;
      const values = params === undefined ? absentRows(isFixed, phones, switches) : rowsOf(params, isFixed, switches);
      if (values.length !== phones.length) throw refusal("60002", `${values.length} for ${phones.length} numbers`);
      return values;
    },
  };
}

function readCommon(fields: Fields, switches: InfocloudSwitches) {
  const templateCode = requiredText(fields, "templateCode");
  if (templateCode === "") throw refusal("40004", "templateCode is empty");
  const extension = textOf(fields, "upExtendCode") ?? null;
  if (extension !== null && !/^\d+$/.test(extension)) throw refusal("40004", "upExtendCode has digits only");
  // Infocloud: L321-323; the samples use 123.
  if (extension !== null && switches.get("infocloud.extension-range") === "1-99" && !/^[1-9]\d?$/.test(extension)) {
    throw refusal("40004", "upExtendCode is 1 to 99");
  }
  const bid = textOf(fields, "bid") ?? null;
  if (bid !== null && sizeIn(bid, switches) > longestBid) throw refusal("40004", `bid has more than ${longestBid} characters`);
  return { templateCode, extension, bid };
}

/** Characters as the platform counts them, which no document tells. */
export function sizeIn(text: string, switches: InfocloudSwitches): number {
  return switches.get("infocloud.characters") === "utf-16" ? text.length : [...text].length;
}

function checkedPhones(phones: readonly string[], most: number, switches: InfocloudSwitches): readonly string[] {
  if (phones.length === 0 || phones.some((phone) => phone.trim() === "")) throw refusal("60007");
  if (phones.length > most) throw refusal("60008", `${phones.length}, allowed are ${most}`);
  const bad = phones.filter((phone) => numberOf(phone) === undefined);
  const isRefused = bad.length === phones.length || (bad.length > 0 && switches.get("infocloud.bad-numbers") === "refuse");
  if (isRefused) throw refusal("60007", bad[0]);
  return phones;
}

/** Rows of a batch whose templateParamJson is absent. */
function absentRows(isFixed: boolean, phones: readonly string[], switches: InfocloudSwitches): readonly (readonly string[])[] {
  if (switches.get("infocloud.batch-params") === "required") throw refusal("60006", "templateParamJson is missing");
  if (!isFixed) throw refusal("60003", "templateParamJson is missing");
  return phones.map(() => []);
}

/** A template without variables has an empty text for each number (Infocloud L546-548). */
function rowsOf(params: string, isFixed: boolean, switches: InfocloudSwitches): readonly (readonly string[])[] {
  const rows = innerJson(z.array(z.union([z.literal(""), texts])), params, switches);
  const isFlat = (row: "" | string[]): row is "" => row === "";
  const isWrong = isFixed ? switches.get("infocloud.fixed-batch") === "flat" && !rows.every(isFlat) : rows.some(isFlat);
  if (isWrong) throw refusal("60006", isFixed ? 'expected [""] with an empty text for each number' : "expected an array for each number");
  return rows.map((row) => (isFlat(row) ? [] : row));
}

/** @throws Refusal 60006 */
function innerJson<Schema extends z.ZodType>(schema: Schema, text: string, switches: InfocloudSwitches): z.infer<Schema> {
  const value = jsonOf(schema, text) ?? (switches.get("infocloud.backslash") === "lenient" ? jsonOf(schema, escaped(text)) : undefined);
  if (value === undefined) throw refusal("60006");
  return value;
}

/** Backslashes that escape nothing stand for themselves, as in the document's example (Infocloud L438-440). */
function escaped(text: string): string {
  return text.replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\/g, (piece) => (piece === "\\" ? "\\\\" : piece));
}

function jsonOf<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** `undefined` for one that is absent, null or empty. @throws Refusal 40004 for what is no text */
function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw refusal("40004", `${name} is a text`);
  return value;
}

function requiredText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string") throw refusal("40004", value === undefined ? `${name} is missing` : `${name} is a text`);
  return value;
}
