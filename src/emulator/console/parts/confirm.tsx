/** A question before something that cannot be taken back. */
import { useEffect, useRef } from "preact/hooks";
import { useWords } from "../words/words";

interface Confirm {
  readonly question: string;
  readonly yes: string;
  confirmed(): void;
  closed(): void;
}

export function Confirm({ question, yes, confirmed, closed }: Confirm) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={question} onClose={closed}>
      <p>{question}</p>
      <div class="buttons">
        <button
          type="button"
          class="main"
          onClick={() => {
            confirmed();
            dialog.current?.close();
          }}
        >
          {yes}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.cancel}
        </button>
      </div>
    </dialog>
  );
}
