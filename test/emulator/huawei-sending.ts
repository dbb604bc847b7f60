/** Sending through the emulated Huawei: an application, a channel number and an approved template, and requests with them. */
import { authorizationOf, timestampOf } from "../../src/clouds/huawei/client/signing/sign";
import { createdOf, passwordDigestOf, wsseAuthorization } from "../../src/clouds/huawei/client/signing/sign-wsse";
import type { Emulator } from "../../src/emulator";
import type { Reply } from "./caller";
import { call, newSignature, newTemplate, ref, replyOf } from "./huawei-caller";

export interface Sender {
  readonly emulator: Emulator;
  readonly app: string;
  readonly signature: string;
  readonly template: string;
  readonly key: { readonly accessKey: string; readonly secretKey: string };
  /** The channel number, and what sends call the template. */
  readonly from: string;
  readonly templateId: string;
  /** A send of the form; `undefined` leaves a field out. */
  form(fields?: Fields, options?: SendOptions): Promise<Reply>;
  /** A send of JSON with these contents beside the usual one. */
  json(body?: object, options?: SendOptions): Promise<Reply>;
}

type Fields = Readonly<Record<string, string | undefined>>;

export interface SendOptions {
  /** In place of those that are signed with the application's key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers to leave out. */
  readonly without?: readonly string[];
  /** The body as it goes out. */
  readonly body?: string;
}

export const phone = "+8613800138000";

export async function newSender(emulator: Emulator, appFields: object = {}): Promise<Sender> {
  const made = await call(emulator, "POST", "apps", { body: { app_name: "云杉商城", region: "cn", show_secret: true, ...appFields } });
  const app = String(made.body.id);
  const key = { accessKey: String(made.body.app_key), secretKey: String(made.body.app_secret) };
  const signature = await newSignature(emulator, { app_id: app });
  const template = await newTemplate(emulator, { app_id: app, sign_id: signature });
  emulator.admin.approve(ref("signatures", signature));
  emulator.admin.approve(ref("templates", template));
  const from = String((await call(emulator, "GET", `signatures/${signature}`)).body.channel_num);
  const templateId = String((await call(emulator, "GET", `templates/${template}`)).body.template_id);
  const usual = { from, to: phone, templateId, templateParas: '["3","人民公园正门"]' };
  const sender: Sender = {
    emulator,
    app,
    signature,
    template,
    key,
    from,
    templateId,
    form: (fields = {}, options = {}) => {
      const pairs = Object.entries({ ...usual, ...fields }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as [string, string]],
      );
      return post(sender, "/sms/batchSendSms/v1", "application/x-www-form-urlencoded", new URLSearchParams(pairs).toString(), options);
    },
    json: (body = {}, options = {}) => {
      const content = { to: [phone], templateId, templateParas: ["3", "人民公园正门"] };
      const text = JSON.stringify({ from, smsContent: [content], ...body });
      return post(sender, "/sms/batchSendDiffSms/v1", "application/json", text, options);
    },
  };
  return sender;
}

async function post({ emulator, key }: Sender, path: string, contentType: string, usual: string, options: SendOptions): Promise<Reply> {
  const body = options.body ?? usual;
  const common = { "content-type": contentType, "x-sdk-date": timestampOf(emulator.admin.clock().epochMs) };
  const signed = { ...common, host: new URL(emulator.url).host };
  const authorization = authorizationOf({ method: "POST", path, query: [], headers: signed, body }, key, Object.keys(signed));
  const headers: Record<string, string> = { ...common, authorization, ...options.headers };
  for (const name of options.without ?? []) delete headers[name];
  return replyOf(await fetch(`${emulator.url}${path}`, { method: "POST", headers, body }));
}

/** The two headers of X-WSSE. */
export function wsseHeaders(
  { emulator, key }: Pick<Sender, "emulator" | "key">,
  {
    over = "bytes",
    nonce = "66C92B11FF8A425FB8D4CCFE0ED9ED1F",
    createdAt = emulator.admin.clock().epochMs,
    secret = key.secretKey,
  }: WsseParts = {},
) {
  const created = createdOf(createdAt);
  const digest = passwordDigestOf({ appSecret: secret, nonce, created }, over);
  return {
    authorization: wsseAuthorization,
    "x-wsse": `UsernameToken Username="${key.accessKey}", PasswordDigest="${digest}", Nonce="${nonce}", Created="${created}"`,
  };
}

export interface WsseParts {
  readonly over?: "bytes" | "hex";
  readonly nonce?: string;
  readonly createdAt?: number;
  readonly secret?: string;
}

/** Statuses of the numbers in a send's answer. */
export function statusesOf({ body }: Reply): unknown[] {
  return Array.isArray(body.result) ? body.result.map(({ status }) => status) : [];
}
