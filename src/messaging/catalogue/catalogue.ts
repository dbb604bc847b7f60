/** The messages that a program may send, and how each stands on the platforms. It is data: a file holds it as JSON. */

/** What the value of a variable may be: `code` is ASCII letters and digits, `number` digits with a sign or a point, `text` anything. */
export const variableTypes = ["code", "number", "text"] as const;
export type VariableType = (typeof variableTypes)[number];

/** Who gets a message: numbers of the mainland, all others, or both. */
export const audiences = ["domestic", "international", "global"] as const;
export type Audience = (typeof audiences)[number];

export interface Variable {
  readonly type: VariableType;
  /** Most characters of a value. */
  readonly max?: number | undefined;
  readonly example?: string | undefined;
}

/** A message as one platform knows it. */
export interface Version {
  /** Name of the platform: `tencent`. */
  readonly platform: string;
  readonly audience: Audience;
  /** The id of the approved template. */
  readonly template: string;
  /** What the send call takes: Tencent's signature text, Baidu's `signatureId`, Huawei's channel number. infocloud has none. */
  readonly sender?: string | undefined;
  /** The template's text, with variables as the platform writes them. */
  readonly text: string;
  /** The signature as recipients see it, without brackets, where `sender` is not it. */
  readonly signature?: string | undefined;
  /** The message's variables in the order of the text's. Default: the text's own names. */
  readonly parameters?: readonly string[] | undefined;
  /** Whether it may be sent now. */
  readonly usable: boolean;
  readonly digest?: string | undefined;
}

export interface CatalogueMessage {
  readonly variables: Readonly<Record<string, Variable>>;
  readonly on: readonly Version[];
}

export interface Catalogue {
  readonly version: 1;
  /** Of the state that it was made from. */
  readonly lineage?: string | undefined;
  readonly serial?: number | undefined;
  readonly messages: Readonly<Record<string, CatalogueMessage>>;
}
