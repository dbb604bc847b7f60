/**
 * Typed calls of Baidu AI Cloud's SMS service.
 */
import { randomUUID } from "node:crypto";
import { pathPieceProblem } from "../../http/endpoint";
import { PlatformError } from "../../http/errors";
import { type Answer, createTransport, type Request, type Transport, type TransportSettings } from "../../http/transport";
import { jsonObject, readFields, requestIdOf } from "./answers";
import { authorize, type Credentials, checkCredentials } from "./authorize";
import { endpointOf, type Host } from "./endpoints";
import type { Region } from "./enumerations";
import { classify } from "./errors";
import type {
  CallOptions,
  CreatedSignature,
  CreatedTemplate,
  CreateOptions,
  NewSignature,
  NewTemplate,
  Signature,
  SignatureChange,
  Template,
  TemplateChange,
} from "./types";

export interface BaiduSmsOptions extends Credentials, TransportSettings {
  /** Default: `bj`. */
  readonly region?: Region | undefined;
  /** First label of the platform's host name. Default: `smsv3`. */
  readonly host?: Host | undefined;
  /** Takes the place of region and host: a host or a URL, HTTPS unless it begins with `http://`. */
  readonly endpoint?: string | undefined;
}

const platform = "Baidu SMS";

/** Creates may be repeated because each carries a clientToken. */
const calls = {
  createSignature: { method: "POST", path: "/sms/v3/signatureApply", repeatable: true },
  modifySignature: { method: "PUT", path: "/sms/v3/signatureApply", repeatable: true },
  getSignature: { method: "GET", path: "/sms/v3/signatureApply", repeatable: true },
  deleteSignature: { method: "DELETE", path: "/sms/v3/signatureApply", repeatable: true },
  createTemplate: { method: "POST", path: "/sms/v3/template", repeatable: true },
  modifyTemplate: { method: "PUT", path: "/sms/v3/template", repeatable: true },
  getTemplate: { method: "GET", path: "/sms/v3/template", repeatable: true },
  deleteTemplate: { method: "DELETE", path: "/sms/v3/template", repeatable: true },
} as const satisfies Record<string, Pick<Request, "method" | "path" | "repeatable">>;
type CallName = keyof typeof calls;

interface CallParts extends Pick<Request, "query" | "body"> {
  /** The last piece of the path. */
  readonly id?: string;
}

/**
 * A client for one account and region. Every call rejects with a {@link PlatformError}, or with a `CallAborted` when its
 * signal aborts. Calls that failed for a passing reason are tried again, creates with one token over all tries.
 *
 * @example
 * const sms = new BaiduSms({ accessKeyId, secretKey });
 * const { templateId } = await sms.createTemplate({
 *   name: "Sign-in code", content: "您的验证码是${SMSvCode}", smsType: "CommonVcode", countryType: "DOMESTIC", description: "Sign-in",
 * });
 */
export class BaiduSms {
  readonly #transport: Transport;

  /** @throws TypeError, RangeError naming the option that is wrong */
  constructor(options: BaiduSmsOptions) {
    checkCredentials(options);
    const { accessKeyId, secretKey, sessionToken } = options;
    this.#transport = createTransport({
      ...options,
      platform,
      endpoint: options.endpoint ?? endpointOf(options.region, options.host),
      secrets: [secretKey, sessionToken],
      sign: (request, nowMs) => authorize({ accessKeyId, secretKey, sessionToken }, request, nowMs),
      classify,
      requestIdOf,
    });
  }

  /** Applies for a signature; its review begins (section 6.7, seed L5914-6086). */
  async createSignature(signature: NewSignature, options: CreateOptions = {}): Promise<CreatedSignature> {
    const parts = { query: { clientToken: tokenFor("createSignature", options) }, body: signature };
    return this.#read("createSignature", parts, options, ["signatureId"], ["status"]);
  }

  /** Changes a signature under its id (section 6.8, seed L6014-6129). */
  async modifySignature(signatureId: string, change: SignatureChange, options: CallOptions = {}): Promise<void> {
    await this.#do("modifySignature", { id: signatureId, body: change }, options);
  }

  /** Reads a signature with the state of its review; `not_found` when there is none (section 6.9, seed L6089-6208). */
  async getSignature(signatureId: string, options: CallOptions = {}): Promise<Signature> {
    const required = ["signatureId", "content", "contentType", "countryType", "status"] as const;
    const optional = ["review", "description", "userId", "createDate", "updateDate"] as const;
    return this.#read("getSignature", { id: signatureId }, options, required, optional);
  }

  /** Deletes a signature for good (section 6.10, seed L6209-6261). */
  async deleteSignature(signatureId: string, options: CallOptions = {}): Promise<void> {
    await this.#do("deleteSignature", { id: signatureId }, options);
  }

  /** Applies for a template; its review begins (section 6.11, seed L6234-6403). */
  async createTemplate(template: NewTemplate, options: CreateOptions = {}): Promise<CreatedTemplate> {
    const parts = { query: { clientToken: tokenFor("createTemplate", options) }, body: template };
    return this.#read("createTemplate", parts, options, ["templateId"], ["status"]);
  }

  /** Changes a template that has not passed its review (section 6.12, seed L6358-6469). */
  async modifyTemplate(templateId: string, change: TemplateChange, options: CallOptions = {}): Promise<void> {
    // The printed example repeats the id in the body, which the field table does not list (gap G-46).
    await this.#do("modifyTemplate", { id: templateId, body: { templateId, ...change } }, options);
  }

  /** Reads a template with the state of its review; `not_found` when there is none (section 6.13, seed L6470-6586). */
  async getTemplate(templateId: string, options: CallOptions = {}): Promise<Template> {
    const required = ["templateId", "name", "content", "smsType", "countryType", "status"] as const;
    const optional = ["description", "review", "userId", "createDate", "updateDate"] as const;
    return this.#read("getTemplate", { id: templateId }, options, required, optional);
  }

  /** Deletes a template (section 6.14, seed L6543-6661). */
  async deleteTemplate(templateId: string, options: CallOptions = {}): Promise<void> {
    await this.#do("deleteTemplate", { id: templateId }, options);
  }

  #send(call: CallName, { id, query, body }: CallParts, { signal }: CallOptions) {
    const { method, path, repeatable } = calls[call];
    const problem = id === undefined ? undefined : pathPieceProblem(id);
    if (problem) throw unsent(call, `the id is ${JSON.stringify(id)}; ${problem}`);
    const request = { call, method, path: id === undefined ? path : `${path}/${id}`, query, body, repeatable };
    return this.#transport.send(request, { signal });
  }

  /** For calls that are answered by an empty body. */
  async #do(call: CallName, parts: CallParts, options: CallOptions): Promise<void> {
    const answer = await this.#send(call, parts, options);
    if (answer.text.trim() !== "" && !jsonObject(answer.text))
      throw foreignAnswer(call, answer, "the answer is neither empty nor a JSON object");
  }

  async #read<Required extends string, Optional extends string>(
    call: CallName,
    parts: CallParts,
    options: CallOptions,
    required: readonly Required[],
    optional: readonly Optional[],
  ) {
    const answer = await this.#send(call, parts, options);
    const fields = readFields(answer.text, required, optional);
    if (typeof fields !== "string") return fields;
    throw foreignAnswer(call, answer, fields);
  }
}

/** A success by its status that Baidu cannot have written, such as the page of a proxy. */
function foreignAnswer(call: CallName, answer: Answer, reason: string): PlatformError {
  const advice = "Check the endpoint: it accepted the request, but its answer does not look like Baidu's.";
  // Whoever answered did not say what became of the request.
  const sent = calls[call].method === "GET" ? "yes" : "unknown";
  const { status } = answer;
  return new PlatformError(
    { platform, call },
    { meaning: "unavailable", reason, advice, status, requestId: requestIdOf(answer), sent, lasting: true },
  );
}

/** Rule V33: 1 to 64 printable ASCII characters. */
function tokenFor(call: CallName, { clientToken = randomUUID() }: CreateOptions): string {
  if (/^[\x20-\x7e]{1,64}$/.test(clientToken)) return clientToken;
  const { length } = [...clientToken];
  throw unsent(
    call,
    `the clientToken has ${length} characters or some outside printable ASCII; it must be 1 to 64 printable ASCII characters`,
  );
}

function unsent(call: CallName, reason: string): PlatformError {
  return new PlatformError({ platform, call }, { meaning: "invalid", reason, sent: "no" });
}
