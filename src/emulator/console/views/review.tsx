/** What waits for a reviewer, the oldest first. */
import { useRef, useState } from "preact/hooks";
import type { ReviewTally } from "../../admin/admin";
import type { ObjectView } from "../../platform";
import type { ReviewSettings } from "../../review/review";
import { get, send } from "../data/ask";
import { useList, useSelection } from "../data/list";
import { useLive } from "../data/live";
import { tell, tellProblem } from "../data/notices";
import { keyOf } from "../data/views";
import { Confirm } from "../parts/confirm";
import { List } from "../parts/list";
import { Split } from "../parts/split";
import { useWords } from "../words/words";
import { type Around, PlatformSelect, Search } from "./filters";
import { decide, ObjectDetail } from "./object";
import { ObjectRow } from "./row";

export function Review({ platforms, account }: Around) {
  const words = useWords();
  const [search, look] = useState("");
  const [platform, setPlatform] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [asks, setAsks] = useState(false);
  const replyField = useRef<HTMLTextAreaElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const filter = { platform, account, search };
  const listing = useList<ObjectView, readonly ObjectView[]>("/objects", { ...filter, decision: "pending" }, (body) => body);
  const selection = useSelection(listing, keyOf);

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
      <Split
        isOpen={isOpen}
        close={() => setOpen(false)}
        tools={
          <>
            <PlatformSelect platforms={platforms} platform={platform} choose={setPlatform} />
            <Search search={search} look={look} total={listing.total} />
            <button type="button" disabled={listing.total === 0} onClick={() => setAsks(true)}>
              {words.review.approveAll}
            </button>
            <ByItself />
            <small class="keys">{words.review.keys}</small>
          </>
        }
        list={
          <List
            label={words.review.queue}
            listing={listing}
            selection={selection}
            keyOf={keyOf}
            none={search === "" ? words.review.none : words.nothingFound}
            open={() => setOpen(true)}
            pressed={pressed}
            row={(object) => <ObjectRow object={object} />}
          />
        }
        detail={
          selection.item && <ObjectDetail key={selection.key} object={selection.item} replyField={replyField} next={goOn} leave={toList} />
        }
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
