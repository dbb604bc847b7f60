/**
 * Typed calls of Baidu AI Cloud's SMS service.
 */

import type { PlatformError } from "../../../http/errors";
import { createTransport, type TransportSettings } from "../../../http/transport";
import { systemClock } from "../../../system/clock";
import { systemRandom } from "../../../system/random";
import { dayIn } from "../../shared/client/days";
import { defaultTimeZone } from "../../shared/client/time-zone";
import { type Caller, createCaller, platform } from "./caller";
import * as blacklist from "./calls/blacklist";
import * as quota from "./calls/quota";
import * as send from "./calls/send";
import * as signatures from "./calls/signatures";
import * as statistics from "./calls/statistics";
import * as templates from "./calls/templates";
import { endpointOf, type Host } from "./endpoints";
import type { Region } from "./enumerations";
import { classify } from "./errors";
import { requestIdOf } from "./request-id";
import { authorize, type Credentials, checkCredentials } from "./signing/authorize";
import type {
  BlacklistAddition,
  BlacklistEntry,
  BlacklistPage,
  BlacklistQuery,
  CallOptions,
  CreatedSignature,
  CreatedTemplate,
  CreateOptions,
  NewSignature,
  NewTemplate,
  Quota,
  QuotaChange,
  Signature,
  SignatureChange,
  Template,
  TemplateChange,
} from "./types/management";
import type { Message, SendOptions, SendResult } from "./types/messages";
import type { BusinessStatistics, BusinessStatisticsQuery, TemplateStatistics, TemplateStatisticsQuery } from "./types/statistics";

export interface BaiduSmsOptions extends Credentials, TransportSettings {
  /** Default: `bj`. */
  readonly region?: Region | undefined;
  /** First label of the platform's host name. Default: `smsv3`. */
  readonly host?: Host | undefined;
  /** Takes the place of region and host: a host or a URL, HTTPS unless it begins with `http://`. */
  readonly endpoint?: string | undefined;
  // Baidu: G-16.
  /**
   * IANA name of the time zone of the platform's days, which its document leaves open. Default: `Asia/Shanghai`.
   * It tells which day is today when a query's period is checked.
   */
  readonly timeZone?: string | undefined;
}

/**
 * A client for one account and region. Every call rejects with a {@link PlatformError}, or with a `CallAborted` when its
 * signal aborts. Calls that failed for a passing reason are tried again, creates and sends with one token over all tries.
 *
 * @example
 * const sms = new BaiduSms({ accessKeyId, secretKey });
 * const { templateId } = await sms.createTemplate({
 *   name: "Sign-in code", content: "您的验证码是${SMSvCode}", smsType: "CommonVcode", countryType: "DOMESTIC", description: "Sign-in",
 * });
 */
export class BaiduSms {
  readonly #caller: Caller;
  #account: string | undefined;

  /** @throws OptionError naming the option that is wrong */
  constructor(options: BaiduSmsOptions) {
    checkCredentials(options);
    const { accessKeyId, secretKey, sessionToken, clock = systemClock, timeZone = defaultTimeZone } = options;
    const day = dayIn(timeZone);
    // The region is looked at where an endpoint takes its place, too.
    const ownEndpoint = endpointOf(options.region, options.host);
    const transport = createTransport({
      ...options,
      platform,
      endpoint: options.endpoint ?? ownEndpoint,
      secrets: [secretKey, sessionToken],
      sign: (request, nowMs) => authorize({ accessKeyId, secretKey, sessionToken }, request, nowMs),
      classify,
      requestIdOf,
    });
    this.#caller = createCaller(transport, { random: options.random ?? systemRandom, today: () => day(clock.now()) });
  }

  /** The user id of the key's account, as soon as an answer has told it: that of a signature, a template or the business statistics. */
  get account(): string | undefined {
    return this.#account;
  }

  // Baidu: specification 6.7, L5914-6086.
  /** Applies for a signature; its review begins. */
  createSignature(signature: NewSignature, options: CreateOptions = {}): Promise<CreatedSignature> {
    return signatures.createSignature(this.#caller, { signature, options });
  }

  // Baidu: specification 6.8, L6014-6129.
  /** Changes a signature under its id. */
  modifySignature(signatureId: string, change: SignatureChange, options: CallOptions = {}): Promise<void> {
    return signatures.modifySignature(this.#caller, { signatureId, change, options });
  }

  // Baidu: specification 6.9, L6089-6208.
  /** Reads a signature with the state of its review; `not_found` when there is none. */
  async getSignature(signatureId: string, options: CallOptions = {}): Promise<Signature> {
    return this.#heard(await signatures.getSignature(this.#caller, { signatureId, options }));
  }

  // Baidu: specification 6.10, L6209-6261.
  /** Deletes a signature for good. */
  deleteSignature(signatureId: string, options: CallOptions = {}): Promise<void> {
    return signatures.deleteSignature(this.#caller, { signatureId, options });
  }

  // Baidu: specification 6.11, L6234-6403.
  /** Applies for a template; its review begins. */
  createTemplate(template: NewTemplate, options: CreateOptions = {}): Promise<CreatedTemplate> {
    return templates.createTemplate(this.#caller, { template, options });
  }

  // Baidu: specification 6.12, L6358-6469.
  /** Changes a template that has not passed its review. */
  modifyTemplate(templateId: string, change: TemplateChange, options: CallOptions = {}): Promise<void> {
    return templates.modifyTemplate(this.#caller, { templateId, change, options });
  }

  // Baidu: specification 6.13, L6470-6586.
  /** Reads a template with the state of its review; `not_found` when there is none. */
  async getTemplate(templateId: string, options: CallOptions = {}): Promise<Template> {
    return this.#heard(await templates.getTemplate(this.#caller, { templateId, options }));
  }

  // Baidu: specification 6.14, L6543-6661.
  /** Deletes a template. */
  deleteTemplate(templateId: string, options: CallOptions = {}): Promise<void> {
    return templates.deleteTemplate(this.#caller, { templateId, options });
  }

  // Baidu: specification 6.1, L5262-5353.
  /** Blocks 1 to 100 numbers, for the account or for one signature. */
  addBlacklist(addition: BlacklistAddition, options: CallOptions = {}): Promise<void> {
    return blacklist.addBlacklist(this.#caller, { addition, options });
  }

  // Baidu: specification 6.2, L5320-5503.
  /** Reads one page of blacklist entries. */
  getBlacklist(query: BlacklistQuery = {}, options: CallOptions = {}): Promise<BlacklistPage> {
    return blacklist.getBlacklist(this.#caller, { query, options });
  }

  /** Reads the entries of all pages, as many as the platform counts; `pageSize` defaults to 1000. */
  allBlacklist(query: Omit<BlacklistQuery, "pageNo"> = {}, options: CallOptions = {}): Promise<readonly BlacklistEntry[]> {
    return blacklist.allBlacklist(this.#caller, { query, options });
  }

  // Baidu: specification 6.3, L5433-5545, G-12.
  /**
   * Takes 1 to 200 numbers off the blacklist. The number is the only selector: all its entries go, those of other lists
   * included, as far as the document tells.
   */
  deleteBlacklist(phones: readonly string[], options: CallOptions = {}): Promise<void> {
    return blacklist.deleteBlacklist(this.#caller, { phones, options });
  }

  // Baidu: specification 6.15, L6598-6723.
  /** Reads quotas, the latest application for them, and rate limits. */
  getQuota(options: CallOptions = {}): Promise<Quota> {
    return quota.getQuota(this.#caller, { options });
  }

  // Baidu: specification 6.16, L6664-6780.
  /**
   * Applies for quotas and sets rate limits, always all five. The quotas in force stay until
   * the application has passed.
   */
  modifyQuota(change: QuotaChange, options: CallOptions = {}): Promise<void> {
    return quota.modifyQuota(this.#caller, { change, options });
  }

  // Baidu: specification 6.4, L5507-5725.
  /**
   * Hands a message over for sending; delivery is told by the status callback. Resolves when the
   * platform accepted the request or some of its numbers: look at each number's code. Rejects when it accepted none, and with an
   * `IncompleteSend` when the answer leaves numbers out. A lost
   * answer is followed by repeats under the same token, all of them within 3 minutes of the first try; an error whose `sent` is
   * `unknown` leaves open whether the message went out.
   */
  sendSms(message: Message, options: SendOptions = {}): Promise<SendResult> {
    return send.sendSms(this.#caller, { message, options });
  }

  // Baidu: specification 6.17, L6729-6864.
  /** Counts by template, one page. */
  templateStatistics(query: TemplateStatisticsQuery, options: CallOptions = {}): Promise<TemplateStatistics> {
    return statistics.templateStatistics(this.#caller, { query, options });
  }

  /** Counts by template, all pages. */
  allTemplateStatistics(
    query: Omit<TemplateStatisticsQuery, "pageNo" | "pageSize">,
    options: CallOptions = {},
  ): Promise<Omit<TemplateStatistics, "pageNo" | "pageSize">> {
    return statistics.allTemplateStatistics(this.#caller, { query, options });
  }

  // Baidu: specification 6.18, L6825-7214.
  /** Counts by period, with the causes of failures. */
  async businessStatistics(query: BusinessStatisticsQuery, options: CallOptions = {}): Promise<BusinessStatistics> {
    const found = await statistics.businessStatistics(this.#caller, { query, options });
    this.#heard(found.total ?? {});
    return found;
  }

  #heard<T extends { readonly userId?: string | undefined }>(answer: T): T {
    this.#account ??= answer.userId;
    return answer;
  }
}
