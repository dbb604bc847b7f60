/** The two calls that send (Huawei's specification 7). */

import { createdOf } from "../../../clouds/huawei/client/signing/sign-wsse";
import { receiptDelayOf } from "../../inbox/outcomes";
import type { Answer } from "../../server/wire";
import { segmentsOf } from "../../values/text";
import type { App } from "../apps/apps";
import type { DecodedRequest } from "../calls/body";
import type { Context } from "../calls/context";
import { jsonAnswer } from "../calls/envelope";
import type { Holdings } from "../holdings";
import type { Message } from "../messages/messages";
import { isPassed } from "../submissions/lifecycle";
import type { Signature } from "../submissions/signatures";
import type { Template } from "../submissions/templates";
import { fillIn } from "../submissions/variables";
import { authenticateSend } from "./authentication";
import { type NumberStatus, numberReasons, sendRefusal } from "./codes";
import { type Content, type Recipient, readBody, readForm, type SendRequest } from "./request";

/** How a long message is cut is nowhere written; these are the usual lengths. */
const segmentLengths = { single: 70, piece: 67 } as const;

/** What a content comes to: a text, or why none of its numbers can have it. */
type Letter = { readonly text: string; readonly isDomestic: boolean } | { readonly refusal: NumberStatus };

interface Placed {
  readonly content: Content;
  readonly recipient: Recipient;
  readonly code: NumberStatus;
  readonly text: string;
}

export function createSending({ stores, callbacks }: Holdings, { world, switches }: Context) {
  const { apps, accounts, signatures, templates, messages, numbers, traffic, nonces } = stores;

  const letterOf = (app: App, from: string, content: Content): Letter => {
    const template = templateOf(app, content.templateId);
    if (template?.status !== "Adopted") return { refusal: "E200030" };
    const { fields } = template;
    const isDomestic = fields.region === "cn";
    const signature = isDomestic ? signatureOf(app, from) : undefined;
    if (isDomestic ? signature === undefined : from !== app.fields.intlChannelNum) return { refusal: "E200029" };
    const problem = signature && mismatchOf(template, signature, content);
    if (problem !== undefined) return { refusal: problem };
    const text = fillIn(fields.templateContent, fields.variables, content.templateParas);
    if (text === undefined) return { refusal: "E200028" };
    const [open, close] = fields.brackets === "GB" ? ["[", "]"] : ["【", "】"];
    return { text: signature === undefined ? text : `${open}${signature.fields.signatureName}${close}${text}`, isDomestic };
  };

  const templateOf = (app: App, templateId: string): Template | undefined => {
    const found = [...templates.all()].find(({ fields }) => fields.templateId === templateId && fields.appId === app.id);
    return found && templates.owned(app.account, found.id);
  };

  /** The signature of a channel number, if it may be sent with. */
  const signatureOf = (app: App, from: string): Signature | undefined => {
    const found = [...signatures.all()].find(({ fields }) => fields.channelNum === from && fields.appId === app.id);
    const signature = found && signatures.owned(app.account, found.id);
    return signature !== undefined && isPassed(signature.status, switches) ? signature : undefined;
  };

  const mismatchOf = ({ fields }: Template, signature: Signature, content: Content): NumberStatus | undefined => {
    const isUniversal = fields.universalTemplate === 1;
    if (isUniversal ? content.signature !== signature.fields.signatureName : fields.signId !== signature.id) return "E200029";
    return fields.templateType === signature.fields.signatureType ? undefined : "E200033";
  };

  const placedOf = (app: App, from: string, content: Content): Placed[] => {
    const letter = letterOf(app, from, content);
    const seen = new Set<string>();
    return content.to.map((recipient) => {
      const isRepeated = seen.has(recipient.number);
      seen.add(recipient.number);
      const code = codeOf(letter, recipient, isRepeated);
      return { content, recipient, code, text: "text" in letter ? letter.text : "" };
    });
  };

  const codeOf = (letter: Letter, recipient: Recipient, isRepeated: boolean): NumberStatus => {
    if (isRepeated) return "E200041";
    if ("refusal" in letter) return letter.refusal;
    if (letter.isDomestic !== recipient.isDomestic) return "E200029";
    return numbers.of(recipient.number).refusal ?? "000000";
  };

  const messageOf = (app: App, request: SendRequest, { content, recipient, code, text }: Placed, id: string): Message => {
    const { originTo, number, country } = recipient;
    const now = world.clock.now();
    return {
      id,
      account: app.account,
      appId: app.id,
      from: request.from,
      originTo,
      number,
      country,
      templateId: content.templateId,
      content: code === "000000" ? text : "",
      total: segmentsOf(text, segmentLengths),
      extend: request.extend,
      code,
      sentAt: now,
      receiptCode: code === "000000" ? numbers.of(number).receiptCode : null,
      receiptAt: now + receiptDelayOf(world, number),
      statusCallback: request.statusCallback,
    };
  };

  const send = (app: App, request: SendRequest): Answer => {
    const placed = request.contents.flatMap((content) => placedOf(app, request.from, content));
    const goingOut = placed.filter(({ code }) => code === "000000");
    const stop = traffic.stopped(
      app.account,
      goingOut.map(({ recipient }) => recipient.country),
      accounts.of(app.account),
    );
    if (stop !== undefined) throw sendRefusal(stop);
    const prefix = world.random.uuid();
    const sent = placed.map((each, place) => messageOf(app, request, each, `${prefix}_${place + 1}`));
    const failed = placed.length - goingOut.length;
    const isRefused = failed > 0 && (goingOut.length === 0 || switches.get("huawei.failed-send") === "any-failed");
    for (const message of sent) messages.put(message);
    const accepted = sent.filter(({ code }) => code === "000000");
    for (const message of accepted) traffic.count(message, message.sentAt);
    callbacks.pushReports(accepted);
    const result = sent.map(shown);
    const refusedNumbers = sent
      .filter(({ code }) => code !== "000000")
      .map(({ originTo, code }) => ({ number: originTo, code, reason: numberReasons[code] }));
    if (isRefused)
      throw sendRefusal("E000510", "", switches.get("huawei.failed-send-result") === "present" ? { result } : {}, refusedNumbers);
    return { ...jsonAnswer({ result, code: "000000", description: "Success" }), refusedNumbers };
  };

  const authenticated = (request: DecodedRequest) => authenticateSend(request, { world, switches, apps, accounts, nonces });

  return {
    batchSendSms: (request: DecodedRequest): Answer => send(authenticated(request), readForm(request, switches)),
    batchSendDiffSms: (request: DecodedRequest): Answer => send(authenticated(request), readBody(request, switches)),
  };
}

function shown({ id, originTo, from, code, sentAt, country, total }: Message): object {
  return {
    originTo,
    createTime: createdOf(sentAt),
    from,
    smsMsgId: id,
    status: code,
    ...(country === "" ? {} : { countryId: country }),
    total,
  };
}
