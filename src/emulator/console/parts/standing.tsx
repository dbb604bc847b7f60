/** How an object stands: in the words of all platforms, and in its own. */
import type { ObjectView } from "../../platform";
import { useWords } from "../words/words";

export function Standing({ object: { decision, status } }: { readonly object: ObjectView }) {
  const words = useWords();
  return (
    <span class={`standing ${decision ?? "none"}`}>
      {decision !== undefined && <strong>{words.decisions[decision]}</strong>} <span>{status}</span>
    </span>
  );
}
