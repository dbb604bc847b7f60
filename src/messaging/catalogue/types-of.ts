/** TypeScript types of a catalogue: a program that imports JSON gets texts for keys, and this gets them by name. */
import type { Catalogue } from "./catalogue";

/** A module that exports `Messages`, for `createMessenger<Messages>`. @param name of the catalogue's file */
export function typesOf({ messages }: Catalogue, name: string): string {
  const keys = Object.keys(messages).sort();
  const entries = keys.map((key) => `  readonly ${quoted(key)}: ${valuesOf(Object.keys(messages[key]?.variables ?? {}))};`);
  return [
    `// Written by: smsform catalogue types ${oneLine(name)}`,
    "",
    "/** The values of each message, by its key. */",
    "export interface Messages {",
    ...entries,
    "}",
    "",
  ].join("\n");
}

function valuesOf(names: readonly string[]): string {
  if (names.length === 0) return "Readonly<Record<never, string>>";
  return `{ ${[...names]
    .sort()
    .map((name) => `readonly ${quoted(name)}: string`)
    .join("; ")} }`;
}

/** As a property's name in a program, whatever it holds. */
function quoted(name: string): string {
  return JSON.stringify(name).replace(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, " ");
}
