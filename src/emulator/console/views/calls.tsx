/** What was called, and why it was refused. */
import { useState } from "preact/hooks";
import type { CallReport, LoggedCall } from "../../server/calls";
import { send } from "../data/ask";
import { tellProblem } from "../data/notices";
import { Details } from "../parts/details";
import { Check } from "../parts/fields";
import { Readable } from "../parts/readable";
import { called, useShortTimes, useTimes, useWords } from "../words/words";
import type { Around } from "./filters";
import { Listed, useShelf } from "./listed";

const keyOf = ({ sequence }: LoggedCall) => String(sequence);

export function Calls({ platforms, account }: Around) {
  const words = useWords();
  const time = useShortTimes();
  const [refusedOnly, setRefusedOnly] = useState(false);
  const shelf = useShelf<LoggedCall, CallReport>({
    path: "/calls",
    account,
    query: (filter) => ({ ...filter, order: "newest", refused: refusedOnly ? "true" : undefined }),
    itemsIn: ({ log }) => log,
    keyOf,
  });
  const { body, reload } = shelf.listing;
  const refused = Object.values(body?.refused ?? {}).flatMap((codes) => Object.values(codes));
  const clear = () => send("DELETE", "/calls").then(reload, tellProblem);
  return (
    <Listed
      shelf={shelf}
      platforms={platforms}
      label={words.calls.list}
      none={words.calls.none}
      tools={
        <>
          <Check label={words.calls.refusedOnly} value={refusedOnly} change={setRefusedOnly} />
          <button type="button" onClick={() => void clear()}>
            {words.calls.clear}
          </button>
          <small class="keys">
            {words.calls.total(
              body?.total ?? 0,
              refused.reduce((sum, count) => sum + count, 0),
            )}
          </small>
        </>
      }
      row={(call) => (
        <>
          <span class="first">
            <span>
              {call.call} <span class="quiet">{call.method}</span>
            </span>
            <time dateTime={new Date(call.at).toISOString()}>{time(call.at)}</time>
          </span>
          <span class="second">
            <Outcome call={call} />
            <span>{called(words.platforms, call.platform)}</span>
            <span class="quiet">{call.account}</span>
          </span>
        </>
      )}
      detail={(call) => <CallDetail call={call} />}
    />
  );
}

function Outcome({ call: { status, error, refusedNumbers } }: { readonly call: LoggedCall }) {
  const words = useWords();
  const says = typeof status === "number" ? `HTTP ${status}` : words.calls[status];
  const isFine = error === null && refusedNumbers.length === 0 && typeof status === "number";
  const codes = error === null ? refusedNumbers.map(({ code }) => code) : [error];
  return (
    <span class={`standing ${isFine ? "approved" : "rejected"}`}>
      {says} <strong>{[...new Set(codes)].join(", ")}</strong>
    </span>
  );
}

function CallDetail({ call }: { readonly call: LoggedCall }) {
  const words = useWords();
  const time = useTimes();
  const { method, path, query, body, error, reason, refusedNumbers, at, durationMs, platform, account, application } = call;
  return (
    <article class="object">
      <header>
        <p class="second">
          <Outcome call={call} />
          <span>{called(words.platforms, platform)}</span>
          <time dateTime={new Date(at).toISOString()}>{time(at)}</time>
        </p>
        <h2>{call.call}</h2>
      </header>
      {error !== null && (
        <div class="meanwhile">
          <p>
            <strong>{words.calls.reason}</strong> <code>{error}</code>
          </p>
          <p>
            <Readable text={reason ?? ""} />
          </p>
        </div>
      )}
      {refusedNumbers.length > 0 && (
        <div class="meanwhile">
          <p>
            <strong>{words.calls.numbers}</strong>
          </p>
          {refusedNumbers.map(({ number, code, reason: why }) => (
            <p key={number}>
              {number} <code>{code}</code> <Readable text={why} />
            </p>
          ))}
        </div>
      )}
      <Details
        values={{
          [words.calls.request]: `${method} ${path}`,
          ...(account !== null && { [words.calls.account]: account }),
          ...(application !== null && { [words.calls.application]: application }),
          ...(Object.keys(query).length > 0 && { [words.calls.query]: query }),
          [words.calls.body]: body,
          [words.calls.duration]: `${durationMs.toFixed(1)} ms`,
        }}
      />
    </article>
  );
}
