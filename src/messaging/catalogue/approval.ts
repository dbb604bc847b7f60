/** Whether a text that another stage is to have is approved in a catalogue: what reviewers look at is the text, whatever its id is there. */
import type { Catalogue, Version } from "./catalogue";
import { digestOf } from "./from-messages";

export interface AskedText {
  readonly platform: string;
  /** Of a message. */
  readonly key: string | undefined;
  readonly text: string;
}

export type Approval =
  | { readonly is: "approved" }
  /** It was, and may not be sent now. */
  | { readonly is: "not usable"; readonly key: string }
  /** Under its key the platform has another one. */
  | { readonly is: "another text"; readonly text: string }
  | { readonly is: "not there" };

export function approvalIn({ messages }: Catalogue, { platform, key, text }: AskedText): Approval {
  const wanted = digestOf(text);
  const versions = Object.entries(messages).flatMap(([name, { on }]) =>
    on.flatMap((version) => (version.platform === platform ? [{ name, version }] : [])),
  );
  const same = versions.filter(({ version }) => digestIn(version) === wanted);
  if (same.some(({ version }) => version.usable)) return { is: "approved" };
  const [unusable] = same;
  if (unusable) return { is: "not usable", key: unusable.name };
  const other = versions.find(({ name }) => name === key);
  return other ? { is: "another text", text: other.version.text } : { is: "not there" };
}

/** One that was written by hand may have none. */
function digestIn({ digest, text }: Version): string {
  return digest ?? digestOf(text);
}
