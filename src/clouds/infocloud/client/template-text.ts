// Infocloud: L2757, L2872, L3490-3492; A21.
/** The grammar of template texts: `{name,6}`, or `${name,6}`, among other text. */

const variable = /\$?\{([^{},\s]+),([1-9]\d{0,3})\}/g;

export interface TemplateVariable {
  readonly name: string;
  /** Of its values, in characters. */
  readonly maxLength: number;
}

/** In order, repeated ones repeated: each takes a value of its own. */
export function variablesIn(text: string): TemplateVariable[] {
  return [...text.matchAll(variable)].map(([, name = "", length]) => ({ name, maxLength: Number(length) }));
}

// Infocloud: L3421-3422; B19.
/** Length as the platform counts it, which is written in Java. */
export function lengthOf(value: string): number {
  return value.length;
}
