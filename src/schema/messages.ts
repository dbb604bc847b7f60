/** How one platform writes variables and bills messages: what its document says, as data. */
export interface MessageRules {
  readonly variables: VariableNotation;
  /** By what `segments` is asked for: the cloud's name, or its name and a destination. Empty where the document gives no rule. */
  readonly billing: Readonly<Record<string, Billing>>;
}

/** Variables stand in braces on every platform. */
export interface VariableNotation {
  /** How the platform wants a variable to begin; it ends with as many braces. */
  readonly opening: "{" | "${" | "{{";
  /** What stands between the braces. */
  readonly inside: RegExp;
  /** The same in words, after "the braces hold". */
  readonly words: string;
  /** What stands between the braces in examples: `code`. */
  readonly example: string;
}

export interface Billing {
  /** Most characters of a message, signature and its brackets included. */
  readonly longest: number;
  /** What messages are like; the first kind that fits a message is its kind. */
  readonly kinds: readonly MessageKind[];
}

export interface MessageKind {
  /** Only for messages in which every character is ASCII. */
  readonly onlyAscii?: true;
  /** Around the signature; they count. */
  readonly brackets: "【】" | "[]";
  /** Most characters of a message in one part. */
  readonly single: number;
  /** Characters of each part of a longer one. */
  readonly part: number;
}
