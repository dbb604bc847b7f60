/** The call that sends (Tencent's specification 10.9). */
import { receiptDelayOf } from "../../inbox/outcomes";
import { Refusal } from "../../server/refusal";
import type { RefusedNumber } from "../../server/wire";
import { segmentsOf } from "../../values/text";
import { zones } from "../../values/zone";
import { type Code, codes } from "../calls/codes";
import type { ParametersOf } from "../calls/definitions";
import { refusal } from "../calls/envelope";
import { balanceOf, pay, requireApp } from "../console/apps";
import type { App } from "../console/console";
import type { Holdings } from "../holdings";
import type { Message } from "../messages/messages";
import { type PhoneNumber, readPhoneNumber } from "../numbers/phone-numbers";
import type { Context } from "../submissions/calls";
import type { Submission } from "../submissions/store";
import type { TemplateFields } from "../submissions/templates";
import { fillIn } from "./variables";

/** Most numbers of one send (Tencent L9883). */
const mostNumbers = 200;
/** SessionContext has fewer bytes than this (Tencent L9961). */
const contextBytes = 512;
/** Hours in which marketing may be sent (Tencent L10206). */
const marketingHours = { from: 8, to: 22 } as const;
/** The document only tells that 80 characters are two messages (Tencent L10929); these lengths are the usual ones. */
const lengths = { single: 70, piece: 67 } as const;

type Request = ParametersOf<"SendSms">;

interface Item {
  readonly SerialNo: string;
  readonly PhoneNumber: string;
  readonly Fee: number;
  readonly SessionContext: string;
  readonly Code: string;
  readonly Message: string;
  readonly IsoCode: string;
}

/** What all numbers of a send have in common. */
interface Letter {
  readonly account: string;
  readonly app: App;
  readonly request: Request;
  readonly template: Submission<TemplateFields>;
  readonly signName: string;
  readonly content: string;
  readonly fee: number;
}

/** Checks the request alone, then sends. */
export type SendSms = (request: Request, account: string) => () => { readonly SendStatusSet: readonly Item[] };

export function createSending({ stores: parts, callbacks }: Holdings, { world, switches }: Context): SendSms {
  const write = (account: string, request: Request): Letter => {
    const phones = request.PhoneNumberSet.map(readPhoneNumber).filter((phone) => phone !== undefined);
    const app = requireApp(parts.apps, account, request.SmsSdkAppId);
    const template = approvedTemplate(account, request.TemplateId);
    const [isDomestic, isMixed] = [phones.some((phone) => phone.isDomestic), new Set(phones.map((phone) => phone.isDomestic)).size > 1];
    if (isMixed) throw refusal("UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber");
    if (phones.length > 0) checkClass(template.fields, isDomestic);
    const signName = approvedSignature(account, request.SignName ?? "", isDomestic);
    const settings = parts.accounts.of(account);
    const text = fillIn(template.fields, request.TemplateParamSet ?? [], settings);
    if (template.fields.smsType === 1) checkMarketing(settings.certification);
    const content = signName === "" ? text : isDomestic ? `【${signName}】${text}` : `[${signName}]${text}`;
    return { account, app, request, template, signName, content, fee: segmentsOf(content, lengths) };
  };

  const approvedTemplate = (account: string, id: string): Submission<TemplateFields> => {
    const template = parts.templates.find(id);
    if (template !== undefined) parts.templates.settle(template, world.clock.now());
    if (template?.account !== account) throw refusal("FailedOperation.TemplateUnapprovedOrNotExist", id);
    if (template.status !== "0") throw refusal(switches.get("tencent.unapproved-template"), `${id} has status ${template.status}.`);
    return template;
  };

  /** Domestic messages need one, others may have one. */
  const approvedSignature = (account: string, name: string, isDomestic: boolean): string => {
    if (name === "" && !isDomestic) return "";
    const named = [...parts.signatures.all()].filter(({ fields }) => fields.signName === name);
    for (const signature of named) parts.signatures.settle(signature, world.clock.now());
    const approved = named.filter((signature) => signature.account === account && signature.status === "0");
    if (approved.length === 0) throw refusal("FailedOperation.SignatureIncorrectOrUnapproved", name);
    if (!approved.some(({ fields }) => fields.international === (isDomestic ? 0 : 1))) {
      throw refusal("UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber", `The signature ${name} is for other numbers.`);
    }
    return name;
  };

  const checkMarketing = (certification: "enterprise" | "personal"): void => {
    if (certification === "personal") throw refusal("UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny");
    const hour = Number(
      zones[switches.get("tencent.time-zone")].text(world.clock.now()).slice("yyyy-MM-dd ".length, "yyyy-MM-dd HH".length),
    );
    if (hour < marketingHours.from || hour >= marketingHours.to) throw refusal("FailedOperation.MarketingSendTimeConstraint");
  };

  /** Why this number gets no message. */
  const problemOf = (letter: Letter, phone: PhoneNumber | undefined, now: number): Code | undefined => {
    const { app, content, fee } = letter;
    if (phone === undefined) return "InvalidParameterValue.IncorrectPhoneNumber";
    if (phone.iso === "DEF") return "UnsupportedOperation.UnsupportedRegion";
    if (!phone.isDomestic && app.countries !== null && !app.countries.includes(phone.iso)) {
      return "LimitExceeded.AppCountryOrRegionInBlacklist";
    }
    if (parts.numbers.of(phone.number).optedOut) return "FailedOperation.PhoneNumberInBlacklist";
    if (app.prepaid && balanceOf(parts.packages, app.id, now) < fee) return "FailedOperation.InsufficientBalanceInSmsPackage";
    return parts.traffic.stopped({ appId: app.id, number: phone.number, content, isDomestic: phone.isDomestic }, app, now);
  };

  const sendOne = (letter: Letter, written: string): { readonly item: Item; readonly message: Message } => {
    const now = world.clock.now();
    const phone = readPhoneNumber(written);
    const problem = problemOf(letter, phone, now);
    const { request } = letter;
    const message: Message = {
      id: problem === undefined ? freshSerial() : `refused:${world.random.uuid()}`,
      account: letter.account,
      appId: letter.app.id,
      number: phone?.number ?? written,
      nationCode: phone?.nationCode ?? "",
      subscriber: phone?.subscriber ?? "",
      isDomestic: phone?.isDomestic ?? false,
      signName: letter.signName,
      templateId: letter.template.id,
      smsType: letter.template.fields.smsType,
      content: letter.content,
      fee: problem === undefined ? letter.fee : 0,
      sessionContext: request.SessionContext ?? "",
      extendCode: parts.accounts.of(letter.account).extensionCodes ? (request.ExtendCode ?? "") : "",
      code: problem ?? "Ok",
      sentAt: now,
      receiptCode: problem === undefined ? parts.numbers.of(phone?.number ?? "").receiptCode : null,
      receiptAt: now + receiptDelayOf(world, phone?.number ?? ""),
      isPulled: false,
      pushId: null,
      convertedAt: null,
    };
    parts.messages.put(message);
    if (problem === undefined) {
      parts.traffic.count(message, now);
      pay(parts.packages, letter.app.id, letter.fee, now);
    }
    const item: Item = {
      SerialNo: problem === undefined ? message.id : "",
      PhoneNumber: message.number,
      Fee: message.fee,
      SessionContext: message.sessionContext,
      Code: message.code,
      Message: problem === undefined ? "send success" : codes[problem],
      IsoCode: phone?.iso ?? "DEF",
    };
    return { item, message };
  };

  const freshSerial = (): string => {
    for (;;) {
      const serial = `5000:${Array.from({ length: 28 }, () => world.random.below(10)).join("")}`;
      if (parts.messages.find(serial) === undefined) return serial;
    }
  };

  return (request, account) => {
    checkRequest(request);
    const numbers = switches.get("tencent.duplicate-numbers") === "once" ? [...new Set(request.PhoneNumberSet)] : request.PhoneNumberSet;
    return () => {
      try {
        const letter = write(account, request);
        const sent = numbers.map((number) => sendOne(letter, number));
        callbacks.pushReceipts(sent.map(({ message }) => message));
        return { SendStatusSet: sent.map(({ item }) => item) };
      } catch (error) {
        if (!(error instanceof Refusal) || switches.get("tencent.send-failures") === "mixed") throw error;
        return { SendStatusSet: numbers.map((number) => refusedItem(number, request, error)) };
      }
    };
  };
}

/** @throws Refusal for what no application and no template could make right */
function checkRequest({ PhoneNumberSet, SessionContext = "", TemplateId }: Request): void {
  if (PhoneNumberSet.length === 0) throw refusal("MissingParameter.EmptyPhoneNumberSet");
  if (PhoneNumberSet.length > mostNumbers) throw refusal("LimitExceeded.PhoneNumberCountLimit", `${PhoneNumberSet.length} numbers.`);
  if (Buffer.byteLength(SessionContext) >= contextBytes) {
    throw refusal("InvalidParameterValue", `SessionContext must have less than ${contextBytes} bytes.`);
  }
  if (!/^\d{1,20}$/.test(TemplateId)) throw refusal("FailedOperation.TemplateUnapprovedOrNotExist", TemplateId);
}

function checkClass({ international }: TemplateFields, isDomestic: boolean): void {
  if (isDomestic && international === 1) throw refusal("UnsupportedOperation.GlobalTemplateToChineseMainlandPhone");
  if (!isDomestic && international === 0) throw refusal("UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone");
}

/** Of what any call answers: only sends have numbers. */
export function refusedNumbersIn(answer: object): RefusedNumber[] {
  const { SendStatusSet = [] }: { readonly SendStatusSet?: readonly Item[] } = answer;
  const refused = SendStatusSet.filter(({ Code }) => Code !== "Ok");
  return refused.map(({ PhoneNumber, Code, Message }) => ({ number: PhoneNumber, code: Code, reason: Message }));
}

function refusedItem(written: string, { SessionContext = "" }: Request, { code, message }: Refusal): Item {
  const phone = readPhoneNumber(written);
  return {
    SerialNo: "",
    PhoneNumber: phone?.number ?? written,
    Fee: 0,
    SessionContext,
    Code: code,
    Message: message,
    IsoCode: phone?.iso ?? "DEF",
  };
}
