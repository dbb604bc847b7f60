/** How reviews end that begin from now on. */
import { useState } from "preact/hooks";
import type { ReviewSettings } from "../../../review/review";
import { get, send } from "../../data/ask";
import { useLive } from "../../data/live";
import { tell, tellProblem } from "../../data/notices";
import { Input, Select } from "../../parts/fields";
import { useWords } from "../../words/words";

const modes = ["approve", "reject", "manual"] as const satisfies readonly ReviewSettings["mode"][];

export function Reviews() {
  const { settings: words, modes: names } = useWords();
  const { value, reload } = useLive(async (signal) => (await get<ReviewSettings>("/review", {}, signal))?.body, []);
  // What was changed here and not saved yet.
  const [changes, change] = useState<Partial<ReviewSettings>>({});
  if (value === undefined) return null;
  const { mode, delayMs, reply } = { ...value, ...changes };
  const save = async () => {
    try {
      await send("PUT", "/review", changes);
      change({});
      reload();
      tell(words.saved);
    } catch (problem) {
      tellProblem(problem);
    }
  };
  const chosen = (name: string) => modes.find((each) => each === name) ?? mode;
  return (
    <section aria-label={words.reviews}>
      <h2>{words.reviews}</h2>
      <div class="form">
        <Select
          label={words.mode}
          value={mode}
          change={(name) => change({ ...changes, mode: chosen(name) })}
          options={modes.map((each) => [each, names[each]] as const)}
        />
        <Input label={words.delay} type="number" value={String(delayMs)} change={(text) => change({ ...changes, delayMs: Number(text) })} />
        <Input label={words.reply} value={reply} change={(text) => change({ ...changes, reply: text })} />
        <button type="button" class="main" disabled={Object.keys(changes).length === 0} onClick={() => void save()}>
          {words.save}
        </button>
      </div>
    </section>
  );
}
