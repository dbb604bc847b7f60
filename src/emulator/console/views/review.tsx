/** What waits for a reviewer, the oldest first. */
import { useRef, useState } from "preact/hooks";
import type { ReviewTally } from "../../admin/admin";
import type { ObjectView } from "../../platform";
import type { ReviewSettings } from "../../review/review";
import { get, send } from "../data/ask";
import { useLive } from "../data/live";
import { tell, tellProblem } from "../data/notices";
import { keyOf } from "../data/views";
import { Confirm } from "../parts/confirm";
import { useWords } from "../words/words";
import type { Around } from "./filters";
import { Listed, useShelf } from "./listed";
import { decide, ObjectDetail } from "./object";
import { ObjectRow } from "./row";

export function Review({ platforms, account }: Around) {
  const words = useWords();
  const [asks, setAsks] = useState(false);
  const replyField = useRef<HTMLTextAreaElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const shelf = useShelf<ObjectView, readonly ObjectView[]>({
    path: "/objects",
    account,
    query: (asked) => ({ ...asked, decision: "pending" }),
    itemsIn: (body) => body,
    keyOf,
  });
  const { filter, listing, selection, setOpen } = shelf;

  const toList = () => view.current?.querySelector<HTMLElement>("[role=listbox]")?.focus();
  const goOn = () => {
    selection.goOn();
    listing.reload();
    setOpen(false);
    toList();
  };
  const approve = async (object: ObjectView) => {
    try {
      // What was not so any more is told by its own view, which looks again.
      if (!(await decide(object, "approve", ""))) return listing.reload();
      tell(words.review.approved(object.id));
      goOn();
    } catch (problem) {
      tellProblem(problem);
    }
  };
  const approveAll = async () => {
    const pairs = Object.entries(filter).filter(([, value]) => value !== "");
    const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
    try {
      const { approved, failed } = await send<ReviewTally>("POST", `/objects/approve?${query}`);
      const [first] = failed;
      if (first === undefined) tell(words.review.approvedAll(approved.length));
      else tellProblem(words.review.failedSome(failed.length, first.error));
      goOn();
    } catch (problem) {
      tellProblem(problem);
    }
  };
  const pressed = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const { item } = selection;
    if (item === undefined || listing.total === 0) return false;
    if (key.toLowerCase() === "a" && shiftKey) setAsks(true);
    else if (key === "a") void approve(item);
    else if (key === "r") {
      setOpen(true);
      // Where list and object take turns, the field is there only then.
      requestAnimationFrame(() => replyField.current?.focus());
    } else return false;
    return true;
  };

  return (
    <div class="view" ref={view}>
      <Listed
        shelf={shelf}
        platforms={platforms}
        label={words.review.queue}
        none={words.review.none}
        tools={
          <>
            <button type="button" disabled={listing.total === 0} onClick={() => setAsks(true)}>
              {words.review.approveAll}
            </button>
            <ByItself />
            <small class="keys">{words.review.keys}</small>
          </>
        }
        pressed={pressed}
        row={(object) => <ObjectRow object={object} />}
        detail={(object) => <ObjectDetail key={selection.key} object={object} replyField={replyField} next={goOn} leave={toList} />}
      />
      {asks && (
        <Confirm
          question={words.review.confirmAll(listing.total)}
          yes={words.review.approveAll}
          confirmed={() => void approveAll()}
          closed={() => {
            setAsks(false);
            toList();
          }}
        />
      )}
    </div>
  );
}

/** Reviews that end by themselves leave nothing to decide: says so, and how it is otherwise. */
function ByItself() {
  const words = useWords();
  const { value, reload } = useLive(async (signal) => (await get<ReviewSettings>("/review", {}, signal))?.body, []);
  if (value === undefined || value.mode === "manual") return null;
  const change = () => send("PUT", "/review", { mode: "manual" }).then(reload, tellProblem);
  return (
    <p class="hint">
      {words.review.byItself(words.modes[value.mode], value.delayMs / 1000)}{" "}
      <button type="button" onClick={() => void change()}>
        {words.review.byHand}
      </button>
    </p>
  );
}
