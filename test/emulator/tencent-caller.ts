/**
 * A bare caller of the emulator's Tencent: signs one request and sends it. Shares nothing with the client but the signing rules.
 * Every refusal must have a code that the document lists for the call, or for all products.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { authorizationOf } from "../../src/clouds/tencent/client/signing/sign";
import { signatureV1Of } from "../../src/clouds/tencent/client/signing/sign-v1";
import type { Emulator, EmulatorOptions } from "../../src/emulator";

export const region = "ap-guangzhou";
export const version = "2021-01-11";
export const emulatorKey = { id: "emulator", secret: "emulator-secret" };

export interface CallOptions {
  readonly key?: { readonly id: string; readonly secret: string };
  /** Seconds since 1970; default the emulator's now. */
  readonly timestamp?: number | string;
  readonly region?: string | null;
  readonly version?: string | null;
  readonly token?: string;
  readonly method?: string;
  readonly contentType?: string;
  /** More headers, which are signed when they are named below. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signedHeaders?: readonly string[];
  /** The product that the scope names. */
  readonly service?: string;
  /** In place of the computed header; `null` leaves it out. */
  readonly authorization?: string | null;
  /** The body as it is, in place of the parameters. */
  readonly body?: string | Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What is in `Response`. */
  readonly response: Readonly<Record<string, unknown>>;
  /** Of an error; `undefined` when all went well. */
  readonly code: string | undefined;
  readonly message: string;
}

/** A request with TC3-HMAC-SHA256: a POST with JSON, or a GET whose parameters are the query. */
export async function call(emulator: Emulator, action: string, parameters: object | string = {}, given: CallOptions = {}): Promise<Reply> {
  // Read once: what is sent and what is signed may not lie in different seconds.
  const options = { timestamp: secondsOf(emulator), ...given };
  const { method, query, headers, body } = requestOf(emulator, action, parameters, options);
  const { authorization = authorizationFor(emulator, action, parameters, options) } = options;
  const sent = { ...headers, ...(authorization === null ? {} : { authorization }) };
  const target = `${emulator.url}/${query === "" ? "" : `?${query}`}`;
  const answered = await fetch(target, { method, headers: sent, ...(method === "GET" ? {} : { body: new Uint8Array(Buffer.from(body)) }) });
  return replyOf(action, answered);
}

/** The Authorization header that belongs to this request. */
export function authorizationFor(emulator: Emulator, action: string, parameters: object | string = {}, options: CallOptions = {}): string {
  const { method, query, headers, body } = requestOf(emulator, action, parameters, options);
  const { key = emulatorKey, service, signedHeaders = ["content-type", "host"] } = options;
  const signing = { secretId: key.id, secretKey: key.secret, timestamp: Number(headers["x-tc-timestamp"]), service };
  return authorizationOf({ method, query, headers: { ...headers, host: new URL(emulator.url).host }, body }, signing, signedHeaders);
}

function requestOf(emulator: Emulator, action: string, parameters: object | string, options: CallOptions) {
  const { method = "POST", contentType = method === "GET" ? formType : "application/json" } = options;
  const headers: Record<string, string> = {
    "content-type": contentType,
    "x-tc-action": action,
    ...(options.version === null ? {} : { "x-tc-version": options.version ?? version }),
    ...(options.region === null ? {} : { "x-tc-region": options.region ?? region }),
    "x-tc-timestamp": String(options.timestamp ?? secondsOf(emulator)),
    ...(options.token === undefined ? {} : { "x-tc-token": options.token }),
    ...options.headers,
  };
  if (method === "GET") return { method, query: encoded(flat(parameters)), headers, body: "" };
  const body = options.body ?? (typeof parameters === "string" ? parameters : JSON.stringify(parameters));
  return { method, query: "", headers, body };
}

export interface FormOptions extends Pick<CallOptions, "key" | "timestamp"> {
  readonly method?: "GET" | "POST";
  /** Common parameters in place of the usual ones; `undefined` leaves one out. */
  readonly common?: Readonly<Record<string, string | undefined>>;
  /** In place of the computed one. */
  readonly signature?: string;
}

/** A request with HmacSHA1, or what `common.SignatureMethod` names: a form or a query. */
export async function callV1(emulator: Emulator, action: string, parameters: object = {}, options: FormOptions = {}): Promise<Reply> {
  const { method = "POST", key = emulatorKey } = options;
  const text = v1Text(emulator, action, parameters, { ...options, method, key });
  return sendForm(emulator, action, method, text);
}

/** The query or form of a request, ready to be sent. */
export function v1Text(emulator: Emulator, action: string, parameters: object, options: FormOptions = {}): string {
  const { method = "POST", key = emulatorKey, timestamp = secondsOf(emulator) } = options;
  const common = {
    Action: action,
    Version: version,
    Region: region,
    Timestamp: String(timestamp),
    Nonce: String(createHash("md5").update(`${nonce++}`).digest().readUInt32BE()),
    SecretId: key.id,
    ...options.common,
  };
  const given = Object.entries(common).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const pairs = [...given, ...flat(parameters)];
  const host = new URL(emulator.url).host;
  const signature = options.signature ?? signatureV1Of({ method, host, parameters: pairs }, key.secret);
  return encoded([...pairs, ["Signature", signature]]);
}

export async function sendForm(emulator: Emulator, action: string, method: "GET" | "POST", text: string): Promise<Reply> {
  if (method === "GET") return replyOf(action, await fetch(`${emulator.url}/?${text}`));
  return replyOf(action, await fetch(`${emulator.url}/`, { method, headers: { "content-type": formType }, body: text }));
}

const formType = "application/x-www-form-urlencoded";
let nonce = 1;

export function secondsOf(emulator: Emulator): number {
  return Math.floor(emulator.admin.clock().epochMs / 1000);
}

/** Lists become `Name.0`, `Name.1`, …. */
function flat(parameters: object | string): [string, string][] {
  return Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((item, index) => [`${name}.${index}`, String(item)]) : [[name, String(value)]],
  );
}

function encoded(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${name}=${rfc3986(value)}`).join("&");
}

function rfc3986(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** By call, from the document's own lists. */
const documented: { readonly public: readonly string[]; readonly calls: Readonly<Record<string, readonly string[]>> } = JSON.parse(
  readFileSync(join(__dirname, "../fixtures/tencent-call-codes.json"), "utf8"),
);

async function replyOf(action: string, answered: Response): Promise<Reply> {
  const text = await answered.text();
  const response: Readonly<Record<string, unknown>> = JSON.parse(text).Response ?? {};
  const { Code: code, Message: message = "" } = (response.Error ?? {}) as { Code?: string; Message?: string };
  const isInjected = answered.status !== 200;
  if (code !== undefined && !isInjected && !documented.public.includes(code) && !documented.calls[action]?.includes(code)) {
    throw new Error(`${action} answered ${code}, which the document does not list for it.`);
  }
  return { status: answered.status, headers: answered.headers, text, response, code, message };
}

export const signBody = {
  SignName: "腾讯云",
  SignType: 0,
  DocumentType: 1,
  International: 0,
  SignPurpose: 0,
  ProofImage: Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString("base64"),
  Remark: "own use",
  QualificationId: 1000001,
};

export const templateBody = {
  TemplateName: "验证码",
  TemplateContent: "您的验证码是{1}",
  SmsType: 3,
  International: 0,
  Remark: "login",
};

export const signRef = (id: string) => ({ platform: "tencent", kind: "signatures", id });
export const templateRef = (id: string) => ({ platform: "tencent", kind: "templates", id });
export const accountRef = { platform: "tencent", kind: "accounts", id: "emulator" };
export const appRef = { platform: "tencent", kind: "apps", id: "1400006666" };
export const numberRef = (id: string) => ({ platform: "tencent", kind: "numbers", id });
export const messageRef = (id: string) => ({ platform: "tencent", kind: "messages", id });
export const signKind = { platform: "tencent", kind: "signatures" };
export const replyKind = { platform: "tencent", kind: "replies" };

/** Without limits per second, so that tests need not wait. */
export const unhurried: EmulatorOptions = { rateLimits: "off" };

/** A new signature's id. */
export async function newSign(emulator: Emulator, body: object = {}, options: CallOptions = {}): Promise<string> {
  const { response, text } = await call(emulator, "AddSmsSign", { ...signBody, ...body }, options);
  const id = (response.AddSignStatus as { SignId?: number } | undefined)?.SignId;
  if (id === undefined) throw new Error(text);
  return /"SignId":(\d+)/.exec(text)?.[1] ?? "";
}

/** A new template's id. */
export async function newTemplate(emulator: Emulator, body: object = {}, options: CallOptions = {}): Promise<string> {
  const { response, text } = await call(emulator, "AddSmsTemplate", { ...templateBody, ...body }, options);
  const id = (response.AddTemplateStatus as { TemplateId?: string } | undefined)?.TemplateId;
  if (id === undefined) throw new Error(text);
  return id;
}

export type Row = Readonly<Record<string, unknown>>;

export async function signRows(
  emulator: Emulator,
  ids: readonly string[],
  international = 0,
  options: CallOptions = {},
): Promise<readonly Row[]> {
  const reply = await call(emulator, "DescribeSmsSignList", `{"SignIdSet":[${ids.join(",")}],"International":${international}}`, options);
  return rowsOf(reply, "DescribeSignListStatusSet");
}

export async function templateRows(
  emulator: Emulator,
  ids: readonly string[],
  international = 0,
  options: CallOptions = {},
): Promise<readonly Row[]> {
  const reply = await call(
    emulator,
    "DescribeSmsTemplateList",
    `{"TemplateIdSet":[${ids.join(",")}],"International":${international}}`,
    options,
  );
  return rowsOf(reply, "DescribeTemplateStatusSet");
}

export function rowsOf({ response, text }: Reply, name: string): readonly Row[] {
  const rows = response[name];
  if (!Array.isArray(rows)) throw new Error(text);
  return rows;
}
