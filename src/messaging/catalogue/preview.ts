/** A message as recipients would read it, with an example in place of each value. */
import type { Texts } from "../platforms/platform";
import { type Length, lengthOf } from "../send/segments";
import type { Audience, Variable, Version } from "./catalogue";
import { readVersion, render } from "./texts";

export interface Preview extends Length {
  /** What a phone shows: the signature in its brackets, and the text. */
  readonly message: string;
  /** The text without its signature. */
  readonly text: string;
  /** Variables without an example: they are shown as `‹name›`. */
  readonly withoutExample: readonly string[];
}

interface Previewed extends Pick<Version, "text" | "parameters" | "sender" | "signature"> {
  readonly audience: Audience;
}

/** @returns what is wrong, where the text cannot be read */
export function previewOf(
  version: Previewed,
  variables: Readonly<Record<string, Pick<Variable, "example">>>,
  platform: Texts,
): Preview | { readonly problem: string } {
  const read = readVersion(version, platform.text);
  if ("problem" in read) return read;
  const names = [...new Set(read.variables.map(({ parameter }) => parameter))];
  const values = Object.fromEntries(names.map((name) => [name, variables[name]?.example ?? `‹${name}›`]));
  const text = render(read, values);
  const reach = version.audience === "international" ? "international" : "domestic";
  const length = lengthOf(platform, reach, platform.signatureOf(version), text);
  const withoutExample = names.filter((name) => variables[name]?.example === undefined);
  return { ...length, text, message: length.parts.join(""), withoutExample };
}
