/** Blocks of the notebook cloud, and what may be said of them. */
export const note = (name: string, more = "") => `resource "sms_notebook_note" "${name}" {
  title = "${name}"
  kind  = "MEMO"
  ${more}
}
`;
export const moved = (from: string, to: string) => `moved {\n  from = sms_notebook_note.${from}\n  to   = sms_notebook_note.${to}\n}\n`;
export const removed = (from: string, destroy: boolean) =>
  `removed {\n  from = sms_notebook_note.${from}\n  lifecycle {\n    destroy = ${destroy}\n  }\n}\n`;
export const imported = (to: string, id: string, more = "") => `import {\n  to = sms_notebook_note.${to}\n  id = ${id}\n  ${more}\n}\n`;
/** A block whose objects have another title than its name. */
export const titled = (name: string, title: string, more = "") => note(name, more).replace(`title = "${name}"`, `title = "${title}"`);
export const each = (keys: readonly string[]) => `for_each = toset(${JSON.stringify(keys)})`;
export const counted = (count: number) => `count = ${count}`;
export const poem = (block: string) => block.replace("MEMO", "POEM");

export const object = (address: string) => `sms_notebook_note.${address}`;
