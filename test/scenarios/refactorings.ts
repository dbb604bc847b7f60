/** Stacks before and after somebody has rearranged them, and how the run that follows is asked for. */
import type { PlanMode } from "../../src/stack";
import type { Notebook } from "../support/clouds/notebook-cloud";
import { counted, each, imported, moved, note, object, poem, removed, titled } from "./notes";

export interface Refactoring {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly mode?: PlanMode;
  /** What happens on the platform meanwhile. */
  readonly meanwhile?: (notebook: Notebook) => void;
  /** The other engine does not know what it takes, or does it wrong. */
  readonly only?: "tofu" | "terraform";
  /** Titles of notes that others have made; their ids are `note-TITLE`. */
  readonly strangers?: readonly string[];
}

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
  { name: "a removed block forgets", before: note("a") + note("b"), after: note("b") + removed("a", false), only: "terraform" },
  { name: "a removed block deletes", before: note("a") + note("b"), after: note("b") + removed("a", true), only: "terraform" },
  {
    name: "a removed block forgets all objects of a repeated block",
    before: note("a", counted(2)),
    after: removed("a", false),
    only: "terraform",
  },
  {
    name: "everything is destroyed, a removed block notwithstanding",
    before: note("a") + note("b"),
    after: note("b") + removed("a", false),
    mode: { destroy: true },
    only: "terraform",
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
    // Without a look, Terraform 1.11 plans an update of no value: it misses its marks of what the schema calls sensitive in the state.
    only: "tofu",
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
    only: "terraform",
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
    only: "terraform",
  },
  {
    name: "a map of objects is imported, one of them recorded already",
    before: note("a", each(["x"])),
    after: note("a", each(["x", "y"])) + imported("a[each.key]", "each.value", 'for_each = { x = "note-x", y = "note-y" }'),
    strangers: ["x", "y"],
    only: "terraform",
  },
  {
    name: "objects are imported under keys that are put together",
    before: "",
    after: note("a", each(["k-x"])) + imported('a["k-${each.key}"]', '"note-${each.value}"', each(["x"])),
    strangers: ["x"],
    only: "terraform",
  },
  {
    name: "a part of what is imported is a target",
    before: "",
    after: note("a", each(["x", "y"])) + imported("a[each.key]", '"note-${each.value}"', each(["x", "y"])),
    strangers: ["x", "y"],
    mode: { targets: [object('a["x"]')] },
    only: "terraform",
  },
];
