/**
 * Typed calls of Baidu AI Cloud's SMS service.
 */

import { systemClock } from "../../../http/clock";
import type { PlatformError } from "../../../http/errors";
import { createTransport, type TransportSettings } from "../../../http/transport";
import { defaultTimeZone } from "../../shared/client/time-zone";
import { dayIn } from "./calendar";
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
  /**
   * IANA name of the time zone of the platform's days, which its document leaves open (gap G-16). Default: `Asia/Shanghai`.
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
  readonly #today: () => string;
  #account: string | undefined;

  /** @throws TypeError, RangeError naming the option that is wrong */
  constructor(options: BaiduSmsOptions) {
    checkCredentials(options);
    const { accessKeyId, secretKey, sessionToken, clock = systemClock, timeZone = defaultTimeZone } = options;
    const day = dayIn(timeZone);
    this.#today = () => day(clock.now());
    const transport = createTransport({
      ...options,
      platform,
      endpoint: options.endpoint ?? endpointOf(options.region, options.host),
      secrets: [secretKey, sessionToken],
      sign: (request, nowMs) => authorize({ accessKeyId, secretKey, sessionToken }, request, nowMs),
      classify,
      requestIdOf,
    });
    this.#caller = createCaller(transport);
  }

  /** The user id of the key's account, as soon as an answer has told it: that of a signature, a template or the business statistics. */
  get account(): string | undefined {
    return this.#account;
  }

  /** Applies for a signature; its review begins (section 6.7, seed L5914-6086). */
  createSignature(signature: NewSignature, options: CreateOptions = {}): Promise<CreatedSignature> {
    return signatures.createSignature(this.#caller, signature, options);
  }

  /** Changes a signature under its id (section 6.8, seed L6014-6129). */
  modifySignature(signatureId: string, change: SignatureChange, options: CallOptions = {}): Promise<void> {
    return signatures.modifySignature(this.#caller, signatureId, change, options);
  }

  /** Reads a signature with the state of its review; `not_found` when there is none (section 6.9, seed L6089-6208). */
  async getSignature(signatureId: string, options: CallOptions = {}): Promise<Signature> {
    return this.#heard(await signatures.getSignature(this.#caller, signatureId, options));
  }

  /** Deletes a signature for good (section 6.10, seed L6209-6261). */
  deleteSignature(signatureId: string, options: CallOptions = {}): Promise<void> {
    return signatures.deleteSignature(this.#caller, signatureId, options);
  }

  /** Applies for a template; its review begins (section 6.11, seed L6234-6403). */
  createTemplate(template: NewTemplate, options: CreateOptions = {}): Promise<CreatedTemplate> {
    return templates.createTemplate(this.#caller, template, options);
  }

  /** Changes a template that has not passed its review (section 6.12, seed L6358-6469). */
  modifyTemplate(templateId: string, change: TemplateChange, options: CallOptions = {}): Promise<void> {
    return templates.modifyTemplate(this.#caller, templateId, change, options);
  }

  /** Reads a template with the state of its review; `not_found` when there is none (section 6.13, seed L6470-6586). */
  async getTemplate(templateId: string, options: CallOptions = {}): Promise<Template> {
    return this.#heard(await templates.getTemplate(this.#caller, templateId, options));
  }

  /** Deletes a template (section 6.14, seed L6543-6661). */
  deleteTemplate(templateId: string, options: CallOptions = {}): Promise<void> {
    return templates.deleteTemplate(this.#caller, templateId, options);
  }

  /** Blocks 1 to 100 numbers, for the account or for one signature (section 6.1, seed L5262-5353). */
  addBlacklist(addition: BlacklistAddition, options: CallOptions = {}): Promise<void> {
    return blacklist.addBlacklist(this.#caller, addition, options);
  }

  /** Reads one page of blacklist entries (section 6.2, seed L5320-5503). */
  getBlacklist(query: BlacklistQuery = {}, options: CallOptions = {}): Promise<BlacklistPage> {
    return blacklist.getBlacklist(this.#caller, query, options);
  }

  /** Reads the entries of all pages, as many as the platform counts; `pageSize` defaults to 1000. */
  allBlacklist(query: Omit<BlacklistQuery, "pageNo"> = {}, options: CallOptions = {}): Promise<readonly BlacklistEntry[]> {
    return blacklist.allBlacklist(this.#caller, query, options);
  }

  /**
   * Takes 1 to 200 numbers off the blacklist. The number is the only selector: all its entries go, those of other lists
   * included, as far as the document tells (section 6.3, seed L5433-5545, gap G-12).
   */
  deleteBlacklist(phones: readonly string[], options: CallOptions = {}): Promise<void> {
    return blacklist.deleteBlacklist(this.#caller, phones, options);
  }

  /** Reads quotas, the latest application for them, and rate limits (section 6.15, seed L6598-6723). */
  getQuota(options: CallOptions = {}): Promise<Quota> {
    return quota.getQuota(this.#caller, options);
  }

  /**
   * Applies for quotas and sets rate limits, always all five (section 6.16, seed L6664-6780). The quotas in force stay until
   * the application has passed.
   */
  modifyQuota(change: QuotaChange, options: CallOptions = {}): Promise<void> {
    return quota.modifyQuota(this.#caller, change, options);
  }

  /**
   * Hands a message over for sending; delivery is told by the status callback (section 6.4, seed L5507-5725). Resolves when the
   * platform accepted the request or some of its numbers: look at each number's code. Rejects when it accepted none. A lost
   * answer is followed by repeats under the same token, all of them within 3 minutes of the first try; an error whose `sent` is
   * `unknown` leaves open whether the message went out.
   */
  sendSms(message: Message, options: SendOptions = {}): Promise<SendResult> {
    return send.sendSms(this.#caller, message, options);
  }

  /** Counts by template, one page (section 6.17, seed L6729-6864). */
  templateStatistics(query: TemplateStatisticsQuery, options: CallOptions = {}): Promise<TemplateStatistics> {
    return statistics.templateStatistics(this.#caller, query, options);
  }

  /** Counts by template, all pages. */
  allTemplateStatistics(
    query: Omit<TemplateStatisticsQuery, "pageNo" | "pageSize">,
    options: CallOptions = {},
  ): Promise<Omit<TemplateStatistics, "pageNo" | "pageSize">> {
    return statistics.allTemplateStatistics(this.#caller, query, options);
  }

  /** Counts by period, with the causes of failures (section 6.18, seed L6825-7214). */
  async businessStatistics(query: BusinessStatisticsQuery, options: CallOptions = {}): Promise<BusinessStatistics> {
    const found = await statistics.businessStatistics(this.#caller, query, options, this.#today());
    this.#heard(found.total ?? {});
    return found;
  }

  #heard<T extends { readonly userId?: string | undefined }>(answer: T): T {
    this.#account ??= answer.userId;
    return answer;
  }
}
