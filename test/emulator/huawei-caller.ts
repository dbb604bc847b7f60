/** A bare caller of the emulated Huawei: signs one request and sends it. Shares nothing with the client but the signing rule. */
import { authorizationOf, timestampOf } from "../../src/clouds/huawei/client/signing/sign";
import type { Emulator } from "../../src/emulator";
import { exampleQualification } from "../../src/emulator/huawei/console/qualifications";
import type { Reply } from "./caller";

export const projectId = "845ada5bc7444f1295cd517af0123da1";
export const management = `/v2/${projectId}/msgsms`;

export interface CallOptions {
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON; texts and bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: { readonly accessKey: string; readonly secretKey: string };
  readonly signedHeaders?: readonly string[];
  /** Epoch milliseconds; default the emulator's now. */
  readonly signedAt?: number;
  /** In place of the computed header; `null` leaves it out. */
  readonly authorization?: string | null;
}

export const emulatorKey = { accessKey: "emulator", secretKey: "emulator-secret" };

/** @param path of a management call behind its project when it begins with no slash, else as it is */
export async function call(emulator: Emulator, method: string, path: string, options: CallOptions = {}): Promise<Reply> {
  const { query = {}, body, key = emulatorKey, signedHeaders = ["content-type", "host", "x-sdk-date"], signedAt } = options;
  const fullPath = path.startsWith("/") ? path : `${management}/${path}`;
  const payload =
    typeof body === "string" || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-sdk-date": timestampOf(signedAt ?? emulator.admin.clock().epochMs),
    ...options.headers,
  };
  const signed = {
    method,
    path: decodeURI(fullPath),
    query: Object.entries(query),
    headers: { ...headers, host: new URL(emulator.url).host },
    body: payload,
  };
  const { authorization = authorizationOf(signed, key, signedHeaders) } = options;
  if (authorization !== null) headers.authorization = authorization;
  const search = new URLSearchParams(query).toString().replaceAll("+", "%20");
  const target = `${emulator.url}${fullPath}${search === "" ? "" : `?${search}`}`;
  return replyOf(await fetch(target, { method, headers, ...(payload.length === 0 ? {} : { body: new Uint8Array(payload) }) }));
}

export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? {} : JSON.parse(text) };
}

/** Status and, of a refusal, the code. */
export const codeOf = ({ status, body }: Reply) => [status, body.error_code ?? body.code ?? null];

export const appBody = { app_name: "云杉商城", region: "cn" };
export const signatureBody = {
  signature_name: "云杉商城",
  signature_type: "NOTIFY_TYPE",
  signature_source: 0,
  is_involved_third: "No",
  qualification_id: exampleQualification.id,
};
export const templateBody = {
  region: "cn",
  template_name: "取件通知",
  template_content: "您有${1}件快递请到${2}领取",
  template_type: "NOTIFY_TYPE",
  variable_attributes: [
    { variable_index: 1, variable_type: "CHARDIGIT" },
    { variable_index: 2, variable_type: "TEXT", variable_desc: "地址" },
  ],
};

export const newApp = (emulator: Emulator, body: object = {}, options: CallOptions = {}) =>
  made(emulator, "apps", { ...appBody, ...body }, options);

/** @param body with the application's app_id */
export const newSignature = (emulator: Emulator, body: object, options: CallOptions = {}) =>
  made(emulator, "signatures", { ...signatureBody, ...body }, options);

/** @param body with the application's app_id, and sign_id */
export const newTemplate = (emulator: Emulator, body: object, options: CallOptions = {}) =>
  made(emulator, "templates", { ...templateBody, ...body }, options);

async function made(emulator: Emulator, kind: string, body: object, options: CallOptions): Promise<string> {
  const reply = await call(emulator, "POST", kind, { ...options, body });
  if (typeof reply.body.id !== "string") throw new Error(`${reply.status} ${reply.text}`);
  return reply.body.id;
}

/** An application, a signature of it and a template of that. */
export async function newStack(emulator: Emulator) {
  const app = await newApp(emulator);
  const signature = await newSignature(emulator, { app_id: app });
  const template = await newTemplate(emulator, { app_id: app, sign_id: signature });
  return { app, signature, template };
}

export const ref = (kind: string, id: string) => ({ platform: "huawei", kind, id });

/** Of the account's key id. */
export const accountRef = ref("accounts", "emulator");

/** A token for a user, by default the emulator's own and its project. */
export async function newToken(
  emulator: Emulator,
  scope: object | undefined = { project: { id: projectId } },
  password = "emulator-secret",
): Promise<Reply> {
  const identity = { methods: ["password"], password: { user: { name: "emulator", password, domain: { name: "emulator" } } } };
  const body = { auth: { identity, ...(scope && { scope }) } };
  return replyOf(
    await fetch(`${emulator.url}/v3/auth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}
