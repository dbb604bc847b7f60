/** From what a platform's client answers, or ends with, to an outcome for each number. */
import { digitsOf, IncompleteSend } from "../../clouds/shared/client/incomplete-send";
import { CallAborted, PlatformError } from "../../http/errors";
import { type KnownRefusal, refusal } from "./refusals";
import type { Refused, Unknown } from "./results";
import type { Batch, Sender, Told } from "./sender";

/** What an answer says of one number. */
export interface Row {
  /** In whatever form the platform writes it. */
  readonly number: string;
  /** Absent where the answer lists what was refused and gives no code. */
  readonly code?: string | undefined;
  readonly messageId?: string | undefined;
  /** An earlier try may have sent to the number: a refusal is then none of that one. */
  readonly isToRepeat?: true | undefined;
  /** How many short messages the platform counted. */
  readonly segments?: number | undefined;
}

interface Adapter<Answer> {
  readonly mostNumbers: number;
  readonly acceptedCode: string;
  /** Undefined for a code after which nothing is certain, and for one that no document of the platform prints. */
  readonly refusalOf: (code: string) => KnownRefusal | undefined;
  readonly send: (batch: Batch) => Promise<Answer>;
  readonly rowsOf: (answer: Answer, batch: Batch) => readonly Row[];
}

export function senderBy<Answer>({ mostNumbers, acceptedCode, refusalOf, send, rowsOf }: Adapter<Answer>): Sender {
  return {
    mostNumbers,
    async send(batch) {
      try {
        return told(batch.numbers, rowsOf(await send(batch), batch));
      } catch (failure) {
        if (failure instanceof IncompleteSend) return told(batch.numbers, rowsOf(failure.result, batch));
        if (failure instanceof PlatformError && isAnswer(failure) && failure.numbers) return told(batch.numbers, failure.numbers);
        const outcome = outcomeOf(failure);
        return batch.numbers.map(() => outcome);
      }
    },
  };

  function told(numbers: readonly string[], rows: readonly Row[]): readonly Told[] {
    // As nearly all answers are: each number in its place and as it was asked for.
    if (rows.length === numbers.length && rows.every(({ number }, i) => number === numbers[i])) return rows.map(toldOf);
    const byNumber = new Map<string, Row[]>();
    for (const row of rows) {
      const digits = digitsOf(row.number);
      const others = byNumber.get(digits);
      if (others) others.push(row);
      else byNumber.set(digits, [row]);
    }
    return numbers.map((number) => toldOfAll(byNumber.get(digitsOf(number)) ?? []));
  }

  function toldOfAll([first, ...others]: readonly Row[]): Told {
    if (first === undefined) return unknown("The answer says nothing of this number.");
    // One number was asked for once: of answers that differ none is certain.
    if (others.some(({ code }) => code !== first.code)) return unknown("The answer says different things of this number.");
    return toldOf(first);
  }

  function toldOf({ code, messageId, segments, isToRepeat }: Row): Told {
    if (isToRepeat && code !== acceptedCode)
      return unknown("An answer was lost, and the repeat was refused: the first try may have sent it.", code);
    if (code === undefined) return refused("number", "The platform refused the number and does not say why.");
    return code === acceptedCode ? { outcome: "accepted", messageId, segments } : judged(code);
  }

  function judged(code: string, words?: string): Told {
    const known = refusalOf(code);
    if (!known) return unknown(words ?? `The platform answered with the code ${code}, which does not say that nothing was sent.`, code);
    const { cause, helps, reason = words ?? `The platform refused with the code ${code}.` } = known;
    return { outcome: "refused", code, cause, helps, reason };
  }

  function outcomeOf(failure: unknown): Told {
    if (failure instanceof CallAborted) return failure.sent === "no" ? refused("not_sent", failure.message) : unknown(failure.message);
    if (!(failure instanceof PlatformError)) return unknown(failure instanceof Error ? failure.message : "The send failed.");
    const { sent, meaning, lasting, code, message } = failure;
    if (sent === "no" && meaning === "invalid") return refused("request", message);
    if (sent === "no") return { ...refused("not_sent", message), helps: lasting ? ["person"] : ["later"] };
    if (!isAnswer(failure)) return unknown(message, code);
    if (code !== undefined) return judged(code, message);
    // Refused on the way: by a gateway that counts requests, or one that knows who may call.
    if (meaning === "throttled") return refused("busy", message);
    return meaning === "denied" || meaning === "unauthenticated" ? refused("denied", message) : unknown(message);
  }
}

/** Whether what a call ended with is the word of somebody who knows what became of it. */
function isAnswer({ sent, status = 0 }: PlatformError): boolean {
  return sent === "yes" && status < 500;
}

function refused(cause: Refused["cause"], reason: string): Refused {
  return { outcome: "refused", ...refusal(cause), reason };
}

function unknown(reason: string, code?: string): Unknown {
  return { outcome: "unknown", reason, ...(code !== undefined && { code }) };
}
