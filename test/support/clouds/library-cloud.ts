/**
 * A small cloud whose deletions take away more than they should: for tests of what must be given back after a crash.
 * A library has copies of books on shelves. It can only be told to take a title off all shelves at once, so that copies on other
 * shelves are pending until they are put back.
 */
import { type Cloud, computed, defineCloud, defineResource, type PendingRestore, required, string } from "../../../src/schema";

type Call = "read" | "put" | "clear";

export class Library {
  /** Titles by shelf. */
  readonly shelves = new Map<string, Set<string>>();
  readonly calls: Call[] = [];
  readonly #failing: Call[] = [];

  /** All calls of this kind fail from now on. */
  fail(...calls: readonly Call[]): void {
    this.#failing.splice(0, this.#failing.length, ...calls);
  }

  async read(shelf: string, title: string): Promise<boolean> {
    this.#count("read");
    return this.shelves.get(shelf)?.has(title) ?? false;
  }

  async put(shelf: string, title: string): Promise<void> {
    this.#count("put");
    this.shelves.set(shelf, (this.shelves.get(shelf) ?? new Set()).add(title));
  }

  /** Takes the title off all shelves. */
  async clear(title: string): Promise<void> {
    this.#count("clear");
    for (const titles of this.shelves.values()) titles.delete(title);
  }

  /** Shelves with that title, in order. */
  shelvesOf(title: string): string[] {
    return [...this.shelves].flatMap(([shelf, titles]) => (titles.has(title) ? [shelf] : [])).sort();
  }

  #count(call: Call): void {
    this.calls.push(call);
    if (this.#failing.includes(call)) throw new Error(`the library does not ${call} today`);
  }
}

const copy = defineResource<Library>()({
  type: "sms_library_copy",
  noun: "copy",
  doc: "A copy of a book on a shelf.",
  attributes: {
    id: computed(string, { doc: "Shelf and title." }),
    shelf: required(string, { doc: "Shelf.", forcesReplacement: true }),
    title: required(string, { doc: "Title.", forcesReplacement: true }),
  },
  title: ({ title }) => title,
  importId: "SHELF/TITLE",
  async read({ client, pendingRestores }, id) {
    const [shelf = "", title = ""] = id.split("/");
    const isThere =
      (await client.read(shelf, title)) || pendingRestores.some((restore) => restore.title === title && shelvesIn(restore).includes(shelf));
    return isThere ? { id, shelf, title } : undefined;
  },
  creation: {
    by: "token",
    lifetimeMs: 60_000,
    async create({ client, isResumed }, { shelf, title }) {
      if ((await client.read(shelf, title)) && !(await isResumed())) throw new Error(`${title} is on ${shelf} already`);
      await client.put(shelf, title);
      return { seen: { id: `${shelf}/${title}` } };
    },
  },
  async delete({ client, pending }, _id, { shelf, title }) {
    const shelves = client.shelvesOf(title).filter((other) => other !== shelf);
    const restore = await pending.planRestore({ title, shelves });
    await client.clear(title);
    for (const other of shelves) await client.put(other, title);
    await restore.restored();
  },
});

function shelvesIn({ shelves }: PendingRestore): readonly unknown[] {
  return Array.isArray(shelves) ? shelves : [];
}

export function libraryCloud(library: Library): Cloud {
  return defineCloud<Library>()({
    name: "library",
    title: "Library",
    doc: "A library.",
    settings: { card: required(string, { doc: "Card." }) },
    needs: { card: "Ask at the desk." },
    connect: () => library,
    explain: (failure, action) => ({
      meaning: "unavailable",
      summary: `Cannot ${action}`,
      detail: failure instanceof Error ? failure.message : String(failure),
      unsettled: true,
    }),
    async completeRestore({ client }, restore) {
      for (const shelf of shelvesIn(restore)) await client.put(String(shelf), String(restore.title));
    },
    resources: [copy],
    dataSources: [],
  });
}
