/**
 * A small cloud that keeps notes in memory: for tests of what is the same for every cloud.
 * A note is reviewed: one in review is changed in place, an approved one is replaced.
 */
import { randomUUID } from "node:crypto";
import { atMost, listedFormat } from "../../../src/clouds/shared/objects/file-rules";
import { protectedReview, protectionAttribute, reviewAttributes } from "../../../src/clouds/shared/objects/review";
import {
  block,
  type Cloud,
  computed,
  defaulted,
  defineCloud,
  defineDataSource,
  defineResource,
  type Failure,
  list,
  map,
  nested,
  number,
  oneOf,
  optional,
  required,
  set,
  string,
} from "../../../src/schema";

export interface Note {
  readonly id: string;
  title: string;
  kind: string;
  text: string | null;
  status: "IN_REVIEW" | "APPROVED" | "REJECTED";
  reply: string;
  revision: number;
  rest: object;
}

type Call = "create" | "read" | "update" | "delete";

/** The platform: what the calls of the notebook cloud find, and what tests do to it. */
export class Notebook {
  readonly notes = new Map<string, Note>();
  readonly calls: Call[] = [];
  readonly tokens: string[] = [];
  readonly #byToken = new Map<string, Note>();
  readonly #failures: { readonly call: Call; readonly failure: NotebookError; readonly afterEffect: boolean }[] = [];
  readonly #waits: { readonly call: Call; readonly until: Promise<void> }[] = [];

  get only(): Note {
    const [note, ...others] = this.notes.values();
    if (!note || others.length > 0) throw new Error(`there are ${this.notes.size} notes, not one`);
    return note;
  }

  /** The next call of this kind fails; `afterEffect` loses the answer only. */
  failNext(call: Call, failure: NotebookError, { afterEffect = false } = {}): void {
    this.#failures.push({ call, failure, afterEffect });
  }

  /** The next call of this kind waits. */
  holdNext(call: Call, until: Promise<void>): void {
    this.#waits.push({ call, until });
  }

  async call<T>(call: Call, signal: AbortSignal, effect: () => T): Promise<T> {
    this.calls.push(call);
    const held = this.#waits.findIndex((wait) => wait.call === call);
    if (held >= 0) await Promise.race([this.#waits.splice(held, 1)[0]?.until, aborted(signal)]);
    const next = this.#failures.findIndex((failure) => failure.call === call);
    const planned = next >= 0 ? this.#failures.splice(next, 1)[0] : undefined;
    if (planned && !planned.afterEffect) throw planned.failure;
    const result = effect();
    if (planned) throw planned.failure;
    return result;
  }

  create(token: string, note: Omit<Note, "id" | "status" | "reply" | "revision">): Note {
    this.tokens.push(token);
    const made = this.#byToken.get(token) ?? { ...note, id: `note-${randomUUID()}`, status: "IN_REVIEW", reply: "", revision: 1 };
    this.#byToken.set(token, made);
    this.notes.set(made.id, made);
    return made;
  }
}

export class NotebookError extends Error {
  constructor(
    readonly meaning: Failure["meaning"],
    message: string,
    readonly unsettled = meaning === "unavailable",
  ) {
    super(message);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new NotebookError("cancelled", "stopped on request")), { once: true });
  });
}

const noteAttributes = {
  id: computed(string, { doc: "Id." }),
  title: required(string, { doc: "Title. Unique in no way." }),
  kind: required(oneOf(["MEMO", "POEM"]), { doc: "Kind.", forcesReplacement: true }),
  text: optional(string, { doc: "Text." }),
  pages: defaulted(number, 1, { doc: "Pages." }),
  tags: optional(set(string), { doc: "Tags." }),
  labels: optional(map(string), { doc: "Labels." }),
  parts: optional(nested("list", { name: required(string, { doc: "Name." }), weight: optional(number, { doc: "Weight." }) }), {
    doc: "Parts.",
  }),
  limits: block(nested("single", { daily: optional(number, { doc: "A day." }), names: optional(list(string), { doc: "Names." }) }), {
    doc: "Limits.",
  }),
  secret: optional(string, { doc: "A secret that the platform never tells.", sensitive: true }),
  drawing_file: optional(string, { doc: "Path of a drawing." }),
  drawing_digest: computed(string, { doc: "Digest of the drawing." }),
  ...protectionAttribute("note", false),
  revision: computed(number, { doc: "Counts the writes.", volatile: true }),
  ...reviewAttributes({ status: "Status.", usable: "May be used." }),
} as const;

const drawingRule = { id: "N3", demands: "What N3 demands.", source: "the notebook's rules" };

const note = defineResource<Notebook>()({
  type: "sms_notebook_note",
  noun: "note",
  doc: "A note.",
  attributes: noteAttributes,
  title: ({ title }) => title,
  importId: "the note's id",
  rules: [
    {
      id: "N1",
      demands: "What N1 demands.",
      looksAt: ["title"],
      level: "error",
      source: "the notebook's rules",
      check: ({ title }) => (String(title).includes("!") ? { problem: '"!" in the title', fix: "Leave it out." } : undefined),
    },
    {
      id: "N2",
      demands: "What N2 demands.",
      looksAt: ["text"],
      level: "warn",
      source: "the notebook's rules",
      check: ({ text }) => (String(text).includes("free") ? { problem: '"free" in the text', fix: "Say it otherwise." } : undefined),
    },
  ],
  files: [
    {
      path: "drawing_file",
      digest: "drawing_digest",
      formats: { PNG: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
      rules: [atMost(drawingRule, 1024), listedFormat(drawingRule, "error")],
    },
  ],
  check: ({ limits }) =>
    limits !== null && typeof limits === "object" && typeof limits.daily === "number" && limits.daily < 0
      ? [{ severity: "error", summary: "limits.daily is negative", detail: "Use 0 or more.", path: ["limits", "daily"] }]
      : [],
  review: {
    ...protectedReview,
    stateOf: (status) => (status === "APPROVED" ? "usable" : status === "REJECTED" ? "refused" : "pending"),
    immutable: (status) =>
      status === "APPROVED" ? { because: "an approved note cannot be changed in place", instead: "replace" } : undefined,
  },
  read: ({ client, signal }, id) =>
    client.call("read", signal, () => {
      const found = client.notes.get(id);
      return found && seen(found);
    }),
  creation: {
    by: "token",
    lifetimeMs: 24 * 60 * 60 * 1000,
    create: ({ client, signal, token }, { title, kind, text, ...rest }) =>
      client.call("create", signal, () => ({ seen: seen(client.create(token, { title, kind, text, rest })) })),
  },
  update: ({ client, signal }, id, { title, text, ...rest }) =>
    client.call("update", signal, () => {
      const found = client.notes.get(id);
      if (!found) throw new NotebookError("not_found", `no note ${id}`);
      Object.assign(found, { title, text, rest, status: "IN_REVIEW", reply: "", revision: found.revision + 1 });
      return seen(found);
    }),
  delete: ({ client, signal }, id) =>
    client.call("delete", signal, () => {
      if (!client.notes.delete(id)) throw new NotebookError("not_found", `no note ${id}`);
    }),
});

function seen({ id, title, kind, text, revision, status, reply }: Note) {
  return { id, title, kind, text, revision, status, review: reply };
}

const noteData = defineDataSource<Notebook>()({
  type: "sms_notebook_note",
  noun: "note",
  doc: "A note that is there.",
  attributes: {
    id: required(string, { doc: "Id." }),
    title: computed(string, { doc: "Title." }),
    status: computed(string, { doc: "Status." }),
  },
  read: ({ client, signal }, { id }) =>
    client.call("read", signal, () => {
      const found = client.notes.get(id);
      if (!found) throw new NotebookError("not_found", `no note ${id}`);
      return { title: found.title, status: found.status };
    }),
});

export function notebookCloud(notebook: Notebook): Cloud {
  return defineCloud<Notebook>()({
    name: "notebook",
    title: "Notebook",
    doc: "A notebook.",
    settings: {
      key: optional(string, { doc: "Key.", env: ["NOTEBOOK_KEY"] }),
      secret: optional(string, { doc: "Secret.", env: ["NOTEBOOK_SECRET"], sensitive: true }),
    },
    needs: { key: "Ask the owner of the notebook." },
    connect: () => notebook,
    explain: (failure, action) => ({
      meaning: failure instanceof NotebookError ? failure.meaning : "defect",
      summary: `Cannot ${action}`,
      detail: failure instanceof Error ? failure.message : String(failure),
      unsettled: failure instanceof NotebookError ? failure.unsettled : true,
    }),
    resources: [note],
    dataSources: [noteData],
  });
}
