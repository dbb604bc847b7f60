/** One object, and the decision about it. What is decided is what was seen: where it is not so any more, that is told first. */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { ObjectView } from "../../platform";
import { get, pathOf, Refused, send } from "../data/ask";
import { useLive } from "../data/live";
import { tell, tellProblem } from "../data/notices";
import { ownFields, seenOf, titleOf } from "../data/views";
import { Details } from "../parts/details";
import { Readable } from "../parts/readable";
import { Standing } from "../parts/standing";
import { called, useWords } from "../words/words";

interface Decide {
  /** As it was when it was selected. */
  readonly object: ObjectView;
  /** Where the reply is written. */
  readonly replyField?: RefObject<HTMLTextAreaElement | null>;
  /** After a decision of this page, or when somebody else's was told. */
  next(): void;
  leave?(): void;
}

export type Verdict = "approve" | "reject";

/** Decides about what was seen. @returns whether it was so still */
export async function decide(object: ObjectView, verdict: Verdict, reply: string): Promise<boolean> {
  try {
    await send("POST", pathOf(object, verdict), { ...(reply !== "" && { reply }), expected: seenOf(object) });
    return true;
  } catch (problem) {
    if (problem instanceof Refused && [404, 409].includes(problem.status)) return false;
    throw problem;
  }
}

export function ObjectDetail({ object, replyField, next, leave }: Decide) {
  const words = useWords();
  const [seen, see] = useState(object);
  const [reply, setReply] = useState("");
  const { value: now, reload } = useLive(
    (signal) =>
      get<ObjectView>(pathOf(object), {}, signal).catch((problem: unknown) => {
        if (problem instanceof Refused && problem.status === 404) return "gone" as const;
        throw problem;
      }),
    [pathOf(object)],
  );
  const current = now === undefined || now === "gone" ? undefined : now.body;
  const isChanged = current !== undefined && JSON.stringify(seenOf(current)) !== JSON.stringify(seenOf(seen));
  const isDecided = isChanged && seen.decision === "pending" && current?.decision !== "pending";
  const told =
    now === "gone"
      ? words.review.goneMeanwhile
      : isDecided
        ? words.review.decidedMeanwhile(words.decisions[current.decision ?? "none"], current.status, current.review)
        : isChanged
          ? words.review.changedMeanwhile
          : undefined;

  const pass = async (verdict: Verdict) => {
    try {
      const isDone = await decide(seen, verdict, reply);
      if (!isDone) return reload();
      tell(verdict === "approve" ? words.review.approved(seen.id) : words.review.rejected(seen.id));
      setReply("");
      next();
    } catch (problem) {
      tellProblem(problem);
    }
  };
  const onReplyKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") leave?.();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void pass("reject");
  };

  return (
    <article class="object">
      <header>
        <p class="second">
          <Standing object={seen} />
          <span>{called(words.platforms, seen.platform)}</span>
          <span>{called(words.kinds, seen.kind)}</span>
          <span class="quiet">{seen.account}</span>
        </p>
        <h2>
          <Readable text={titleOf(seen)} />
        </h2>
        <p class="id">
          <Readable text={seen.id} />
        </p>
      </header>
      {told !== undefined && (
        <div class="meanwhile" role="alert">
          <p>
            <Readable text={told} />
          </p>
          {current !== undefined && (
            <button type="button" onClick={() => see(current)}>
              {words.review.look}
            </button>
          )}
          <button type="button" onClick={next}>
            {words.review.next}
          </button>
        </div>
      )}
      {seen.decision === "pending" && told === undefined && (
        <div class="decision">
          <label>
            <span>{words.review.reply}</span>
            <textarea
              ref={replyField ?? null}
              rows={2}
              value={reply}
              onInput={({ currentTarget }) => setReply(currentTarget.value)}
              onKeyDown={onReplyKey}
            />
            <small>{words.review.replyHint}</small>
          </label>
          <div class="buttons">
            <button type="button" class="main" onClick={() => void pass("approve")}>
              {words.review.approve}
            </button>
            <button type="button" class="danger" onClick={() => void pass("reject")}>
              {words.review.reject}
            </button>
          </div>
        </div>
      )}
      {seen.review !== "" && <Details values={{ [words.review.words]: seen.review }} />}
      <Details values={ownFields(seen)} />
    </article>
  );
}
