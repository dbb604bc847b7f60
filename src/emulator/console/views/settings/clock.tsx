/** The emulator's time: what waits for a day need not be waited for. */
import type { ClockChange, ClockReport } from "../../../admin/admin";
import { get, send } from "../../data/ask";
import { useLive } from "../../data/live";
import { tellProblem } from "../../data/notices";
import { Check } from "../../parts/fields";
import { useTimes, useWords } from "../../words/words";

const steps = [
  ["minute", 60_000],
  ["hour", 60 * 60_000],
  ["day", 24 * 60 * 60_000],
] as const;

export function Clock() {
  const words = useWords().settings;
  const time = useTimes();
  const { value, reload } = useLive(async (signal) => (await get<ClockReport>("/clock", {}, signal))?.body, []);
  if (value === undefined) return null;
  const set = (change: ClockChange) => void send("PUT", "/clock", change).then(reload, tellProblem);
  return (
    <section aria-label={words.clock}>
      <h2>{words.clock}</h2>
      <p>
        {words.now} <time dateTime={value.now}>{time(value.epochMs)}</time>
      </p>
      <div class="form">
        {steps.map(([name, advanceMs]) => (
          <button type="button" key={name} onClick={() => set({ advanceMs })}>
            {words.advance[name]}
          </button>
        ))}
        <button type="button" onClick={() => set({ offsetMs: 0, frozen: false })}>
          {words.realTime}
        </button>
        <Check label={words.frozen} value={value.frozen} change={(frozen) => set({ frozen })} />
      </div>
    </section>
  );
}
