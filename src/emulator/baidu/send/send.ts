/** The send call, in the decision order of Baidu's specification 10 (Baidu's specification 6.4). */
import { receiptDelayOf } from "../../inbox/outcomes";
import { pushDue } from "../../pushes/pushes";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import type { Entry } from "../blacklist/store";
import type { DecodedRequest } from "../calls/authentication";
import { digestOf } from "../calls/client-tokens";
import { errorAnswer, jsonAnswer } from "../calls/envelope";
import type { Holdings } from "../holdings";
import type { Message } from "../messages/messages";
import { type PhoneNumber, readPhoneNumber } from "../numbers/phone-numbers";
import type { Context } from "../submissions/calls";
import type { SignatureFields } from "../submissions/signatures";
import type { Submission } from "../submissions/store";
import type { TemplateFields } from "../submissions/templates";
import { type SendCode, SendRefusal, sendCodes } from "./codes";
import { readSend, type SendRequest } from "./request";
import { render } from "./segments";
import { fillIn } from "./variables";

/** The receipts that tell what a code of the answer tells (Baidu L3483-3487). */
const blacklistReceipts = { "4641": "B:00033", "4642": "B:00034", "4643": "B:00035" } as const;

export interface Sending {
  /** @param authenticated the account, or the Refusal that its check throws */
  answer(request: DecodedRequest, authenticated: () => string): Answer;
  /** The answer to a path that is no call. */
  wrongAddress(authenticated: () => string): Answer;
}

interface Item {
  readonly mobile: string;
  readonly code: SendCode;
  readonly message: string;
  readonly messageId: string;
}

interface Result {
  readonly requestId: string;
  readonly code: SendCode;
  readonly message: string;
  readonly data: readonly Item[];
}

/** What all numbers of a send have in common. */
interface Letter {
  readonly account: string;
  readonly request: SendRequest;
  readonly requestId: string;
  readonly signature: Submission<SignatureFields>;
  readonly template: Submission<TemplateFields>;
  readonly text: string;
}

export function createSending({ stores: parts, callbacks }: Holdings, { world, switches }: Context): Sending {
  const send = (account: string, request: SendRequest): Result => {
    const requestId = world.random.uuid();
    if (request.userExtId !== null && !parts.accounts.of(account).extensionCodes) throw new SendRefusal("4512");
    const signature = parts.signatures.owned(account, request.signatureId);
    if (signature?.status !== "READY") throw new SendRefusal("6006", request.signatureId);
    // What cannot be an id cannot even be looked up.
    if (!/^[\w-]+$/.test(request.template)) throw new SendRefusal("4603", request.template);
    const template = parts.templates.owned(account, request.template);
    if (template === undefined) throw new SendRefusal("4602", request.template);
    if (template.status !== "READY") throw new SendRefusal("4607", `${template.id} is ${template.status}`);
    if (scopesOf(signature, template).length === 0) throw new SendRefusal("4609");
    const text = fillIn(template.fields.content, signature.fields.content, request.contentVar, switches);
    const letter: Letter = { account, request, requestId, signature, template, text };
    const data = request.mobiles.map((mobile) => sendOne(letter, mobile));
    const code = topCode(data);
    return { requestId, code, message: sendCodes[code], data };
  };

  const sendOne = (letter: Letter, mobile: string): Item => {
    const phone = readPhoneNumber(mobile);
    const blocked = typeof phone === "string" ? undefined : blacklistCode(letter, phone);
    const asReceipt = switches.get("baidu.blacklist-hit") === "receipt";
    const refused = refusalOf(letter, phone) ?? (asReceipt ? undefined : blocked) ?? complaintOf(phone);
    if (refused !== undefined || typeof phone === "string") {
      const code = refused ?? "4503";
      return { mobile, code, message: sendCodes[code], messageId: "" };
    }
    const { messageId } = post(letter, mobile, phone, blocked);
    return { mobile, code: "1000", message: sendCodes["1000"], messageId };
  };

  const refusalOf = ({ signature, template }: Letter, phone: ReturnType<typeof readPhoneNumber>): SendCode | undefined => {
    if (phone === "malformed") return "4503";
    if (phone === "invalid") return "4507";
    return scopesOf(signature, template).includes(phone.scope) ? undefined : "4609";
  };

  const complaintOf = (phone: ReturnType<typeof readPhoneNumber>): SendCode | undefined =>
    typeof phone === "string" ? undefined : (parts.numbers.of(phone.number).complaint ?? undefined);

  const blacklistCode = ({ account, signature, template }: Letter, { number }: PhoneNumber): keyof typeof blacklistReceipts | undefined => {
    const holds = ({ type, smsType, signatureId }: Entry) =>
      (smsType ?? template.fields.smsType) === template.fields.smsType && (type === "MerchantBlack" || signatureId === signature.id);
    // A blacklist may write a number of another country with or without its plus sign.
    const entries = [number, number.replace("+", "")].flatMap((phone) => parts.blacklist.of(account, phone)).filter(holds);
    if (entries.some(({ type }) => type === "MerchantBlack")) return switches.get("baidu.merchant-black-code");
    return entries.length > 0 ? "4642" : undefined;
  };

  const post = (letter: Letter, mobile: string, phone: PhoneNumber, blocked: keyof typeof blacklistReceipts | undefined): Message => {
    const { account, request, requestId, signature, template, text } = letter;
    const now = world.clock.now();
    const sending = { account, signatureId: signature.id, number: phone.number, smsType: template.fields.smsType };
    const stopped = blocked === undefined ? parts.traffic.stopped(sending, parts.quotas.of(account, now), now) : blacklistReceipts[blocked];
    const { receiptCode } = parts.numbers.of(phone.number);
    const carrierCode = stopped ?? receiptCode;
    const receiptAt = now + receiptDelayOf(world, phone.number);
    const messageId = `${request.clientToken ?? requestId}_${mobile}`;
    const message: Message = {
      ...sending,
      ...phone,
      ...render(signature.fields.content, text, phone.scope),
      id: freshId(messageId),
      messageId,
      requestId,
      mobile,
      templateId: template.id,
      templateName: template.fields.name,
      custom: request.custom,
      userExtId: request.userExtId,
      sentAt: now,
      carrierCode,
      receiptAt,
      wentOut: stopped === undefined,
      push: pushDue(carrierCode === null ? null : receiptAt),
    };
    parts.messages.put(message);
    if (stopped === undefined) parts.traffic.count(sending, now);
    callbacks.pushReceipt(message);
    return message;
  };

  const freshId = (messageId: string): string => {
    let id = messageId;
    for (let count = 2; parts.messages.find(id) !== undefined; count += 1) id = `${messageId}_${count}`;
    return id;
  };

  const topCode = (data: readonly Item[]): SendCode => {
    const failures = data.filter(({ code }) => code !== "1000");
    const counts = { accepted: false, "all-failed": failures.length === data.length, "any-failed": true };
    return counts[switches.get("baidu.send-top-code")] ? (failures[0]?.code ?? "1000") : "1000";
  };

  const requireAccount = (authenticated: () => string): string => {
    try {
      const account = authenticated();
      if (!parts.accounts.of(account).addressAllowed) throw new SendRefusal("6002", "this address is not in the account's list");
      return account;
    } catch (error) {
      if (!(error instanceof Refusal) || switches.get("baidu.send-authentication") === "common") throw error;
      throw new SendRefusal("6002", error.code);
    }
  };

  const requireSending = (account: string): void => {
    const codes = { ACTIVE: undefined, DISABLED: "6005", NOT_ACTIVATED: "6013", ARREARS: "6012" } as const;
    const code = codes[parts.accounts.of(account).status];
    if (code !== undefined) throw new SendRefusal(code);
  };

  const answered = (work: () => Result): Answer => {
    try {
      const result = work();
      const refused = result.data.filter(({ code }) => code !== "1000");
      const refusedNumbers = refused.map(({ mobile, code, message }) => ({ number: mobile, code, reason: message }));
      return { ...jsonAnswer(world, result, statusOf(result.code), result.requestId), refusedNumbers };
    } catch (error) {
      if (error instanceof Refusal) return errorAnswer(world, error);
      if (!(error instanceof SendRefusal)) throw error;
      const requestId = world.random.uuid();
      const { code, message } = error;
      const data = switches.get("baidu.failed-send-data") === "empty" ? { data: [] } : {};
      const answer = jsonAnswer(world, { requestId, code, message, ...data }, statusOf(code), requestId);
      return { ...answer, refusal: { code, reason: message } };
    }
  };

  const statusOf = (code: SendCode): number => (code === "1000" ? 200 : Number(switches.get("baidu.send-failure-status")));

  return {
    answer: (request, authenticated) =>
      answered(() => {
        const account = requireAccount(authenticated);
        requireSending(account);
        const wanted = readSend(request, switches);
        if (wanted.clientToken === undefined) return send(account, wanted);
        const { clientToken } = wanted;
        return parts.sendTokens.once({ account, token: clientToken, request: digestOf(request) }, () => send(account, wanted)) as Result;
      }),
    wrongAddress: (authenticated) =>
      answered(() => {
        requireSending(requireAccount(authenticated));
        throw new SendRefusal("4518");
      }),
  };
}

/** Where both may be used. */
function scopesOf(signature: Submission<SignatureFields>, template: Submission<TemplateFields>): PhoneNumber["scope"][] {
  const countries = [signature.fields.countryType, template.fields.countryType];
  const scopes: PhoneNumber["scope"][] = ["DOMESTIC", "INTERNATIONAL"];
  return scopes.filter((scope) => countries.every((country) => country === scope || country === "GLOBAL"));
}
