/**
 * Typed calls of Tencent Cloud's SMS service, version 2021-01-11.
 */

import type { PlatformError } from "../../../http/errors";
import { createTransport, type TransportSettings } from "../../../http/transport";
import { systemClock } from "../../../system/clock";
import { defaultTimeZone } from "../../shared/client/time-zone";
import { requestIdOf } from "./answers/envelope";
import { limits } from "./call-table";
import { type Caller, createCaller, platform } from "./caller";
import * as phoneNumbers from "./calls/phone-numbers";
import * as pulls from "./calls/pulls";
import * as send from "./calls/send";
import * as signatures from "./calls/signatures";
import * as statistics from "./calls/statistics";
import * as templates from "./calls/templates";
import { checkRegion, defaultRegion, endpointOf, entranceOf } from "./endpoints";
import type { AccessRegion, FinanceRegion, International, Language, Region, SignMethod } from "./enumerations";
import { classify } from "./errors";
import { hourIn } from "./hours";
import { createLookups, type Lookups } from "./lookups";
import { checkCredentials, protocolOf } from "./signing/authorize";
import type { Credentials } from "./signing/protocol";
import type {
  AddedSign,
  AddedTemplate,
  CallOptions,
  DeletedSign,
  DeletedTemplate,
  ModifiedSign,
  ModifiedTemplate,
  NewSign,
  NewTemplate,
  Sign,
  SignChange,
  SignList,
  SignQuery,
  Template,
  TemplateChange,
  TemplateList,
  TemplateQuery,
} from "./types/management";
import type {
  Conversion,
  Message,
  PhoneNumberInfos,
  PhoneNumberQuery,
  Pull,
  PullByPhoneNumber,
  Replies,
  ReportedConversion,
  SendOptions,
  SendReports,
  SendResult,
} from "./types/messages";
import type { CallbackStatistics, Package, PackageQuery, Packages, SendStatistics, StatisticsQuery } from "./types/statistics";

export interface TencentSmsOptions extends Credentials, TransportSettings {
  /** Where the data lie. Default: `ap-guangzhou`. Names besides the documented ones are left to the platform to judge. */
  readonly region?: Region | FinanceRegion | (string & Record<never, never>) | undefined;
  /** Where requests enter. Default: the nearest place, and for a finance region that region. */
  readonly accessRegion?: AccessRegion | FinanceRegion | undefined;
  /** Takes the place of the access region's host: a host or a URL, HTTPS unless it begins with `http://`. */
  readonly endpoint?: string | undefined;
  /** Default: `TC3-HMAC-SHA256`. The others take 1 MB a request instead of 10 MB, and no empty lists. */
  readonly signMethod?: SignMethod | undefined;
  /** Of the platform's messages, as far as it follows. */
  readonly language?: Language | undefined;
  /**
   * IANA name of the time zone of the platform's hours, which its document leaves open. Default: `Asia/Shanghai`.
   * It tells which hour it is when a query's period is checked.
   */
  readonly timeZone?: string | undefined;
}

/**
 * A client for one account and region. Requests and answers have the wire's own names; ids are texts. Every call rejects with a
 * {@link PlatformError}, or with a `CallAborted` when its signal aborts. Calls wait for their turn under the documented limits,
 * and those that failed for a passing reason are tried again where a repeat is safe: an application or a send is not repeated
 * after a lost answer, because the platform could not tell it from a second one; `sent` is `unknown` then.
 *
 * @example
 * const sms = new TencentSms({ secretId, secretKey });
 * const { AddTemplateStatus } = await sms.addSmsTemplate({
 *   TemplateName: "Sign-in code", TemplateContent: "您的验证码是{1}", SmsType: 3, International: 0, Remark: "Sign-in",
 * });
 */
export class TencentSms {
  readonly #caller: Caller;
  readonly #lookups: Lookups;

  /** @throws OptionError naming the option that is wrong */
  constructor(options: TencentSmsOptions) {
    checkCredentials(options);
    const { secretId, secretKey, token, region = defaultRegion, language, clock = systemClock, timeZone = defaultTimeZone } = options;
    const { accessRegion = entranceOf(region) } = options;
    checkRegion(region, accessRegion);
    const hour = hourIn(timeZone);
    const protocol = protocolOf({ secretId, secretKey, token, region, language }, options.signMethod);
    const transport = createTransport({
      ...options,
      platform,
      endpoint: options.endpoint ?? endpointOf(accessRegion),
      secrets: [secretKey, token],
      sign: protocol.sign,
      complete: protocol.complete,
      bodyLimit: protocol.bodyLimit,
      classify,
      requestIdOf,
      limits: { account: `${secretId} ${region}`, of: limits },
    });
    this.#caller = createCaller(transport, protocol, { now: () => clock.now(), thisHour: () => hour(clock.now()) });
    this.#lookups = createLookups(this.#caller, clock);
  }

  // Tencent: specification 10.1, L6469-6909.
  /** Applies for a signature; its review begins. */
  addSmsSign(request: NewSign, options: CallOptions = {}): Promise<AddedSign> {
    return this.#changing(signatures.addSmsSign(this.#caller, { request, options }));
  }

  // Tencent: specification 10.2, L7513-7957.
  /** Changes a signature that is under review or rejected; its review begins anew. */
  modifySmsSign(request: SignChange, options: CallOptions = {}): Promise<ModifiedSign> {
    return this.#changing(signatures.modifySmsSign(this.#caller, { request, options }));
  }

  // Tencent: specification 10.3, L6912-7178.
  /** Deletes a signature; `not_found` when there is none. */
  deleteSmsSign(request: { readonly SignId: string }, options: CallOptions = {}): Promise<DeletedSign> {
    return this.#changing(signatures.deleteSmsSign(this.#caller, { request, options }));
  }

  // Tencent: specification 10.4, L7179-7508.
  /** Reads up to 100 signatures by their ids, those that do not exist being missing; or a page of all, which the platform does not document. */
  describeSmsSignList(request: SignQuery, options: CallOptions = {}): Promise<SignList> {
    return signatures.describeSmsSignList(this.#caller, { request, options });
  }

  /** Reads one signature. Reads that come together share a call for up to 100; undefined when there is none. */
  signature(SignId: string, International: International, options: CallOptions = {}): Promise<Sign | undefined> {
    return this.#lookups.signature({ SignId, International, options });
  }

  /**
   * The signatures of an account, page after page, a minute old at most. The platform's document has no such call; where newer programs of
   * the vendor ask for one, it may be refused.
   */
  signaturePages(International: International, options: CallOptions = {}): AsyncIterable<readonly Sign[]> {
    return this.#lookups.signaturePages({ International, options });
  }

  // Tencent: specification 10.5, L5078-5449.
  /** Applies for a template; its review begins. */
  addSmsTemplate(request: NewTemplate, options: CallOptions = {}): Promise<AddedTemplate> {
    return this.#changing(templates.addSmsTemplate(this.#caller, { request, options }));
  }

  // Tencent: specification 10.6, L6100-6468.
  /** Changes a template that is under review or rejected; its review begins anew. */
  modifySmsTemplate(request: TemplateChange, options: CallOptions = {}): Promise<ModifiedTemplate> {
    return this.#changing(templates.modifySmsTemplate(this.#caller, { request, options }));
  }

  // Tencent: specification 10.7, L5454-5726.
  /** Deletes a template; `not_found` when there is none. */
  deleteSmsTemplate(request: { readonly TemplateId: string }, options: CallOptions = {}): Promise<DeletedTemplate> {
    return this.#changing(templates.deleteSmsTemplate(this.#caller, { request, options }));
  }

  // Tencent: specification 10.8, L5727-6099.
  /** Reads up to 100 templates by their ids, or a page of all. */
  describeSmsTemplateList(request: TemplateQuery, options: CallOptions = {}): Promise<TemplateList> {
    return templates.describeSmsTemplateList(this.#caller, { request, options });
  }

  /** Reads the templates of all pages, with a key of the main account. */
  allSmsTemplates(request: { readonly International: International }, options: CallOptions = {}): Promise<readonly Template[]> {
    return templates.allSmsTemplates(this.#caller, { request, options });
  }

  /**
   * The same page after page, a minute old at most. What comes and goes meanwhile keeps nothing back: a template that is there all the time
   * is told once.
   */
  templatePages(International: International, options: CallOptions = {}): AsyncIterable<readonly Template[]> {
    return this.#lookups.templatePages({ International, options });
  }

  /** Reads one template. Reads that come together share a call for up to 100; undefined when there is none. */
  template(TemplateId: string, International: International, options: CallOptions = {}): Promise<Template | undefined> {
    return this.#lookups.template({ TemplateId, International, options });
  }

  /**
   * The same for who reads many, one after another: where the key may list and that takes fewer calls, templates are shown as pages of
   * a list held them, a minute ago at most. What was asked for before, or changed by this client, is read anew.
   */
  listedTemplate(TemplateId: string, International: International, options: CallOptions = {}): Promise<Template | undefined> {
    return this.#lookups.listedTemplate({ TemplateId, International, options });
  }

  // Tencent: specification 10.9, L9854-10437.
  /**
   * Hands a message over for sending. Resolves when the platform accepted the request: look at
   * each number's code, whose success is `Ok`. Rejects with an `IncompleteSend` when the answer leaves numbers out. A lost
   * answer is not followed by a repeat.
   */
  sendSms(message: Message, options: SendOptions = {}): Promise<SendResult> {
    return send.sendSms(this.#caller, { message, options });
  }

  // Tencent: specification 10.10, L8645-8969.
  /** Takes reports of an application's messages; what was given is not given again. */
  pullSmsSendStatus(pull: Pull, options: CallOptions = {}): Promise<SendReports> {
    return pulls.pullSmsSendStatus(this.#caller, { pull, options });
  }

  // Tencent: specification 10.11, L8983-9351.
  /** Reads reports of one number's messages in the last 7 days. */
  pullSmsSendStatusByPhoneNumber(pull: PullByPhoneNumber, options: CallOptions = {}): Promise<SendReports> {
    return pulls.pullSmsSendStatusByPhoneNumber(this.#caller, { pull, options });
  }

  // Tencent: specification 10.12, L7958-8286.
  /** Takes replies to an application's messages; what was given is not given again. */
  pullSmsReplyStatus(pull: Pull, options: CallOptions = {}): Promise<Replies> {
    return pulls.pullSmsReplyStatus(this.#caller, { pull, options });
  }

  // Tencent: specification 10.13, L8287-8644.
  /** Reads one number's replies in the last 7 days. */
  pullSmsReplyStatusByPhoneNumber(pull: PullByPhoneNumber, options: CallOptions = {}): Promise<Replies> {
    return pulls.pullSmsReplyStatusByPhoneNumber(this.#caller, { pull, options });
  }

  // Tencent: specification 10.14, L4376-4708.
  /** Counts what an application sent. */
  sendStatusStatistics(query: StatisticsQuery, options: CallOptions = {}): Promise<SendStatistics> {
    return statistics.sendStatusStatistics(this.#caller, { query, options });
  }

  // Tencent: specification 10.15, L4038-4375.
  /** Counts receipts by what became of the messages, over at most 32 days. */
  callbackStatusStatistics(query: StatisticsQuery, options: CallOptions = {}): Promise<CallbackStatistics> {
    return statistics.callbackStatusStatistics(this.#caller, { query, options });
  }

  // Tencent: specification 10.16, L4709-5077.
  /** Reads a page of the packages made in a period. */
  smsPackagesStatistics(query: PackageQuery, options: CallOptions = {}): Promise<Packages> {
    return statistics.smsPackagesStatistics(this.#caller, { query, options });
  }

  /** Reads the packages of all pages. */
  allSmsPackages(query: Omit<PackageQuery, "Limit" | "Offset">, options: CallOptions = {}): Promise<readonly Package[]> {
    return statistics.allSmsPackages(this.#caller, { query, options });
  }

  // Tencent: specification 10.17, L9352-9618.
  /** Reads phone numbers as a send would; each has a code of its own. */
  describePhoneNumberInfo(query: PhoneNumberQuery, options: CallOptions = {}): Promise<PhoneNumberInfos> {
    return phoneNumbers.describePhoneNumberInfo(this.#caller, { query, options });
  }

  // Tencent: specification 10.18, L9619-9853.
  /** Reports that a verification code was used; for accounts that the vendor has admitted. */
  reportConversion(conversion: Conversion, options: CallOptions = {}): Promise<ReportedConversion> {
    return send.reportConversion(this.#caller, { conversion, options });
  }

  #changing<T>(change: Promise<T>): Promise<T> {
    return change.finally(() => this.#lookups.forgetLists());
  }
}
