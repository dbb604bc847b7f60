/** A recipient's phone: what came to the number, and of what is selected all that the recipient does not see. */
import { useEffect, useRef } from "preact/hooks";
import type { InboxMessage, InboxPage } from "../../inbox/inbox";
import { get } from "../data/ask";
import { useLive } from "../data/live";
import { tell } from "../data/notices";
import { Readable } from "../parts/readable";
import { called, useTimes, useWords } from "../words/words";
import { Way } from "./way";

/** Messages on the phone. */
const most = 50;

export function Phone({ message, account }: { readonly message: InboxMessage; readonly account: string }) {
  const words = useWords();
  const time = useTimes();
  const screen = useRef<HTMLOListElement>(null);
  const { to, sequence } = message;
  // Up to the selected one and some behind it, so that an old message is seen among its neighbours.
  const { value = [message] } = useLive(
    async (signal) => {
      const told = await get<InboxPage>("/messages", { to: to.slice(1), account, order: "newest", limit: most }, signal);
      const found = told?.body.messages ?? [];
      return found.some((each) => each.sequence === sequence) ? [...found].reverse() : [message];
    },
    [to, account, sequence],
  );
  useEffect(() => screen.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }), [sequence, value.length]);
  const latest = value.find((each) => each.sequence === sequence) ?? message;
  return (
    <article class="recipient">
      <div class="phone">
        <h2>{words.messages.phone(to)}</h2>
        <ol ref={screen}>
          {value.map((each) => (
            <li key={each.sequence} {...(each.sequence === sequence && { "aria-current": "true" as const })}>
              <p class="when">
                <span>{called(words.platforms, each.platform)}</span> <time dateTime={each.sentAt}>{time(each.sentAt)}</time>
              </p>
              <p class="bubble">
                <Readable text={each.text} links={each.links} codes={each.codes} />
              </p>
            </li>
          ))}
        </ol>
      </div>
      <About message={latest} />
    </article>
  );
}

function About({ message }: { readonly message: InboxMessage }) {
  const words = useWords();
  const { template, segments, codes, links, account } = message;
  const copy = (text: string) => void navigator.clipboard?.writeText(text).then(() => tell(words.copied(text)));
  return (
    <div class="about">
      <dl class="details">
        <div>
          <dt>{words.messages.template}</dt>
          <dd>
            <Readable text={template} /> <span class="quiet">{account}</span>
          </dd>
        </div>
        <div>
          <dt>{words.messages.billed}</dt>
          <dd>{words.messages.segments(segments, [...message.text].length)}</dd>
        </div>
        {codes.length > 0 && (
          <div>
            <dt>{words.messages.codes}</dt>
            <dd class="buttons">
              {codes.map((code) => (
                <button type="button" key={code} aria-label={words.copy(code)} onClick={() => copy(code)}>
                  {code}
                </button>
              ))}
            </dd>
          </div>
        )}
        {links.length > 0 && (
          <div>
            <dt>{words.messages.links}</dt>
            <dd>
              {links.map((link) => (
                <p key={link}>
                  <Readable text={link} links={[link]} />
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <h3>{words.messages.way}</h3>
      <Way message={message} />
    </div>
  );
}
