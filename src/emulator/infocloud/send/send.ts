/** The two calls that send (Infocloud's specification 4.1, 4.2 and 12). */
import { receiptDelayOf } from "../../inbox/outcomes";
import type { World } from "../../platform";
import type { Answer } from "../../server/wire";
import { segmentsOf } from "../../values/text";
import type { Envelopes } from "../calls/envelope";
import { refusal } from "../calls/envelope";
import type { Template } from "../console/templates";
import type { Holdings } from "../holdings";
import type { Message } from "../messages/messages";
import { numberOf } from "../numbers/phone-numbers";
import type { InfocloudSwitches } from "../switches";
import { readSend, readSendBatch, type SendRequest, sizeIn } from "./request";
import { type Rendered, render } from "./variables";

/** How a long message is cut is nowhere written; these are the usual lengths. */
const segmentLengths = { single: 70, piece: 67 } as const;

type Fields = Readonly<Record<string, unknown>>;

interface Surroundings {
  readonly world: World;
  readonly switches: InfocloudSwitches;
  readonly envelopes: Envelopes;
}

/** A number that is sent to, and its text. */
interface Letter extends Rendered {
  readonly number: string;
}

export function createSending({ stores, callbacks }: Holdings, { world, switches, envelopes }: Surroundings) {
  const { accounts, templates, messages, numbers, traffic, batchIds } = stores;

  const templateOf = (account: string, code: string): Template => {
    const template = templates.find(code);
    const isOwn = template !== undefined && (template.account === null || template.account === account);
    if (!isOwn || template.status !== "APPROVED") throw refusal("60001", code);
    return template;
  };

  const lettersOf = (template: Template, { phones, valuesFor }: SendRequest): Letter[] => {
    const values = valuesFor(template);
    const letters = phones.map((phone, place) => ({
      number: phone,
      ...render(template, values[place] ?? [], (text) => sizeIn(text, switches)),
    }));
    const reachable = letters.filter(({ number }) => numberOf(number) !== undefined && !numbers.of(number).blacklisted);
    if (switches.get("infocloud.duplicate-numbers") === "each") return reachable;
    return [...new Map(reachable.map((letter) => [letter.number, letter])).values()];
  };

  const hasWord = (account: string, content: string) => accounts.of(account).sensitiveWords.some((word) => content.includes(word));

  /** @throws Refusal for everything but the request's own form, in the order of the specification 12 */
  const checked = (account: string, request: SendRequest): { readonly template: Template; readonly letters: readonly Letter[] } => {
    const template = templateOf(account, request.templateCode);
    const letters = lettersOf(template, request);
    if (request.extension !== null && accounts.isTaken(request.extension, account)) throw refusal("40006", request.extension);
    const sentTo = letters.map(({ number }) => number);
    if (traffic.isOver(template, sentTo)) throw refusal("40005");
    const isRefused = switches.get("infocloud.sensitive-word") === "refuse" && letters.some(({ content }) => hasWord(account, content));
    if (isRefused) throw refusal("40005", "the text has a word that is not allowed");
    if (letters.length === 0 || letters.some(({ isEmpty }) => isEmpty)) throw refusal("60005");
    const { balance, allowance } = accounts.of(account);
    const isPaid = balance > 0 && (allowance[template.category] ?? 0) >= priceOf(letters);
    if (!isPaid && world.accountLimits !== "off") throw refusal("40002");
    return { template, letters };
  };

  /** Texts that are taken off the allowance; which they are no document tells. */
  const priceOf = (letters: readonly Letter[]): number =>
    switches.get("infocloud.billing") === "per-message"
      ? letters.length
      : letters.reduce((sum, { content }) => sum + segmentsOf(content, segmentLengths), 0);

  const send = (account: string, request: SendRequest): Answer => {
    const { template, letters } = checked(account, request);
    const now = world.clock.now();
    const msgId = batchIds.next(now);
    const sent = letters.map(
      ({ number, signature, content }, place): Message => ({
        id: `${msgId}_${place + 1}`,
        msgId,
        account,
        number,
        templateId: template.id,
        category: template.category,
        signature,
        content,
        segments: segmentsOf(content, segmentLengths),
        bid: request.bid,
        extension: request.extension,
        sentAt: now,
        receiptCode: hasWord(account, content) ? "REJECTD" : numbers.of(number).receiptCode,
        receiptAt: now + receiptDelayOf(world, number),
        isRead: false,
        pushId: null,
      }),
    );
    for (const message of sent) {
      messages.put(message);
      traffic.count(message, now);
    }
    accounts.pay(account, template.category, priceOf(letters));
    callbacks.pushReceipts(sent);
    const reached = new Set(sent.map(({ number }) => number));
    const failPhones = request.phones.filter((phone) => !reached.has(phone)).join(",");
    const desc = switches.get("infocloud.send-desc") === "null-text" ? { desc: "null" } : {};
    return envelopes.answer(undefined, { data: { msgId, ...desc, ...(failPhones === "" ? {} : { failPhones }) } });
  };

  return {
    send: (fields: Fields, account: string): Answer => send(account, readSend(fields, switches)),
    sendBatch: (fields: Fields, account: string): Answer => send(account, readSendBatch(fields, switches)),
  };
}
