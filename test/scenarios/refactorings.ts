/** Stacks before and after somebody has rearranged them, and how the run that follows is asked for. */
import type { PlanMode } from "../../src/stack";
import type { Notebook } from "../support/notebook-cloud";

export interface Refactoring {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly mode?: PlanMode;
  /** What happens on the platform meanwhile. */
  readonly meanwhile?: (notebook: Notebook) => void;
  /** OpenTofu 1.6 does not know what it takes, or does it wrong. */
  readonly onlyTerraform?: boolean;
  /** Titles of notes that others have made; their ids are `note-TITLE`. */
  readonly strangers?: readonly string[];
}

const note = (name: string, more = "") => `resource "sms_notebook_note" "${name}" {
  title = "${name}"
  kind  = "MEMO"
  ${more}
}
`;
const moved = (from: string, to: string) => `moved {\n  from = sms_notebook_note.${from}\n  to   = sms_notebook_note.${to}\n}\n`;
const removed = (from: string, destroy: boolean) =>
  `removed {\n  from = sms_notebook_note.${from}\n  lifecycle {\n    destroy = ${destroy}\n  }\n}\n`;
const imported = (to: string, id: string, more = "") => `import {\n  to = sms_notebook_note.${to}\n  id = ${id}\n  ${more}\n}\n`;
/** A block whose objects have another title than its name. */
const titled = (name: string, title: string, more = "") => note(name, more).replace(`title = "${name}"`, `title = "${title}"`);
const each = (keys: readonly string[]) => `for_each = toset(${JSON.stringify(keys)})`;
const counted = (count: number) => `count = ${count}`;
const poem = (block: string) => block.replace("MEMO", "POEM");

const object = (address: string) => `sms_notebook_note.${address}`;

export const refactorings: readonly Refactoring[] = [
  { name: "a block is renamed", before: note("a"), after: titled("b", "a") + moved("a", "b") },
  { name: "a block is renamed twice", before: note("a"), after: titled("c", "a") + moved("a", "b") + moved("b", "c") },
  { name: "a repeated block is renamed", before: note("a", counted(3)), after: titled("b", "a", counted(3)) + moved("a", "b") },
  {
    name: "a renamed block is changed in place",
    before: note("a"),
    after: titled("b", "another") + moved("a", "b"),
  },
  { name: "a renamed block is replaced", before: note("a"), after: poem(titled("b", "a")) + moved("a", "b") },
  {
    name: "objects by number get keys",
    before: note("a", counted(2)),
    after: note("a", each(["x", "y"])) + moved("a[0]", 'a["x"]') + moved("a[1]", 'a["y"]'),
  },
  { name: "one object gets a key", before: note("a"), after: note("a", each(["x", "y"])) + moved("a", 'a["x"]') },
  { name: "count comes", before: note("a"), after: note("a", counted(2)) },
  { name: "count goes", before: note("a", counted(2)), after: note("a") },
  { name: "count comes, for no object", before: note("a"), after: note("a", counted(0)) },
  { name: "for_each comes, and nobody says what became of the one", before: note("a"), after: note("a", each(["x"])) },
  { name: "a block is renamed and count comes", before: note("a"), after: titled("b", "a", counted(1)) + moved("a", "b") },
  {
    name: "a block is renamed and its object gets a number",
    before: note("a"),
    after: titled("b", "a", counted(1)) + moved("a", "b[0]"),
  },
  { name: "the new place is taken", before: note("a") + note("b"), after: note("b") + moved("a", "b") },
  {
    name: "two objects are on their way to one place",
    before: note("a") + note("b"),
    after: titled("c", "b") + moved("a", "b") + moved("b", "c"),
  },
  { name: "what has moved is no longer in the stack", before: note("a"), after: note("c") + moved("a", "b") },
  {
    name: "what others need is renamed",
    before: `${note("a")}${note("user", "text = sms_notebook_note.a.id")}output "id" {\n  value = sms_notebook_note.a.id\n}\n`,
    after: `${titled("b", "a")}${note("user", "text = sms_notebook_note.b.id")}output "id" {\n  value = sms_notebook_note.b.id\n}\n${moved("a", "b")}`,
  },
  { name: "a removed block forgets", before: note("a") + note("b"), after: note("b") + removed("a", false), onlyTerraform: true },
  { name: "a removed block deletes", before: note("a") + note("b"), after: note("b") + removed("a", true), onlyTerraform: true },
  {
    name: "a removed block forgets all objects of a repeated block",
    before: note("a", counted(2)),
    after: removed("a", false),
    onlyTerraform: true,
  },
  {
    name: "everything is destroyed, a removed block notwithstanding",
    before: note("a") + note("b"),
    after: note("b") + removed("a", false),
    mode: { destroy: true },
    onlyTerraform: true,
  },
  {
    name: "a target with what it needs",
    before: note("a") + note("b", "text = sms_notebook_note.a.id") + note("c"),
    after: titled("a", "a2") + titled("b", "b2", "text = sms_notebook_note.a.id") + titled("c", "c2"),
    mode: { targets: [object("b")] },
  },
  {
    name: "one object of a repeated block as target",
    before: note("a", each(["x", "y"])),
    after: titled("a", "a2", each(["x", "y"])),
    mode: { targets: [object('a["x"]')] },
  },
  {
    name: "a target is destroyed with what needs it",
    before: note("a") + note("b", "text = sms_notebook_note.a.id") + note("c"),
    after: note("a") + note("b", "text = sms_notebook_note.a.id") + note("c"),
    mode: { targets: [object("a")], destroy: true },
  },
  {
    name: "what is no longer in the stack is left alone unless it is a target",
    before: note("a") + note("gone"),
    after: titled("a", "a2"),
    mode: { targets: [object("a")] },
  },
  {
    name: "what is no longer in the stack is a target",
    before: note("a") + note("gone"),
    after: titled("a", "a2"),
    mode: { targets: [object("gone")] },
  },
  {
    name: "what a needed block no longer asks for goes with a target",
    before: note("a", counted(2)) + note("b", "text = sms_notebook_note.a[0].id"),
    after: note("a", counted(1)) + titled("b", "b2", "text = sms_notebook_note.a[0].id"),
    mode: { targets: [object("b")] },
  },
  {
    name: "outputs of what is not a target stay as they are",
    before: `${note("a")}${note("b")}output "a" {\n  value = sms_notebook_note.a.title\n}\noutput "b" {\n  value = sms_notebook_note.b.title\n}\n`,
    after: `${titled("a", "a2")}${titled("b", "b2")}output "a" {\n  value = sms_notebook_note.a.title\n}\noutput "b" {\n  value = sms_notebook_note.b.title\n}\n`,
    mode: { targets: [object("a")] },
  },
  {
    name: "an object is replaced on request",
    before: note("a") + note("b"),
    after: note("a") + note("b"),
    mode: { replace: [object("a")] },
  },
  {
    name: "an object is replaced on request, the successor first",
    before: note("a", "lifecycle {\n    create_before_destroy = true\n  }"),
    after: note("a", "lifecycle {\n    create_before_destroy = true\n  }"),
    mode: { replace: [object("a")] },
  },
  {
    name: "an object moves and is replaced on request",
    before: note("a"),
    after: titled("b", "a") + moved("a", "b"),
    mode: { replace: [object("b")] },
  },
  {
    name: "what has moved is only recorded",
    before: note("a"),
    after: titled("b", "a2") + moved("a", "b"),
    mode: { refreshOnly: true },
  },
  {
    name: "what others have changed is only recorded, outputs included",
    before: `${note("a")}output "status" {\n  value = sms_notebook_note.a.status\n}\n`,
    after: `${titled("a", "a2")}output "status" {\n  value = sms_notebook_note.a.status\n}\n`,
    meanwhile: ({ only }) => Object.assign(only, { status: "APPROVED", title: "theirs" }),
    mode: { refreshOnly: true },
  },
  {
    name: "what is gone is only forgotten",
    before: note("a") + note("b"),
    after: note("a") + note("b"),
    meanwhile: ({ notes }) => [...notes.values()].filter(({ title }) => title === "a").map(({ id }) => notes.delete(id)),
    mode: { refreshOnly: true },
  },
  {
    name: "what is no longer in the stack is looked at as well",
    before: note("a") + note("gone"),
    after: note("a") + note("new"),
    meanwhile: ({ notes }) => [...notes.values()].map((each) => Object.assign(each, { status: "APPROVED" })),
    mode: { refreshOnly: true },
  },
  {
    name: "nothing is looked at",
    before: note("a"),
    after: note("a"),
    meanwhile: ({ only }) => Object.assign(only, { title: "theirs" }),
    mode: { refresh: false },
  },
  {
    name: "an object is imported",
    before: "",
    after: note("a") + imported("a", '"note-a"'),
    strangers: ["a"],
  },
  {
    name: "an object by number is imported, another one made",
    before: "",
    after: note("a", counted(2)) + imported("a[1]", '"note-a"'),
    strangers: ["a"],
  },
  {
    name: "an imported object is changed",
    before: "",
    after: titled("a", "a2") + imported("a", '"note-a"'),
    strangers: ["a"],
  },
  {
    name: "an imported object is replaced",
    before: "",
    after: poem(note("a")) + imported("a", '"note-a"'),
    strangers: ["a"],
  },
  {
    name: "an imported object is replaced, the successor first",
    before: "",
    after: poem(note("a", "lifecycle {\n    create_before_destroy = true\n  }")) + imported("a", '"note-a"'),
    strangers: ["a"],
  },
  {
    name: "an import of what is recorded already does nothing",
    before: note("a"),
    after: note("a") + imported("a", '"note-b"'),
    strangers: ["b"],
  },
  {
    name: "an import where an object moves to does nothing",
    before: note("a"),
    after: titled("b", "a") + moved("a", "b") + imported("b", '"note-b"'),
    strangers: ["b"],
    // OpenTofu imports over the object that has moved, and loses it.
    onlyTerraform: true,
  },
  {
    name: "an import takes its id from a variable and a local",
    before: "",
    after: `variable "number" {\n  default = "a"\n}\nlocals {\n  id = "note-\${var.number}"\n}\n${note("a")}${imported("a", "local.id")}`,
    strangers: ["a"],
  },
  {
    name: "a set of objects is imported",
    before: "",
    after: note("a", each(["x", "y"])) + imported("a[each.key]", '"note-${each.value}"', each(["x", "y"])),
    strangers: ["x", "y"],
    onlyTerraform: true,
  },
  {
    name: "a map of objects is imported, one of them recorded already",
    before: note("a", each(["x"])),
    after: note("a", each(["x", "y"])) + imported("a[each.key]", "each.value", 'for_each = { x = "note-x", y = "note-y" }'),
    strangers: ["x", "y"],
    onlyTerraform: true,
  },
  {
    name: "objects are imported under keys that are put together",
    before: "",
    after: note("a", each(["k-x"])) + imported('a["k-${each.key}"]', '"note-${each.value}"', each(["x"])),
    strangers: ["x"],
    onlyTerraform: true,
  },
  {
    name: "a part of what is imported is a target",
    before: "",
    after: note("a", each(["x", "y"])) + imported("a[each.key]", '"note-${each.value}"', each(["x", "y"])),
    strangers: ["x", "y"],
    mode: { targets: [object('a["x"]')] },
    onlyTerraform: true,
  },
];

export interface Refusal extends Refactoring {
  /** A part of smsform's words. */
  readonly says: string;
}

export const refusals: readonly Refusal[] = [
  {
    name: "two objects swap",
    before: note("a") + note("b"),
    after: note("c") + moved("a", "b") + moved("b", "a"),
    says: "they send sms_notebook_note.a round in a circle",
  },
  {
    name: "what has moved is still there",
    before: note("a"),
    after: note("a") + note("b") + moved("a", "b"),
    says: "sms_notebook_note.a is still in the stack",
  },
  {
    name: "one object goes to two places",
    before: note("a"),
    after: note("b") + note("c") + moved("a", "b") + moved("a", "c"),
    says: "sms_notebook_note.a goes to sms_notebook_note.b and to sms_notebook_note.c",
  },
  {
    name: "two objects go to one place",
    before: note("a") + note("b"),
    after: note("c") + moved("a", "c") + moved("b", "c"),
    says: "sms_notebook_note.c comes from sms_notebook_note.a and from sms_notebook_note.b",
  },
  {
    name: "an object by number is still there",
    before: note("a", counted(2)),
    after: note("a", counted(2)) + note("b") + moved("a[1]", "b"),
    says: "sms_notebook_note.a[1] is still asked for by sms_notebook_note.a",
  },
  {
    name: "an import of what does not exist",
    before: "",
    after: note("a") + imported("a", '"note-nobody"'),
    says: 'Notebook has no note with id "note-nobody"',
  },
  {
    name: "an import into an object that the block does not ask for",
    before: "",
    after: note("a", counted(1)) + imported("a[1]", '"note-a"'),
    strangers: ["a"],
    says: "There is no sms_notebook_note.a[1]",
  },
  {
    name: "an import into a block that is not there",
    before: "",
    after: note("a") + imported("b", '"note-a"'),
    strangers: ["a"],
    says: 'undeclared resource "sms_notebook_note.b"',
  },
  {
    name: "two imports into one object",
    before: "",
    after: note("a") + imported("a", '"note-a"') + imported("a", '"note-b"'),
    strangers: ["a", "b"],
    says: 'sms_notebook_note.a would be imported twice, from "note-a" and from "note-b"',
  },
  {
    name: "an import by an id that is not known yet",
    before: "",
    after: note("a") + note("b") + imported("b", "sms_notebook_note.a.id"),
    says: "it is not known yet",
  },
  {
    name: "imports over what is not known yet",
    before: "",
    after: note("a") + note("b", each(["x"])) + imported("b[each.key]", "each.value", "for_each = toset([sms_notebook_note.a.id])"),
    onlyTerraform: true,
    says: "for_each is not known yet",
  },
  {
    name: "what was removed is still there",
    before: note("a"),
    after: note("a") + removed("a", false),
    onlyTerraform: true,
    says: "sms_notebook_note.a is still in the stack",
  },
];
