/** The way of a message's receipt: from the carrier to the platform, and from there to whoever sent it. */
import type { InboxMessage } from "../../inbox/inbox";
import type { ObjectView } from "../../platform";
import { get, pathOf } from "../data/ask";
import { useLive } from "../data/live";
import { useTimes, useWords } from "../words/words";

/** How a push stands, as the admin interface shows it. */
interface PushView {
  readonly attempts: number;
  readonly nextAt: string | null;
  readonly lastStatus: number | string | null;
}

export function Way({ message }: { readonly message: InboxMessage }) {
  const words = useWords();
  const time = useTimes();
  const { value: view } = useLive(
    async (signal) => (await get<ObjectView>(pathOf({ ...message, kind: "messages" }), {}, signal))?.body,
    [message.platform, message.id],
  );
  const { receipt } = message;
  const { delivered, undelivered } = words.messages;
  return (
    <ol class="way">
      <li class="done">
        <strong>{words.messages.sent}</strong> <time dateTime={message.sentAt}>{time(message.sentAt)}</time>
      </li>
      <li class={receipt === null ? "" : receipt.delivered ? "done" : "failed"}>
        <strong>{words.messages.receipt}</strong>{" "}
        {receipt === null ? (
          <Awaited view={view} />
        ) : (
          <>
            <code>{receipt.code}</code> {receipt.delivered ? delivered : undelivered} <time dateTime={receipt.at}>{time(receipt.at)}</time>
          </>
        )}
      </li>
      {view !== undefined && <HandedOut view={view} />}
    </ol>
  );
}

function Awaited({ view }: { readonly view: ObjectView | undefined }) {
  const words = useWords();
  const time = useTimes();
  if (view === undefined) return <span class="quiet">…</span>;
  const code = view.carrierCode ?? view.receiptCode;
  return <span>{code === null ? words.messages.never : words.messages.awaited(time(String(view.receiptAt)))}</span>;
}

/** A receipt is pushed, or taken away by a call: as the account is set up, and as the platform can. */
function HandedOut({ view }: { readonly view: ObjectView }) {
  const words = useWords();
  const taken = view.isPulled ?? view.isRead;
  const push = pushIn(view);
  const isPushed = push !== undefined && typeof push.lastStatus === "number" && push.lastStatus < 300 && push.nextAt === null;
  return (
    <>
      <li class={isPushed ? "done" : ""}>
        <strong>{words.messages.push}</strong> <PushText push={push} />
        {typeof view.statusCallback === "string" && (
          <p>
            {words.messages.callback} <bdi>{view.statusCallback}</bdi>
          </p>
        )}
      </li>
      {typeof taken === "boolean" && (
        <li class={taken ? "done" : ""}>
          <strong>{words.messages.pulled}</strong> {taken ? words.messages.isPulled : words.messages.notPulled}
        </li>
      )}
    </>
  );
}

function PushText({ push }: { readonly push: PushView | undefined }) {
  const words = useWords();
  const time = useTimes();
  if (push === undefined || (push.attempts === 0 && push.nextAt === null)) return <span>{words.messages.noPush}</span>;
  const { attempts, nextAt, lastStatus } = push;
  const last = lastStatus === "unreachable" ? words.messages.unreachable : `HTTP ${lastStatus}`;
  if (nextAt === null) return <span>{words.messages.pushed(attempts, last)}</span>;
  if (attempts === 0) return <span>{words.messages.pushDue(time(nextAt))}</span>;
  return <span>{words.messages.pushAgain(attempts, last, time(nextAt))}</span>;
}

function pushIn({ push }: ObjectView): PushView | undefined {
  if (typeof push !== "object" || push === null) return undefined;
  const { attempts = 0, nextAt = null, lastStatus = null }: Partial<PushView> = push;
  return { attempts, nextAt, lastStatus };
}
