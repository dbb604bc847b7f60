/** How the emulator behaves: reviews, time, faults and switches. */
import { useState } from "preact/hooks";
import { send } from "../data/ask";
import { tell, tellProblem } from "../data/notices";
import { Confirm } from "../parts/confirm";
import { useWords } from "../words/words";
import type { Around } from "./filters";
import { Clock } from "./settings/clock";
import { Faults } from "./settings/faults";
import { Reviews } from "./settings/reviews";
import { Switches } from "./settings/switches";

export function Settings({ platforms }: Around) {
  const [round, setRound] = useState(0);
  return (
    <div class="settings" key={round}>
      <Reviews />
      <Clock />
      <Faults platforms={platforms} />
      <Switches />
      <Reset done={() => setRound(round + 1)} />
    </div>
  );
}

function Reset({ done }: { done(): void }) {
  const words = useWords().settings;
  const [asks, setAsks] = useState(false);
  const reset = async () => {
    try {
      await send("POST", "/reset");
      tell(words.wasReset);
      done();
    } catch (problem) {
      tellProblem(problem);
    }
  };
  return (
    <section aria-label={words.reset}>
      <h2>{words.reset}</h2>
      <p>{words.resetHint}</p>
      <button type="button" class="danger" onClick={() => setAsks(true)}>
        {words.reset}
      </button>
      {asks && <Confirm question={words.confirmReset} yes={words.reset} confirmed={() => void reset()} closed={() => setAsks(false)} />}
    </section>
  );
}
