/** A bare caller of the emulator: signs one request and sends it. Shares nothing with the client but the signing rule. */
import { randomUUID } from "node:crypto";
import { authorizationOf, timestampOf } from "../../src/clouds/baidu/client/signing/sign";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../src/emulator";

export interface CallOptions {
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is when it is a Buffer. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: { readonly id: string; readonly secret: string };
  readonly signedHeaders?: readonly string[];
  /** Epoch milliseconds; default the emulator's now. */
  readonly signedAt?: number;
  readonly expirySeconds?: number;
  /** In place of the computed header; `null` leaves it out. */
  readonly authorization?: string | null;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON, empty without a body. */
  readonly body: Readonly<Record<string, unknown>>;
}

export const emulatorKey = { id: "emulator", secret: "emulator-secret" };

export async function call(emulator: Emulator, method: string, path: string, options: CallOptions = {}): Promise<Reply> {
  const payload = payloadOf(options.body);
  const headers = headersOf(options, payload);
  const authorization = options.authorization === undefined ? authorizationFor(emulator, method, path, options) : options.authorization;
  if (authorization !== null) headers.authorization = authorization;
  const pairs = Object.entries(options.query ?? {}).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const target = `${emulator.url}${path}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
  return replyOf(await fetch(target, { method, headers, ...(payload === undefined ? {} : { body: new Uint8Array(payload) }) }));
}

/** The Authorization header that belongs to this request. */
export function authorizationFor(emulator: Emulator, method: string, path: string, options: CallOptions = {}): string {
  const { query = {}, key = emulatorKey, signedHeaders = ["host"], expirySeconds = 1800 } = options;
  const payload = payloadOf(options.body);
  const length = payload === undefined ? {} : { "content-length": String(payload.length) };
  const headers = { ...headersOf(options, payload), ...length, host: new URL(emulator.url).host };
  const timestamp = timestampOf(options.signedAt ?? emulator.admin.clock().epochMs);
  return authorizationOf(
    { method, path: decodeURIComponent(path), query: Object.entries(query), headers },
    { accessKeyId: key.id, secretKey: key.secret, timestamp, expirySeconds },
    signedHeaders,
  );
}

function payloadOf(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}

function headersOf({ headers }: CallOptions, payload: Buffer | undefined): Record<string, string> {
  return { ...(payload === undefined ? {} : { "content-type": "application/json" }), ...headers };
}

/** A request to the admin interface. */
export async function admin(emulator: Emulator, method: string, path: string, body?: unknown): Promise<Reply> {
  const headers = { "content-type": "application/json" };
  return replyOf(
    await fetch(`${emulator.url}/_emulator${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  );
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? {} : JSON.parse(text) };
}

/** Starts emulators and ends them after each test. */
export function emulators(): (options?: EmulatorOptions) => Promise<Emulator> {
  let running: Emulator[] = [];
  afterEach(async () => {
    await Promise.all(running.map((emulator) => emulator.close()));
    running = [];
  });
  return async (options = {}) => {
    const emulator = await startEmulator(options);
    running.push(emulator);
    return emulator;
  };
}

export const signatureBody = { content: "百度智能云", contentType: "Enterprise", countryType: "DOMESTIC", description: "sender name" };
export const templateBody = {
  name: "login code",
  content: "您的验证码是${code}",
  smsType: "CommonVcode",
  countryType: "DOMESTIC",
  description: "login",
};

export const signaturePath = "/sms/v3/signatureApply";
export const templatePath = "/sms/v3/template";

/** A new signature's id. */
export async function newSignature(emulator: Emulator, body: object = {}, options: CallOptions = {}): Promise<string> {
  const reply = await call(emulator, "POST", signaturePath, { ...options, body: { ...signatureBody, ...body } });
  return idOf(reply, "signatureId");
}

/** A new template's id. */
export async function newTemplate(emulator: Emulator, body: object = {}, options: CallOptions = {}): Promise<string> {
  const query = { clientToken: randomUUID() };
  const reply = await call(emulator, "POST", templatePath, { query, ...options, body: { ...templateBody, ...body } });
  return idOf(reply, "templateId");
}

export function getSignature(emulator: Emulator, id: string, options: CallOptions = {}): Promise<Reply> {
  return call(emulator, "GET", `${signaturePath}/${id}`, options);
}

export function getTemplate(emulator: Emulator, id: string, options: CallOptions = {}): Promise<Reply> {
  return call(emulator, "GET", `${templatePath}/${id}`, options);
}

export const signatureRef = (id: string) => ({ platform: "baidu", kind: "signatures", id });
export const templateRef = (id: string) => ({ platform: "baidu", kind: "templates", id });

function idOf(reply: Reply, field: string): string {
  const id = reply.body[field];
  if (typeof id !== "string") throw new Error(`${reply.status} ${reply.text}`);
  return id;
}
