/** An account that may send: an approved signature and template on an emulator whose clock stands still. */
import { createClock, type Emulator, type EmulatorOptions } from "../../src/emulator";
import { type CallOptions, call, newSignature, newTemplate, type Reply, signatureRef, templateRef } from "./caller";

/** Afternoon in Shanghai, morning in UTC, of a day on which both agree. */
export const noon = Date.parse("2024-01-02T06:30:15Z");

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export const clockAt = (frozenAt: number) => createClock({ offsetMs: 0, frozenAt });

export interface Sender {
  readonly emulator: Emulator;
  readonly signatureId: string;
  readonly templateId: string;
  /** The body of a send that is accepted. */
  readonly letter: Readonly<Record<string, unknown>>;
  /** Sends the letter with changes; a field that is `undefined` is left out. */
  send(changes?: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<Reply>;
  /** Code of the answer, and of its numbers. */
  codes(changes?: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<unknown[]>;
  /** Receipt code of a message to each of the numbers. */
  receipts(...mobiles: string[]): Promise<unknown[]>;
  template(fields: object): Promise<string>;
  signature(fields: object): Promise<string>;
}

export interface SentItem {
  readonly code: string;
  readonly message: string;
  readonly mobile: string;
  readonly messageId: string;
}

export const sendPath = "/api/v3/sendSms";

export const itemsOf = ({ body }: Reply) => (body.data ?? []) as readonly SentItem[];

export async function newSender(start: (options?: EmulatorOptions) => Promise<Emulator>, options: EmulatorOptions = {}): Promise<Sender> {
  return senderOn(await start({ review: "manual", clock: clockAt(noon), ...options }));
}

export async function senderOn(emulator: Emulator): Promise<Sender> {
  const signature = async (fields: object) => {
    const id = await newSignature(emulator, fields);
    approve(emulator, signatureRef(id));
    return id;
  };
  const template = async (fields: object) => {
    const id = await newTemplate(emulator, fields);
    approve(emulator, templateRef(id));
    return id;
  };
  const [signatureId, templateId] = [await signature({}), await template({})];
  const letter = { mobile: "13800138000", template: templateId, signatureId, contentVar: { code: "23456" } };
  const send: Sender["send"] = (changes = {}, more = {}) => call(emulator, "POST", sendPath, { body: { ...letter, ...changes }, ...more });
  const codes: Sender["codes"] = async (changes, more) => {
    const reply = await send(changes, more);
    return [reply.body.code, ...itemsOf(reply).map(({ code }) => code)];
  };
  const receipts = async (...mobiles: string[]) => {
    const items = itemsOf(await send({ mobile: mobiles.join(",") }));
    return items.map(({ messageId }) => emulator.admin.object(messageRef(messageId)).carrierCode);
  };
  return { emulator, signatureId, templateId, letter, send, codes, receipts, template, signature };
}

export const messageRef = (id: string) => ({ platform: "baidu", kind: "messages", id });
export const quotaRef = { platform: "baidu", kind: "quotas", id: "emulator" };
export const accountRef = { platform: "baidu", kind: "accounts", id: "emulator" };
export const numberRef = (id: string) => ({ platform: "baidu", kind: "numbers", id });
export const blacklistKind = { platform: "baidu", kind: "blacklist" };
export const uplinkKind = { platform: "baidu", kind: "uplinks" };

/** Two stages at most, so that it holds with every switch. */
function approve(emulator: Emulator, ref: { platform: string; kind: string; id: string }): void {
  emulator.admin.approve(ref);
  emulator.admin.approve(ref);
}

export const blacklistPath = "/sms/v3/blacklist";
export const blacklistDeletePath = "/sms/v3/blacklist/delete";
export const quotaPath = "/sms/v3/quota";

export function getQuota(emulator: Emulator): Promise<Reply> {
  return call(emulator, "GET", quotaPath, { query: { userQuery: "" } });
}

export const quotaBody = {
  quotaPerDay: 5000,
  quotaPerMonth: 50_000,
  rateLimitPerMobilePerSignByMinute: 3,
  rateLimitPerMobilePerSignByHour: 10,
  rateLimitPerMobilePerSignByDay: 50,
};

export function putQuota(emulator: Emulator, changes: object = {}): Promise<Reply> {
  return call(emulator, "PUT", quotaPath, { body: { ...quotaBody, ...changes } });
}

export function addBlacklist(emulator: Emulator, phone: string, fields: object = {}): Promise<Reply> {
  return call(emulator, "POST", blacklistPath, { body: { type: "MerchantBlack", phone, ...fields } });
}

export function getBlacklist(emulator: Emulator, query: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return call(emulator, "GET", blacklistPath, { query });
}

export function deleteBlacklist(emulator: Emulator, phones: string, path = blacklistDeletePath): Promise<Reply> {
  return call(emulator, "DELETE", path, { query: { phones } });
}

export const rowsOf = ({ body }: Reply) => body.blacklists as readonly Readonly<Record<string, unknown>>[];

/** So many different mainland numbers. */
export function phones(count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, index) => `139${String(first + index).padStart(8, "0")}`);
}
