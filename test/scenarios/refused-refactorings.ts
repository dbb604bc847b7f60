/** Stacks that nobody can carry out as they are written. */
import { counted, each, imported, moved, note, removed } from "./notes";
import type { Refactoring } from "./refactorings";

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
    only: "terraform",
    says: "for_each is not known yet",
  },
  {
    name: "what was removed is still there",
    before: note("a"),
    after: note("a") + removed("a", false),
    only: "terraform",
    says: "sms_notebook_note.a is still in the stack",
  },
];
