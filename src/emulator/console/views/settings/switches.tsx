/** What a platform's document leaves open, and how it is here. */
import { useContext, useState } from "preact/hooks";
import type { SwitchState } from "../../../world/switches";
import { get, send } from "../../data/ask";
import { useLive } from "../../data/live";
import { tellProblem } from "../../data/notices";
import { Input, Select } from "../../parts/fields";
import { Spoken } from "../../words/words";

export function Switches() {
  const { language, words: all } = useContext(Spoken);
  const words = all.settings;
  const inChinese = language === "zh-CN";
  const [search, look] = useState("");
  const { value = [], reload } = useLive(async (signal) => (await get<readonly SwitchState[]>("/switches", {}, signal))?.body, []);
  const wanted = search.trim().toLowerCase();
  const found = value.filter(({ name, meaning, zh, gap }) =>
    [name, inChinese ? zh : meaning, gap].some((text) => text.toLowerCase().includes(wanted)),
  );
  const set = (name: string, to: string) => void send("PUT", "/switches", { [name]: to }).then(reload, tellProblem);
  return (
    <section aria-label={words.switches}>
      <h2>{words.switches}</h2>
      <p>{words.switchesHint}</p>
      <Input label={words.searchSwitches} type="search" value={search} change={look} />
      <ul class="switches">
        {found.map(({ name, value: current, values, default: usual, meaning, zh, gap }) => (
          <li key={name} class={current === usual ? "" : "changed"}>
            <Select label={name} value={current} change={(to) => set(name, to)} options={values.map((each) => [each, each] as const)} />
            <p>
              {inChinese ? zh : meaning} <small lang="en">{gap}</small>
            </p>
            {current !== usual && <small>{words.usual(usual)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
