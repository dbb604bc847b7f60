/** What was sent, as it comes. */
import type { InboxMessage, InboxPage } from "../../inbox/inbox";
import { get } from "../data/ask";
import { useArrivals } from "../data/live";
import { tell } from "../data/notices";
import { Readable } from "../parts/readable";
import { called, useShortTimes, useWords } from "../words/words";
import type { Around } from "./filters";
import { Listed, useShelf } from "./listed";
import { Phone } from "./phone";

const keyOf = ({ platform, id }: InboxMessage) => JSON.stringify([platform, id]);

export function Messages({ platforms, account }: Around) {
  const words = useWords();
  const time = useShortTimes();
  const shelf = useShelf<InboxMessage, InboxPage>({
    path: "/messages",
    account,
    query: (filter) => ({ ...filter, order: "newest" }),
    itemsIn: ({ messages }) => messages,
    keyOf,
  });
  const { filter, listing } = shelf;
  const since = listing.body?.next;
  useArrivals(async (signal) => {
    if (since === undefined) return new Promise((later) => setTimeout(later, 100, false));
    const told = await get<InboxPage>("/messages", { ...filter, since, wait: "20s", limit: 1 }, signal);
    const [message] = told?.body.messages ?? [];
    if (message !== undefined) tell(words.messages.arrived(message.to));
    return message !== undefined;
  }, listing.reload);
  return (
    <Listed
      shelf={shelf}
      platforms={platforms}
      label={words.messages.list}
      none={words.messages.none}
      row={(message) => (
        <>
          <span class="first">
            <span>
              <Readable text={message.text} />
            </span>
            <time dateTime={message.sentAt}>{time(message.sentAt)}</time>
          </span>
          <span class="second">
            <span>{message.to}</span>
            <span>{called(words.platforms, message.platform)}</span>
            <ReceiptMark message={message} />
          </span>
        </>
      )}
      detail={(message) => <Phone key={message.to} message={message} account={account} />}
    />
  );
}

function ReceiptMark({ message: { receipt } }: { readonly message: InboxMessage }) {
  if (receipt === null) return <span class="standing pending">…</span>;
  return <span class={`standing ${receipt.delivered ? "approved" : "rejected"}`}>{receipt.code}</span>;
}
