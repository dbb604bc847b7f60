/** Calls that go wrong because somebody wants them to. */
import { useState } from "preact/hooks";
import type { PlatformReport } from "../../../admin/admin";
import type { FaultAction, FaultRule, FaultState } from "../../../server/faults";
import { get, send } from "../../data/ask";
import { useLive } from "../../data/live";
import { tellProblem } from "../../data/notices";
import { Input, Select } from "../../parts/fields";
import { called, useWords } from "../../words/words";
import { PlatformSelect } from "../filters";

const actions = ["throttle", "status", "delayMs", "dropAnswer", "resetBefore"] as const;
type Action = (typeof actions)[number];

const beginning = {
  platform: "",
  call: "",
  action: "throttle" as Action,
  times: "",
  probability: "",
  status: "500",
  code: "",
  delayMs: "1000",
};
type Draft = typeof beginning;

export function Faults({ platforms }: { readonly platforms: readonly PlatformReport[] }) {
  const { settings: words, platforms: names } = useWords();
  const [draft, set] = useState<Draft>(beginning);
  const { value: rules = [], reload } = useLive(async (signal) => (await get<readonly FaultState[]>("/faults", {}, signal))?.body, []);
  const change = (changes: Partial<Draft>) => set({ ...draft, ...changes });
  const calls = platforms.find(({ name }) => name === draft.platform)?.calls ?? [];
  const done = () => {
    set(beginning);
    reload();
  };
  const add = () => void send("POST", "/faults", ruleOf(draft)).then(done, tellProblem);
  const clear = () => void send("DELETE", "/faults").then(reload, tellProblem);
  return (
    <section aria-label={words.faults}>
      <h2>{words.faults}</h2>
      {rules.length === 0 && <p class="quiet">{words.noFaults}</p>}
      <ul class="faults">
        {rules.map((rule, place) => (
          // Rules have no name but their place: they are only added, or removed together.
          <li key={`${place}`}>
            <strong>{rule.call ?? words.allCalls}</strong> <span>{rule.platform === undefined ? "" : called(names, rule.platform)}</span>{" "}
            <span>{words.actions[actionIn(rule.action)]}</span> <code>{JSON.stringify(rule.action)}</code>{" "}
            <span class="quiet">{words.hits(rule.hits, rule.matched)}</span>
          </li>
        ))}
      </ul>
      {rules.length > 0 && (
        <button type="button" onClick={clear}>
          {words.clearFaults}
        </button>
      )}
      <div class="form">
        <PlatformSelect platforms={platforms} platform={draft.platform} choose={(platform) => change({ platform, call: "" })} />
        <CallSelect calls={calls} call={draft.call} choose={(call) => change({ call })} />
        <Select
          label={words.action}
          value={draft.action}
          change={(name) => change({ action: actions.find((each) => each === name) ?? draft.action })}
          options={actions.map((each) => [each, words.actions[each]] as const)}
        />
        {draft.action === "status" && (
          <>
            <Input label={words.errorStatus} type="number" value={draft.status} change={(status) => change({ status })} />
            <Input label={words.errorCode} value={draft.code} change={(code) => change({ code })} />
          </>
        )}
        {draft.action === "delayMs" && (
          <Input label={words.lateBy} type="number" value={draft.delayMs} change={(delayMs) => change({ delayMs })} />
        )}
        <Input label={words.times} type="number" value={draft.times} change={(times) => change({ times })} />
        <Input
          label={words.probability}
          type="number"
          step="any"
          value={draft.probability}
          change={(probability) => change({ probability })}
        />
        <button type="button" class="main" onClick={add}>
          {words.addFault}
        </button>
      </div>
    </section>
  );
}

function CallSelect({ calls, call, choose }: { readonly calls: readonly string[]; readonly call: string; choose(call: string): void }) {
  const words = useWords();
  const options = calls.map((each) => [each, each] as const);
  return <Select label={words.calls.call} value={call} change={choose} options={[["", words.settings.allCalls], ...options]} />;
}

function ruleOf({ platform, call, times, probability, ...draft }: Draft): FaultRule {
  return {
    ...(platform !== "" && { platform }),
    ...(call !== "" && { call }),
    ...(times !== "" && { times: Number(times) }),
    ...(probability !== "" && { probability: Number(probability) }),
    action: actionOf(draft),
  };
}

function actionOf({ action, status, code, delayMs }: Pick<Draft, "action" | "status" | "code" | "delayMs">): FaultRule["action"] {
  switch (action) {
    case "status":
      return { status: Number(status), code };
    case "delayMs":
      return { delayMs: Number(delayMs) };
    case "throttle":
      return { throttle: true };
    case "dropAnswer":
      return { dropAnswer: true };
    case "resetBefore":
      return { resetBefore: true };
  }
}

function actionIn(action: FaultAction): Action {
  return actions.find((each) => each in action) ?? "status";
}
