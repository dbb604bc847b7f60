/** Variables of templates, `{name,20}` or `${name,20}`, and the values for them (Infocloud's specification 9.2 and 11, V14-V20). */

import { refusal } from "../calls/envelope";
import type { Template } from "../console/templates";

const variable = /\$?\{([^{},\s]+),([1-9]\d*)\}/g;

/** Longest values of a template's variables, in their order; one in the signature is the first. */
export function lengthsOf({ signature, content }: Pick<Template, "signature" | "content">): number[] {
  return [...`${signature}${content}`.matchAll(variable)].map(([, , length]) => Number(length));
}

export interface Rendered {
  readonly signature: string;
  /** Signature in its brackets and text. */
  readonly content: string;
  /** Whether there is anything beside the signature. */
  readonly isEmpty: boolean;
}

/** @throws Refusal 60003, 60004 */
export function render(template: Template, values: readonly string[], sizeOf: (text: string) => number): Rendered {
  const lengths = lengthsOf(template);
  if (lengths.length !== values.length) throw refusal("60003", `${values.length} instead of ${lengths.length}`);
  const long = values.findIndex((value, place) => sizeOf(value) > (lengths[place] ?? 0));
  if (long !== -1) throw refusal("60004", `value ${long + 1} has more than ${lengths[long]} characters`);
  let place = 0;
  const filled = (text: string) => text.replace(variable, () => values[place++] ?? "");
  const signature = filled(template.signature);
  const text = filled(template.content);
  return { signature, content: `【${signature}】${text}`, isEmpty: text.trim() === "" };
}
