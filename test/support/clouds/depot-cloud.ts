/**
 * A small cloud in memory with what is rare: applications that cannot be deleted, banners that are changed by several requests, and
 * crates whose creates make a second one when they are repeated, and whose times nobody is told. An application's name is taken for good;
 * a banner under review is withdrawn before it is edited, and handed in again after that.
 */
import { type SharedAnswer, shareAnswer } from "../../../src/http/gathering/shared-answer";
import {
  type Cloud,
  computed,
  defineCloud,
  defineResource,
  error,
  type Failure,
  Kept,
  optional,
  required,
  string,
} from "../../../src/schema";

export class DepotError extends Error {
  constructor(
    readonly meaning: Failure["meaning"],
    message: string,
  ) {
    super(message);
  }
}

interface Application {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  contact: string | null;
}

interface Banner {
  readonly id: string;
  text: string;
  note: string | null;
  status: "in review" | "draft";
}

interface Crate {
  readonly id: string;
  readonly label: string;
  readonly content: string;
}

/** The platform, and what tests do to it. */
export class Depot {
  readonly applications = new Map<string, Application>();
  readonly banners = new Map<string, Banner>();
  readonly crates = new Map<string, Crate>();
  readonly calls: string[] = [];
  /** An application that is made is refused its first use. */
  refusesFirstUse = false;
  readonly #failing = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #unheard = new Set<string>();
  readonly #meanwhile = new Map<string, () => void>();
  #made = 0;

  /** The next call of this name takes effect, and its answer is lost. */
  loseAnswer(call: string): void {
    this.#lost.add(call);
  }

  /** The next call of this name never arrives, which nobody is told. */
  loseRequest(call: string): void {
    this.#unheard.add(call);
  }

  /** Something else happens right after the next call of this name. */
  meanwhile(call: string, happening: () => void): void {
    this.#meanwhile.set(call, happening);
  }

  /** The next calls of these names fail. */
  fail(...calls: readonly string[]): void {
    for (const call of calls) this.#failing.add(call);
  }

  call<T>(name: string, effect: () => T): T {
    this.calls.push(name);
    if (this.#failing.delete(name)) throw new DepotError("invalid", `the depot refuses to ${name}`);
    if (this.#unheard.delete(name)) throw new DepotError("unavailable", `the answer to ${name} was lost`);
    const result = effect();
    this.#meanwhile.get(name)?.();
    this.#meanwhile.delete(name);
    if (this.#lost.delete(name)) throw new DepotError("unavailable", `the answer to ${name} was lost`);
    return result;
  }

  /** Writes since the last look. */
  writes(): string[] {
    return this.calls.splice(0).filter((call) => call !== "read");
  }

  /** Somebody puts a crate there. */
  putCrate(label: string, content: string): Crate {
    const made = { id: this.nextId(), label, content };
    this.crates.set(made.id, made);
    return made;
  }

  nextId(): string {
    return `depot-${++this.#made}`;
  }
}

const application = defineResource<Depot>()({
  type: "sms_depot_application",
  noun: "application",
  doc: "An application.",
  attributes: {
    id: computed(string, { doc: "Id." }),
    name: required(string, { doc: "Name.", forcesReplacement: true }),
    region: required(string, { doc: "Region.", forcesReplacement: true }),
    contact: optional(string, { doc: "Contact." }),
  },
  title: ({ name }) => name,
  importId: "the application's id",
  read: async ({ client }, id) => client.call("read", () => copied(client.applications.get(id))),
  creation: {
    by: "repetition",
    create: async ({ client }, { name, region, contact }) =>
      client.call("create application", () => {
        const taken = [...client.applications.values()].some((other) => other.name === name);
        if (taken) throw new DepotError("conflict", `the name ${name} is taken`);
        const made = { id: client.nextId(), name, region, contact };
        client.applications.set(made.id, made);
        const failure = error(`Application "${name}" was made, and refused its first use`, "Ask the depot.");
        return { seen: { ...made }, ...(client.refusesFirstUse && { failure }) };
      }),
  },
  update: async ({ client }, id, { contact }) =>
    client.call("change application", () => {
      const found = there(client.applications, id);
      found.contact = contact;
      return { ...found };
    }),
  delete: { impossible: "the depot deletes no applications" },
});

const banner = defineResource<Depot>()({
  type: "sms_depot_banner",
  noun: "banner",
  doc: "A banner.",
  attributes: {
    id: computed(string, { doc: "Id." }),
    text: required(string, { doc: "Text." }),
    note: optional(string, { doc: "Note." }),
    status: computed(string, { doc: "Status.", volatile: true }),
  },
  title: ({ text }) => text,
  importId: "the banner's id",
  read: async ({ client }, id) => client.call("read", () => copied(client.banners.get(id))),
  creation: {
    by: "repetition",
    create: async ({ client }, { text, note }) =>
      client.call("create banner", () => {
        const made: Banner = { id: client.nextId(), text, note, status: "in review" };
        client.banners.set(made.id, made);
        return { seen: { ...made } };
      }),
  },
  update: {
    steps: [
      async ({ client }, id) => {
        if (there(client.banners, id).status === "draft") return "not needed";
        client.call("withdraw", () => Object.assign(there(client.banners, id), { status: "draft" }));
        return "sent";
      },
      async ({ client }, id, { text, note }) => {
        client.call("edit", () => Object.assign(there(client.banners, id), { text, note }));
        return "sent";
      },
    ],
    finish: async ({ client }, id) =>
      client.call("submit", () => ({ ...Object.assign(there(client.banners, id), { status: "in review" }) })),
  },
  delete: async ({ client }, id) => client.call("delete banner", () => void client.banners.delete(id)),
});

/** What was in the depot before the creates of a run. */
const crates = new Kept<SharedAnswer<readonly Crate[]>>();

const crate = defineResource<Depot>()({
  type: "sms_depot_crate",
  noun: "crate",
  doc: "A crate.",
  attributes: {
    id: computed(string, { doc: "Id." }),
    label: required(string, { doc: "Label." }),
    content: required(string, { doc: "Content." }),
  },
  title: ({ label }) => label,
  importId: "the crate's id",
  read: async ({ client }, id) => client.call("read", () => copied(client.crates.get(id))),
  creation: {
    by: "search",
    isNewBy: "absence",
    async create({ client, onSend }, { label, content }) {
      await onSend();
      return client.call("create crate", () => ({ seen: client.putCrate(label, content) }));
    },
    async lookAlikes({ client, clock, store, reads, signal }) {
      const read = async () => client.call("list crates", () => [...client.crates.values()]);
      const shared = store.of(crates, () => shareAnswer({ clock, lifeMs: 60_000, read }));
      const all = reads === "shared" ? await shared.get(signal) : await read();
      return all.map((seen) => ({ id: seen.id, importId: seen.id, seen }));
    },
  },
  delete: async ({ client }, id) => client.call("delete crate", () => void client.crates.delete(id)),
});

function copied<T extends object>(found: T | undefined): T | undefined {
  return found && { ...found };
}

function there<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id);
  if (!found) throw new DepotError("not_found", `there is no ${id}`);
  return found;
}

export function depotCloud(depot: Depot): Cloud {
  return defineCloud<Depot>()({
    name: "depot",
    title: "Depot",
    doc: "A depot.",
    settings: {},
    needs: {},
    connect: () => depot,
    explain: (failure, action) => ({
      meaning: failure instanceof DepotError ? failure.meaning : "defect",
      summary: `Cannot ${action}`,
      detail: failure instanceof Error ? failure.message : String(failure),
      unsettled: !(failure instanceof DepotError) || failure.meaning === "unavailable",
    }),
    resources: [application, banner, crate],
    dataSources: [],
  });
}
