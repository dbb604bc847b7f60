import type { Value } from "../values";

/** Which attributes of an object say what recipients read. */
export interface Wording<Name extends string = string> {
  /** The text, with variables as the platform writes them. */
  readonly text?: Name;
  /** Names, by its id, the object that has the text. */
  readonly textOf?: Name;
  /** The signature as recipients see it, without brackets. */
  readonly signature?: Name;
  /** Names, by its id, the object that has the signature. */
  readonly signatureOf?: Name;
  /** What programs call the text, of which this is then a message. */
  readonly key?: Name;
  /** The text's variables, as messages have them. */
  readonly variables?: Name;
  /** Whose numbers it is for. Default: the mainland's. */
  readonly audience?: { readonly attribute: Name; readonly of: Readonly<Record<string, Audience>> };
}

export type Audience = "domestic" | "international" | "global";

/** @param value of the attribute that tells it */
export function audienceOf({ audience }: Wording, value: Value | undefined): Audience {
  return audience?.of[String(value)] ?? "domestic";
}
