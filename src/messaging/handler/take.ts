/** From a push that has arrived whole to its answer. */
import { CallbackError } from "../../clouds/shared/client/callback-error";
import type { MessagingEvent } from "../receipts/events";
import type { Answer, Push, PushReader } from "../receipts/pushes";
import type { ReceiptHandlerOptions, Settings } from "./options";
import { recognise } from "./recognise";
import { Refused } from "./refused";
import type { Work } from "./work";

export interface Taken {
  readonly answer: Answer;
  /** What the program is to work on when the answer is on its way; nothing of a push that was not taken. */
  readonly events?: readonly MessagingEvent[] | undefined;
}

export type Take = (push: Push, readers: readonly PushReader[]) => Taken | Promise<Taken>;

/** The part of the platform's time that keeping may take; the rest is for the way. */
const shareForKeeping = 0.8;

export function createTake(settings: Settings, { store, onProblem }: ReceiptHandlerOptions, work: Work): Take {
  const { mostWaiting } = settings;

  // Where nothing is kept nothing is waited for.
  return (push, readers) => {
    let reader = readers.length === 1 ? readers[0] : undefined;
    try {
      const found = recognise(push, readers, settings);
      reader = found.reader;
      requireMediaType(push, reader);
      const { platform, title } = reader;
      const { events, unreadable } = found.read();
      const [bad] = unreadable;
      if (bad) onProblem({ what: "unreadable", platform, reports: unreadable, error: new Error(`${title} callback: ${bad.problem}.`) });
      if (work.waiting > 0 && work.waiting + events.length > mostWaiting) {
        throw new Refused(503, `${work.waiting} events wait for the program's own work; push again later`);
      }
      const taken = { answer: reader.answer(), events };
      return store === undefined ? taken : keepFirst(events, reader, taken);
    } catch (error) {
      return refuse(error, reader);
    }
  };

  async function keepFirst(events: readonly MessagingEvent[], reader: PushReader, taken: Taken): Promise<Taken> {
    if (await keep(events, reader)) return taken;
    return { answer: reader.answer({ status: 503, message: "it could not be kept; push again later" }) };
  }

  /** Whether the events were kept within the platform's time. */
  async function keep(events: readonly MessagingEvent[], { platform, answerMs }: PushReader): Promise<boolean> {
    const { clock } = settings;
    const ms = answerMs * shareForKeeping;
    const enough = new AbortController();
    const late = clock.sleep(ms, enough.signal).then(
      () => "late" as const,
      () => "late" as const,
    );
    const kept = Promise.resolve()
      .then(() => store?.append(events))
      .then(
        () => "kept" as const,
        (error: unknown) => ({ error }),
      );
    const outcome = await Promise.race([kept, late]);
    enough.abort();
    if (outcome === "kept") return true;
    const error = outcome === "late" ? new Error(`append took longer than ${ms} ms`) : outcome.error;
    onProblem({ what: "not_stored", platform, events, error });
    // What is kept after all is worked on: not every platform pushes again.
    if (outcome === "late") void kept.then((later) => (later === "kept" ? work.add(events) : undefined));
    return false;
  }

  function refuse(error: unknown, reader: PushReader | undefined): Taken {
    const refusal = refusalOf(error);
    const problem = error instanceof Error ? error : new Error(String(error));
    onProblem({ what: "refused", platform: reader?.platform, status: refusal.status, error: problem });
    return { answer: reader?.answer(refusal) ?? { status: refusal.status, body: JSON.stringify({ message: refusal.message }) } };
  }
}

/** What is neither is a mistake of this program, and none of the platform's business. */
function refusalOf(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof CallbackError || error instanceof Refused) return error;
  return { status: 500, message: "the push could not be read" };
}

function requireMediaType({ headers }: Push, { title, mediaTypes }: PushReader): void {
  const { "content-type": said } = headers;
  if (mediaTypes === undefined || typeof said !== "string" || mediaTypes.includes(said)) return;
  const [type = ""] = said.split(";");
  if (mediaTypes.includes(type.trim().toLowerCase())) return;
  throw new Refused(415, `${title} pushes ${mediaTypes.join(" or ")}, not ${JSON.stringify(type.slice(0, 100))}`);
}
