/** A list, and beside it what is selected in it; on a narrow screen one of them at a time. */
import type { ComponentChildren } from "preact";
import { useWords } from "../words/words";

interface Split {
  readonly isOpen: boolean;
  close(): void;
  readonly tools: ComponentChildren;
  readonly list: ComponentChildren;
  readonly detail: ComponentChildren;
}

export function Split({ isOpen, close, tools, list, detail }: Split) {
  const words = useWords();
  return (
    <div class={isOpen ? "split open" : "split"}>
      <section class="side">
        <div class="tools">{tools}</div>
        {list}
      </section>
      <section class="detail">
        <button type="button" class="back" onClick={close}>
          ← {words.back}
        </button>
        {detail}
      </section>
    </div>
  );
}
