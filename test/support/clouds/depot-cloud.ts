/**
 * A small cloud in memory with what no platform has yet: applications that cannot be deleted, and banners that are changed by several
 * requests. An application's name is taken for good; a banner under review is withdrawn before it is edited, and handed in again after that.
 */
import { type Cloud, computed, defineCloud, defineResource, error, type Failure, optional, required, string } from "../../../src/schema";

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

/** The platform, and what tests do to it. */
export class Depot {
  readonly applications = new Map<string, Application>();
  readonly banners = new Map<string, Banner>();
  readonly calls: string[] = [];
  /** An application that is made is refused its first use. */
  refusesFirstUse = false;
  readonly #failing = new Set<string>();
  readonly #lost = new Set<string>();
  #made = 0;

  /** The next call of this name takes effect, and its answer is lost. */
  loseAnswer(call: string): void {
    this.#lost.add(call);
  }

  /** The next calls of these names fail. */
  fail(...calls: readonly string[]): void {
    for (const call of calls) this.#failing.add(call);
  }

  call<T>(name: string, effect: () => T): T {
    this.calls.push(name);
    if (this.#failing.delete(name)) throw new DepotError("invalid", `the depot refuses to ${name}`);
    const result = effect();
    if (this.#lost.delete(name)) throw new DepotError("unavailable", `the answer to ${name} was lost`);
    return result;
  }

  /** Writes since the last look. */
  writes(): string[] {
    return this.calls.splice(0).filter((call) => call !== "read");
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
    resources: [application, banner],
    dataSources: [],
  });
}
