/** A bare caller of the emulated infocloud: signs one request and sends it. Shares nothing with the client but the signing rule. */
import { randomUUID } from "node:crypto";
import type { SignMethod } from "../../src/clouds/infocloud/client/enumerations";
import { signatureOf, stringToSign } from "../../src/clouds/infocloud/client/signing/sign";
import type { Emulator } from "../../src/emulator";
import type { Reply } from "./caller";

export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: { readonly apiKey: string; readonly accessKey: string };
  readonly signMethod?: SignMethod;
  readonly nonce?: string;
  /** Epoch milliseconds; default the emulator's now. */
  readonly signedAt?: number;
  /** In place of the body's fields as they are signed. */
  readonly signed?: Readonly<Record<string, string>>;
}

export const emulatorKey = { apiKey: "emulator", accessKey: "emulator-secret" };

/** @param body sent as JSON; texts and bytes as they are, and without a part in the signature */
export async function call(emulator: Emulator, path: string, body: unknown = {}, options: CallOptions = {}): Promise<Reply> {
  const { method = "POST", key = emulatorKey, signMethod = "HmacSHA256", nonce = randomUUID(), signedAt } = options;
  const isRaw = typeof body === "string" || Buffer.isBuffer(body);
  const headers = {
    "x-api-key": key.apiKey,
    "x-nonce": nonce,
    "x-sign-method": signMethod,
    "x-timestamp": String(signedAt ?? emulator.admin.clock().epochMs),
  };
  const signed = options.signed ?? (isRaw ? {} : Object(body));
  const all = {
    "content-type": "application/json",
    ...headers,
    "x-sign": signatureOf(stringToSign({ ...signed, ...headers }), key.accessKey, signMethod),
  };
  const payload = isRaw ? new Uint8Array(Buffer.from(body)) : JSON.stringify(body);
  return replyOf(
    await fetch(`${emulator.url}${path}`, {
      method,
      headers: { ...all, ...options.headers },
      ...(method === "GET" ? {} : { body: payload }),
    }),
  );
}

export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? {} : JSON.parse(text) };
}

export const paths = {
  send: "/message/send",
  sendBatch: "/message/sendBatch",
  receipts: "/sms/arriveRes/qry",
  statistics: "/sms/send/statistics",
  allowance: "/sms/residueValue/qry",
  health: "/health/info/",
} as const;

export const phone = "13800138000";
export const ref = (kind: string, id: string) => ({ platform: "infocloud", kind, id });
export const accountRef = ref("accounts", "emulator");
export const templateKind = { platform: "infocloud", kind: "templates" };

/** An approved template's code. */
export function newTemplate(emulator: Emulator, fields: object = {}): string {
  return emulator.admin.create(templateKind, { signature: "云杉商城", content: "您的验证码是{code,6}", ...fields }).id;
}

/** The code of an answer. */
export const codeOf = ({ body }: Reply) => body.code;

/** Afternoon in Shanghai, morning in UTC. */
export const noon = Date.parse("2024-01-02T06:30:15Z");

/** An emulator whose clock stands still, an approved template with one variable, and sends of it. */
export function senderOn(emulator: Emulator, fields: object = {}) {
  const templateCode = newTemplate(emulator, fields);
  const letter = { phones: phone, templateCode, templateParam: '["2345"]' };
  const batch = { phonesJson: `["${phone}"]`, templateCode, templateParamJson: '[["2345"]]' };
  return {
    emulator,
    templateCode,
    letter,
    batch,
    /** A field that is `undefined` is left out. */
    send: (changes: object = {}, options: CallOptions = {}) => call(emulator, paths.send, present({ ...letter, ...changes }), options),
    sendBatch: (changes: object = {}, options: CallOptions = {}) =>
      call(emulator, paths.sendBatch, present({ ...batch, ...changes }), options),
    messages: () => emulator.admin.objects({ platform: "infocloud", kind: "messages" }),
  };
}

function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The fields of an answer's data. */
export const dataOf = ({ body }: Reply): Readonly<Record<string, unknown>> => Object(body.data);
/** The rows of an answer's data. */
export const rowsOf = ({ body }: Reply) => (body.data ?? []) as readonly Readonly<Record<string, unknown>>[];
