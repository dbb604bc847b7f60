/** What is filled in: with a label each. */
import { useId } from "preact/hooks";

interface Field {
  readonly label: string;
  readonly value: string;
  change(value: string): void;
}

export function Select({
  label,
  value,
  change,
  options,
}: Field & { readonly options: readonly (readonly [value: string, name: string])[] }) {
  const id = useId();
  return (
    <label class="field" for={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={({ currentTarget }) => change(currentTarget.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Input extends Field {
  readonly type?: "text" | "search" | "number";
  readonly step?: "any" | number;
}

export function Input({ label, value, change, type = "text", step = 1 }: Input) {
  const id = useId();
  const common = {
    id,
    value,
    autocomplete: "off",
    spellcheck: false,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => change(currentTarget.value),
  } as const;
  return (
    <label class="field" for={id}>
      <span>{label}</span>
      {type === "number" && <input type="number" min={0} step={step} {...common} />}
      {type === "search" && <input type="search" {...common} />}
      {type === "text" && <input type="text" {...common} />}
    </label>
  );
}

export function Check({ label, value, change }: { readonly label: string; readonly value: boolean; change(value: boolean): void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={({ currentTarget }) => change(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
