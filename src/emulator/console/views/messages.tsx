/** What was sent, as it comes. */
import { useState } from "preact/hooks";
import type { InboxMessage, InboxPage } from "../../inbox/inbox";
import { get } from "../data/ask";
import { useList, useSelection } from "../data/list";
import { useArrivals } from "../data/live";
import { tell } from "../data/notices";
import { List } from "../parts/list";
import { Readable } from "../parts/readable";
import { Split } from "../parts/split";
import { called, useShortTimes, useWords } from "../words/words";
import { type Around, PlatformSelect, Search } from "./filters";
import { Phone } from "./phone";

const keyOf = ({ platform, id }: InboxMessage) => JSON.stringify([platform, id]);

export function Messages({ platforms, account }: Around) {
  const words = useWords();
  const time = useShortTimes();
  const [search, look] = useState("");
  const [platform, setPlatform] = useState("");
  const [isOpen, setOpen] = useState(false);
  const filter = { platform, account, search };
  const listing = useList<InboxMessage, InboxPage>("/messages", { ...filter, order: "newest" }, ({ messages }) => messages);
  const selection = useSelection(listing, keyOf);
  const since = listing.body?.next;
  useArrivals(async (signal) => {
    if (since === undefined) return new Promise((later) => setTimeout(later, 100, false));
    const told = await get<InboxPage>("/messages", { ...filter, since, wait: "20s", limit: 1 }, signal);
    const [message] = told?.body.messages ?? [];
    if (message !== undefined) tell(words.messages.arrived(message.to));
    return message !== undefined;
  }, listing.reload);
  return (
    <Split
      isOpen={isOpen}
      close={() => setOpen(false)}
      tools={
        <>
          <PlatformSelect platforms={platforms} platform={platform} choose={setPlatform} />
          <Search search={search} look={look} total={listing.total} />
        </>
      }
      list={
        <List
          label={words.messages.list}
          listing={listing}
          selection={selection}
          keyOf={keyOf}
          none={search === "" ? words.messages.none : words.nothingFound}
          open={() => setOpen(true)}
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
        />
      }
      detail={selection.item && <Phone key={selection.item.to} message={selection.item} account={account} />}
    />
  );
}

function ReceiptMark({ message: { receipt } }: { readonly message: InboxMessage }) {
  if (receipt === null) return <span class="standing pending">…</span>;
  return <span class={`standing ${receipt.delivered ? "approved" : "rejected"}`}>{receipt.code}</span>;
}
