/** Which messages of a state belong into a file: what the construct `Catalogue` writes into an output, and what is read from there. */
import { CatalogueError } from "../errors";
import type { RecordedMessage } from "./from-messages";

/** A catalogue that a program names. */
export interface Selection {
  readonly name: string;
  /** Of the messages that belong into it. */
  readonly keys: readonly string[];
}

/** Tells such an output from others. */
const mark = "catalogue";

/** As an output's value. */
export function selectionOutput({ name, keys }: Selection) {
  return { smsform: mark, name, keys: [...keys] };
}

/** @param outputs values of a state's outputs */
export function selectionsIn(outputs: readonly unknown[]): readonly Selection[] {
  return outputs.flatMap((value) => selectionOf(value) ?? []);
}

function selectionOf(value: unknown): Selection | undefined {
  if (typeof value !== "object" || value === null || !("smsform" in value && value.smsform === mark)) return undefined;
  if (!("name" in value && typeof value.name === "string" && "keys" in value && Array.isArray(value.keys))) return undefined;
  return { name: value.name, keys: value.keys.map(String) };
}

/**
 * The messages that belong into a file: those of the catalogue that is named, or of the only one; all of them where a program names none.
 *
 * @throws CatalogueError where it is not clear which one is meant, or a message is not there
 */
export function selected(
  messages: readonly RecordedMessage[],
  selections: readonly Selection[],
  name?: string,
): readonly RecordedMessage[] {
  const names = selections.map((each) => each.name).join(", ");
  const wanted = name === undefined ? selections : selections.filter((each) => each.name === name);
  const [selection, another] = wanted;
  if (name !== undefined && !selection) {
    throw new CatalogueError(
      selections.length === 0
        ? `The state has no catalogue "${name}": it names none, so a file holds every message. Leave --name out.`
        : `The state has no catalogue "${name}". It has ${names}: take one of them by --name.`,
    );
  }
  if (!selection) return messages;
  if (another)
    throw new CatalogueError(`The state has several catalogues: ${names}. Take one by --name, such as --name ${selection.name}.`);
  const missing = selection.keys.filter((key) => !messages.some(({ values }) => values.key === key));
  if (missing.length > 0) {
    throw new CatalogueError(
      `The catalogue "${selection.name}" names ${missing.map((key) => `"${key}"`).join(", ")}, and the state has no such message. Apply the whole stack.`,
    );
  }
  return messages.filter(({ values }) => selection.keys.includes(String(values.key)));
}
