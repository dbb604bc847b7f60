/**
 * Typed calls of infocloud's SMS gateway.
 */

import type { PlatformError } from "../../../http/errors";
import { createConcurrencyLimit } from "../../../http/limits/concurrency-limit";
import { createTransport, type TransportSettings } from "../../../http/transport";
import { systemClock } from "../../../system/clock";
import { systemRandom } from "../../../system/random";
import { requestIdOf } from "./answers/envelope";
import { limits } from "./call-table";
import { type Caller, createCaller, platform } from "./caller";
import { queryAllowance } from "./calls/allowance";
import { checkHealth } from "./calls/health";
import { queryReceipts } from "./calls/receipts";
import * as sending from "./calls/send";
import * as inParts from "./calls/send-in-parts";
import * as statistics from "./calls/statistics";
import { defaultEndpoint } from "./endpoints";
import type { SignMethod } from "./enumerations";
import { classify } from "./errors";
import { authorize, type Credentials, checkCredentials, checkSignMethod, nonceOf } from "./signing/authorize";
import type { AcceptedPart, BatchMessage, CallOptions, Message, ReceiptQuery, Receipts, SendOptions, SendResult } from "./types/messages";
import type { Allowances, Health, Period, Statistics, StatisticsQuery, StatisticsRow } from "./types/queries";
import type { UnknownSend } from "./unknown-send";

export interface InfocloudSmsOptions extends Credentials, TransportSettings {
  /**
   * A host or a URL, HTTPS unless it begins with `http://`: the vendor's other host, `opassapi.infocloud.cc`, or where an intranet forwards
   * from, such as `http://10.0.0.7:25172`. Default: `https://opassapi.infocloud.com.cn`.
   */
  readonly endpoint?: string | undefined;
  /** Default: `HmacSHA256`. */
  readonly signMethod?: SignMethod | undefined;
}

/**
 * A client for one account. Every call rejects with a {@link PlatformError}, or with a `CallAborted` when its signal aborts. Calls wait for
 * their turn under the documented limits, which for queries are slow: one in 20 seconds. Those that failed for a passing reason are
 * tried again where a repeat is safe: a send is not repeated after a lost answer, because the platform could not tell it from a second one;
 * `sent` is `unknown` then.
 *
 * @example
 * const sms = new InfocloudSms({ apiKey, accessKey });
 * const { msgId, failPhones } = await sms.send({ phones: ["13800138000"], templateCode: "574277763210051584", templateParam: ["4711"] });
 */
export class InfocloudSms {
  readonly #caller: Caller;

  /** @throws OptionError naming the option that is wrong */
  constructor(options: InfocloudSmsOptions) {
    checkCredentials(options);
    const { apiKey, accessKey, signMethod = "HmacSHA256", clock = systemClock, random = systemRandom } = options;
    checkSignMethod(signMethod);
    const common = {
      ...options,
      platform,
      endpoint: options.endpoint ?? defaultEndpoint,
      // Both ways out share it.
      concurrency: options.concurrency ?? createConcurrencyLimit(10),
      // Pushes prove with the apiKey whose they are.
      secrets: [accessKey, apiKey],
    };
    const signed = createTransport({
      ...common,
      sign: (request, nowMs) => authorize({ apiKey, accessKey, signMethod }, request, nowMs, nonceOf(random)),
      classify,
      requestIdOf,
      limits: { account: apiKey, of: limits },
    });
    // A check tells how things are: whatever is answered is its result, and it is asked once.
    const open = createTransport({
      ...common,
      sign: () => ({}),
      classify: () => undefined,
      retry: { tries: 1, throttledTries: 1 },
    });
    this.#caller = createCaller({ signed, open }, clock);
  }

  // Infocloud: specification 4.1, L204-444.
  /**
   * Hands one text over for sending, to 1 to 1000 numbers. Resolves when the platform accepted the request: the numbers in `failPhones` get
   * nothing all the same. Rejects with an {@link UnknownSend} when nobody knows whether it went out.
   */
  send(message: Message, options: SendOptions = {}): Promise<SendResult> {
    return sending.send(this.#caller, { message, options });
  }

  // Infocloud: specification 4.2, L447-695.
  /** Hands one template over for sending, with values of its own for each of 1 to 1000 numbers; it ends as {@link send} does. */
  sendBatch(message: BatchMessage, options: SendOptions = {}): Promise<SendResult> {
    return sending.sendBatch(this.#caller, { message, options });
  }

  /**
   * The same as {@link send} to any number of numbers, 1000 at a time. Resolves when all parts were accepted, each with a `msgId` of its own.
   * Rejects as a send does when surely none was sent, and else with an `IncompleteSend` whose result tells what became of each part.
   */
  sendInParts(message: Message, options: SendOptions = {}): Promise<readonly AcceptedPart[]> {
    return inParts.sendInParts(this.#caller, { message, options });
  }

  /** The same as {@link sendBatch} to any number of numbers; it ends as {@link sendInParts} does. */
  sendBatchInParts(message: BatchMessage, options: SendOptions = {}): Promise<readonly AcceptedPart[]> {
    return inParts.sendBatchInParts(this.#caller, { message, options });
  }

  // Infocloud: specification 4.3, L803-997.
  /**
   * Reads up to 600 receipts of the last 6 hours: of some sends, of a `bid`, or all. Each is given once, to whoever asks first: what a lost
   * answer held is lost, and the call is not repeated then.
   */
  queryReceipts(query: ReceiptQuery = {}, options: CallOptions = {}): Promise<Receipts> {
    return queryReceipts(this.#caller, { query, options });
  }

  // Infocloud: specification 4.4, L1060-1183.
  /** Counts what was sent by day, one page. */
  queryStatistics(query: StatisticsQuery, options: CallOptions = {}): Promise<Statistics> {
    return statistics.queryStatistics(this.#caller, { query, options });
  }

  /** Counts what was sent by day, all pages of 50 days; every further one takes 20 seconds. */
  allStatistics(query: Period, options: CallOptions = {}): Promise<readonly StatisticsRow[]> {
    return statistics.allStatistics(this.#caller, { query, options });
  }

  // Infocloud: specification 4.5, L1185-1342.
  /** Tells how many texts of each category are left. */
  queryAllowance(options: CallOptions = {}): Promise<Allowances> {
    return queryAllowance(this.#caller, { options });
  }

  // Infocloud: specification 4.6, L3277-3296.
  /** Asks whether the platform can be reached. Resolves with whatever was answered, and rejects where no answer came. It is not signed and not tried again. */
  checkHealth(options: CallOptions = {}): Promise<Health> {
    return checkHealth(this.#caller, { options });
  }
}
