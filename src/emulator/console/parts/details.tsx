/** The values of a thing, by name. */
import { Readable } from "./readable";

export function Details({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  return (
    <dl class="details">
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { readonly value: unknown }) {
  if (value === null || value === undefined || value === "") return <span class="quiet">—</span>;
  if (typeof value !== "object") return <Readable text={String(value)} />;
  return (
    <pre>
      <Readable text={JSON.stringify(value, null, 2)} />
    </pre>
  );
}
