/** How a message is put together and how many short messages it takes (Baidu's specification 8.6; L571-623). */
import { type SegmentLengths, segmentsOf } from "../../values/text";

export interface Rendered {
  /** Signature in its brackets and text. */
  readonly content: string;
  readonly segments: number;
}

const chinese: SegmentLengths = { single: 70, piece: 67 };
const english: SegmentLengths = { single: 140, piece: 134 };

/** Puts the values of `contentVar` into a template. */
export function substitute(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(variablePattern, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
}

/** Names of a template's variables. */
export function variablesOf(template: string): Set<string> {
  return new Set([...template.matchAll(variablePattern)].map(([, name = ""]) => name));
}

/** International messages in pure English have brackets of their own and longer pieces. */
export function render(signature: string, text: string, scope: "DOMESTIC" | "INTERNATIONAL"): Rendered {
  const isEnglish = scope === "INTERNATIONAL" && isAscii(signature + text);
  const content = isEnglish ? `[${signature}]${text}` : `【${signature}】${text}`;
  return { content, segments: segmentsOf(content, isEnglish ? english : chinese) };
}

const variablePattern = /\$\{([^{}]*)\}/g;

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: line ends are part of English text
  return /^[\x00-\x7f]*$/.test(text);
}
