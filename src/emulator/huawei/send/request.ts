/** What a send asks for: a form with one content, or JSON with several (Huawei's specification 7.1 and 7.2). */
import { z } from "zod";
import { decodeForm, decodeText, type WireRequest } from "../../server/wire";
import { isUrl } from "../calls/values";
import { type PhoneNumber, readPhoneNumber } from "../numbers/phone-numbers";
import type { HuaweiSwitches } from "../switches";
import { sendRefusal } from "./codes";

export interface Recipient extends PhoneNumber {
  /** As written. */
  readonly originTo: string;
}

/** One text for some numbers. */
export interface Content {
  readonly to: readonly Recipient[];
  readonly templateId: string;
  readonly templateParas: readonly string[];
  /** Name of the signature of a universal template. */
  readonly signature: string | undefined;
}

export interface SendRequest {
  readonly from: string;
  readonly contents: readonly Content[];
  readonly statusCallback: string | null;
  readonly extend: string | null;
}

// Huawei: L2607-2614, L2764.
const longest = {
  from: 21,
  number: 21,
  to: 21_999,
  templateId: 32,
  statusCallback: 1024,
  extend: 128,
  signature: 32,
  smsContent: 64 * 1024,
};

const text = z.string();
const common = { from: text.optional(), statusCallback: text.optional(), extend: text.optional() };
const contentSchema = z.object({
  to: z.array(text),
  templateId: text,
  templateParas: z.array(text).optional(),
  signature: text.optional(),
});
const formSchema = z.object({
  ...common,
  to: text.optional(),
  templateId: text.optional(),
  templateParas: text.optional(),
  signature: text.optional(),
});
const bodySchema = z.object({ ...common, smsContent: z.array(contentSchema).min(1) });

type Common = Pick<z.infer<typeof formSchema>, keyof typeof common>;

/** @throws Refusal E000040, E000000, E000027, E000503 */
export function readForm(request: WireRequest, switches: HuaweiSwitches): SendRequest {
  requireType(request, "application/x-www-form-urlencoded");
  const pairs = decodeForm(textOf(request));
  if (pairs === undefined) throw sendRefusal("E000000", "The form cannot be decoded.");
  const { to = "", templateId = "", templateParas, signature, ...rest } = formSchema.parse(Object.fromEntries(pairs));
  if (to.length > longest.to) throw malformed(`to: at most ${longest.to} characters.`);
  const numbers = to.split(",").map((number) => number.trim());
  return checked(rest, [{ to: numbers, templateId, templateParas: valuesIn(templateParas), signature }], switches);
}

/** @throws Refusal E000040, E000000, E000027, E000503 */
export function readBody(request: WireRequest, switches: HuaweiSwitches): SendRequest {
  requireType(request, "application/json");
  const body = parsed(textOf(request));
  const given = bodySchema.safeParse(body);
  if (!given.success) {
    const path = given.error.issues[0]?.path ?? [];
    if (path.includes("templateParas")) throw sendRefusal("E000000", "templateParas is an array of texts.");
    if (path[0] === "smsContent") throw malformed(`smsContent: ${path.join(".")} is missing or wrong.`);
    throw sendRefusal("E000027", `${path.join(".") || "body"} is missing or wrong.`);
  }
  const { smsContent, ...rest } = given.data;
  if (Buffer.byteLength(JSON.stringify(smsContent)) > longest.smsContent)
    throw malformed(`smsContent: at most ${longest.smsContent} bytes.`);
  return checked(rest, smsContent, switches);
}

/** Values of a form: JSON in a text. */
function valuesIn(templateParas: string | undefined): string[] {
  if (templateParas === undefined || templateParas === "") return [];
  const values = z.array(text).safeParse(parsed(templateParas));
  if (!values.success) throw sendRefusal("E000000", 'templateParas is a JSON array of texts, as in ["369751"].');
  return values.data;
}

function checked(
  { from = "", statusCallback, extend }: Common,
  contents: z.infer<typeof contentSchema>[],
  switches: HuaweiSwitches,
): SendRequest {
  if (from === "" || from.length > longest.from) throw sendRefusal("E000027", `from: 1 to ${longest.from} characters.`);
  if (extend !== undefined && (extend === "" || Buffer.byteLength(extend) > longest.extend || /[{}]/.test(extend))) {
    throw malformed(`extend: 1 to ${longest.extend} bytes without { and }.`);
  }
  if (statusCallback !== undefined && (statusCallback.length > longest.statusCallback || !isUrl(statusCallback))) {
    throw malformed(`statusCallback: an http or https URL of at most ${longest.statusCallback} characters.`);
  }
  const most = Number(switches.get("huawei.numbers-per-send"));
  const counts = contents.map(({ to }) => to.length);
  const count = switches.get("huawei.numbers-counted") === "per-send" ? counts.reduce((sum, each) => sum + each, 0) : Math.max(...counts);
  if (count > most) throw malformed(`to: ${count} numbers, allowed are ${most}.`);
  return {
    from,
    statusCallback: statusCallback ?? null,
    extend: extend ?? null,
    contents: contents.map(({ to, templateId, templateParas = [], signature }) => {
      if (templateId === "" || templateId.length > longest.templateId)
        throw malformed(`templateId: 1 to ${longest.templateId} characters.`);
      if ((signature?.length ?? 0) > longest.signature) throw malformed(`signature: at most ${longest.signature} characters.`);
      if (to.length === 0) throw malformed("to: at least one number.");
      return { to: to.map(recipientOf), templateId, templateParas, signature };
    }),
  };
}

function recipientOf(originTo: string): Recipient {
  const phone = originTo.length > longest.number ? undefined : readPhoneNumber(originTo);
  if (phone === undefined) throw malformed(`to: "${originTo}" is no number.`);
  return { ...phone, originTo };
}

function requireType({ headers }: WireRequest, wanted: string): void {
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== wanted) throw sendRefusal("E000040", `Here it is ${wanted}.`);
}

function textOf({ body }: WireRequest): string {
  const read = body && decodeText(body);
  if (read === undefined) throw sendRefusal("E000000", "The body is not UTF-8.");
  return read;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw sendRefusal("E000000", "It is not JSON.");
  }
}

function malformed(detail: string) {
  return sendRefusal("E000503", detail);
}
