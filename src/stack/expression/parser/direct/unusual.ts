/**
 * What is not read directly, as it is found in a document without reading it: heredocs, directives, strip markers, splats of the old kind, and what is filled
 * in later. It is a guess: a wrong one costs a moment.
 */
const unusual = /<<|(?<!%)%\{|\{~|~\}|\.\*|\btemplate(?:file|string)\(/;

/** Will HCL's own parser most likely be needed for a document, in either syntax? */
export function looksUnusual(document: string): boolean {
  return unusual.test(document);
}
