/** Small histories of stacks of notes, as data: each is played through an engine and through the model of its core. */
export type Step =
  | { readonly stack: Notes }
  | { readonly run: "plan" | "apply" | "destroy"; readonly options?: readonly string[] }
  | { readonly taint: string }
  /** The platform's next call of a kind fails. */
  | { readonly fails: "create" | "update" | "delete" }
  /** Somebody deletes an object behind the engine's back. */
  | { readonly gone: string };

/** By label. */
export type Notes = Readonly<Record<string, Note>>;

interface Note {
  readonly title: string;
  /** A change of it makes a new note. */
  readonly kind?: "MEMO" | "POEM";
  /** The label of the note whose id is its text. */
  readonly on?: string;
  readonly first?: boolean;
  /** The label that it had before. */
  readonly was?: string;
}

const apply = { run: "apply" } as const;
const [a1, a2] = [{ title: "a1" }, { title: "a2" }] as const;
const poem = { title: "a1", kind: "POEM" } as const;
const first = { first: true } as const;
const b1 = { title: "b1", on: "a" } as const;
const c1 = { title: "c1", on: "b" } as const;

export const sequences: Readonly<Record<string, readonly Step[]>> = {
  "a create, and nothing to do": [{ stack: { a: a1 } }, apply, { run: "plan" }, apply],
  "a change in place": [{ stack: { a: a1 } }, apply, { stack: { a: a2 } }, { run: "plan" }, apply],
  "a replacement": [{ stack: { a: a1 } }, apply, { stack: { a: poem } }, apply],
  "a replacement whose successor comes first": [
    { stack: { a: { ...a1, ...first } } },
    apply,
    { stack: { a: { ...poem, ...first } } },
    apply,
  ],
  "a chain": [{ stack: { a: a1, b: b1, c: c1 } }, apply, { run: "plan" }],
  "a replacement at the root of a chain": [{ stack: { a: a1, b: b1 } }, apply, { stack: { a: poem, b: b1 } }, apply],
  "a successor first at the root of a chain": [
    { stack: { a: { ...a1, ...first }, b: b1 } },
    apply,
    { stack: { a: { ...poem, ...first }, b: b1 } },
    apply,
  ],
  "a successor first at the end of a chain, which is so for all of it": [
    { stack: { a: a1, b: { ...b1, ...first } } },
    apply,
    { stack: { a: poem, b: { ...b1, kind: "POEM", ...first } } },
    apply,
  ],
  "the end of a chain goes": [{ stack: { a: a1, b: b1 } }, apply, { stack: { a: a1 } }, apply],
  "the root of a chain goes, and its end needs it no longer": [
    { stack: { a: a1, b: b1 } },
    apply,
    { stack: { b: { title: "b2" } } },
    apply,
  ],
  "a chain is destroyed": [{ stack: { a: a1, b: b1, c: c1 } }, apply, { run: "destroy" }],
  "a create that fails": [{ stack: { a: a1 } }, { fails: "create" }, apply, apply],
  "a create that fails before others": [{ stack: { a: a1, b: b1 } }, { fails: "create" }, apply, apply],
  "a change that fails": [{ stack: { a: a1 } }, apply, { stack: { a: a2 } }, { fails: "update" }, apply, apply],
  "a deletion that fails, before its successor": [{ stack: { a: a1 } }, apply, { stack: { a: poem } }, { fails: "delete" }, apply, apply],
  "a deletion that fails, after its successor": [
    { stack: { a: { ...a1, ...first } } },
    apply,
    { stack: { a: { ...poem, ...first } } },
    { fails: "delete" },
    apply,
    apply,
    { run: "plan" },
  ],
  "a successor that fails, before its predecessor goes": [
    { stack: { a: { ...a1, ...first }, b: b1 } },
    apply,
    { stack: { a: { ...poem, ...first }, b: b1 } },
    { fails: "create" },
    apply,
    apply,
  ],
  "an object that is gone": [{ stack: { a: a1, b: b1 } }, apply, { gone: "a1" }, { run: "plan" }, apply],
  "another name": [{ stack: { a: a1 } }, apply, { stack: { n: { ...a1, was: "a" } } }, { run: "plan" }, apply],
  tainted: [{ stack: { a: a1, b: b1 } }, apply, { taint: "a" }, apply],
  "tainted, with its successor first": [{ stack: { a: { ...a1, ...first }, b: b1 } }, apply, { taint: "a" }, apply],
  "a replacement on request, and one in part": [
    { stack: { a: a1, b: b1 } },
    apply,
    { run: "apply", options: ["-replace=sms_notebook_note.a", "-target=sms_notebook_note.a"] },
    apply,
  ],
  "a look that only records": [{ stack: { a: a1, b: b1 } }, apply, { gone: "b1" }, { run: "apply", options: ["-refresh-only"] }, apply],
};

export function stackText(notes: Notes): string {
  const blocks = Object.entries(notes).map(([label, { title, kind = "MEMO", on, first: createFirst }]) => [
    label,
    {
      title,
      kind,
      ...(on !== undefined && { text: `\${sms_notebook_note.${on}.id}` }),
      ...(createFirst && { lifecycle: { create_before_destroy: true } }),
    },
  ]);
  const moved = Object.entries(notes).flatMap(([label, { was }]) =>
    was === undefined ? [] : [{ from: `sms_notebook_note.${was}`, to: `sms_notebook_note.${label}` }],
  );
  return JSON.stringify({
    terraform: { required_providers: { sms: { source: "registry.terraform.io/smsform/sms" } } },
    provider: { sms: {} },
    resource: { sms_notebook_note: Object.fromEntries(blocks) },
    ...(moved.length > 0 && { moved }),
  });
}
