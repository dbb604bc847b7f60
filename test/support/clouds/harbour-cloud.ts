/**
 * A small cloud in memory whose objects are what no platform of today has: berths that are locked by attribute and wait to be activated,
 * signals that are given once, watches that only compute.
 */

import { defineApproval } from "../../../src/clouds/shared/objects/approval";
import { protectedReview, protectionAttribute, reviewAttributes } from "../../../src/clouds/shared/objects/review";
import {
  bool,
  type Cloud,
  computed,
  defaulted,
  defineCloud,
  defineDataSourceWithoutClient,
  defineResource,
  defineResourceWithoutClient,
  optional,
  required,
  string,
  UNKNOWN,
  warning,
} from "../../../src/schema";

interface Berth {
  name: string;
  draught: string;
  proof: string;
  status: "REVIEWED" | "APPROVED" | "DORMANT" | "REFUSED";
  number: string | null;
}

/** The platform: what its calls find, and what tests do to it. */
export class Harbour {
  readonly berths = new Map<string, Berth>();
  readonly signals: string[] = [];
  /** Writes since the beginning, e.g. `activate berth-1`. */
  readonly writes: string[] = [];
  /** The flag that is raised fades right after it was raised. */
  fadingFlags = false;
  /** The answer to the next signal is lost. */
  losesAnswer = false;

  get only(): Berth {
    const [berth, ...others] = this.berths.values();
    if (!berth || others.length > 0) throw new Error(`there are ${this.berths.size} berths, not one`);
    return berth;
  }

  found(id: string): Berth {
    const berth = this.berths.get(id);
    if (!berth) throw new Error(`no berth ${id}`);
    return berth;
  }

  wrote(call: string): void {
    this.writes.push(call);
  }
}

const berthAttributes = {
  id: computed(string, { doc: "Id." }),
  name: required(string, { doc: "Name. Can be changed at any time." }),
  draught: required(string, { doc: "Depth. Reviewed." }),
  proof: required(string, { doc: "What proves the depth to the reviewer." }),
  closed_while_dredged: defaulted(bool, false, { doc: "Lets an approved berth be closed and dredged in place.", local: true }),
  activate: defaulted(bool, false, { doc: "Activates the berth whenever the harbour waits for that.", local: true }),
  ...protectionAttribute("berth", false),
  ...reviewAttributes({ status: "Status.", usable: "Whether ships may land now." }),
} as const;

const berth = defineResource<Harbour>()({
  type: "sms_harbour_berth",
  noun: "berth",
  doc: "A berth.",
  attributes: berthAttributes,
  title: ({ name }) => name,
  importId: "the berth's id",
  review: {
    ...protectedReview,
    stateOf: (status) =>
      status === "APPROVED" ? "usable" : status === "DORMANT" ? "withdrawn" : status === "REFUSED" ? "refused" : "pending",
    changeNotice: (status, changed) =>
      status === "APPROVED" && changed.has("draught") ? "It is closed until it is approved again." : undefined,
    immutable(status, attribute, wanted) {
      if (status !== "APPROVED" || attribute === "name") return undefined;
      if (attribute === "draught" && wanted.closed_while_dredged === true) return undefined;
      return attribute === "proof"
        ? { because: "what proved an approved berth is not looked at again", instead: "record" }
        : { because: "an approved berth keeps its depth", instead: "replace" };
    },
  },
  read: async ({ client }, id) => {
    const found = client.berths.get(id);
    return found && seenIn(id, found);
  },
  creation: {
    by: "repetition",
    async create({ client }, { name, draught, proof }) {
      const id = `berth-${client.writes.length + 1}`;
      client.wrote(`create ${id}`);
      const made: Berth = { name, draught, proof, status: "REVIEWED", number: null };
      client.berths.set(id, made);
      return { seen: seenIn(id, made) };
    },
  },
  async update({ client }, id, { name, draught }) {
    client.wrote(`change ${id}`);
    const found = client.found(id);
    const status = found.draught === draught ? found.status : "REVIEWED";
    return seenIn(id, Object.assign(found, { name, draught, status }));
  },
  work: {
    due: ({ status }, { activate }) =>
      status === "DORMANT" && activate === true
        ? { because: "the harbour waits for its activation", changes: { status: UNKNOWN, usable: UNKNOWN } }
        : undefined,
    async carryOut({ client }, id) {
      client.wrote(`activate ${id}`);
      return seenIn(id, Object.assign(client.found(id), { status: "REVIEWED" as const }));
    },
  },
  async delete({ client }, id) {
    client.wrote(`delete ${id}`);
    client.berths.delete(id);
  },
});

function seenIn(id: string, { name, draught, status }: Berth) {
  return { id, name, draught, status, review: null };
}

/** Once given, a signal has been seen: it is never repeated, and never taken over. */
const signal = defineResource<Harbour>()({
  type: "sms_harbour_signal",
  noun: "signal",
  doc: "A signal.",
  attributes: {
    id: computed(string, { doc: "Id." }),
    flags: required(string, { doc: "What is raised.", forcesReplacement: true }),
  },
  title: ({ flags }) => flags,
  read: async (_scope, id, { flags }) => ({ id, ...(flags !== undefined && { flags }) }),
  creation: {
    by: "once",
    why: "The harbour keeps no list of its signals.",
    whatNow: "Ask the ships whether they saw it.",
    async create({ client, onSend }, { flags }) {
      await onSend();
      client.signals.push(flags);
      if (client.losesAnswer) throw new Error("the answer was lost");
      const warnings = client.fadingFlags ? [warning(`Signal "${flags}" has faded`, "It is not given again.")] : [];
      return { seen: { id: `signal-${client.signals.length}` }, warnings };
    },
  },
  async delete() {
    // What was seen was seen.
  },
});

/** Only computed: nothing of it is on the platform. */
const watch = defineResourceWithoutClient({
  type: "sms_harbour_watch",
  noun: "watch",
  doc: "A watch.",
  attributes: {
    id: computed(string, { doc: "Id." }),
    lamp: optional(string, { doc: "Lamp.", forcesReplacement: true }),
    horn: optional(string, { doc: "Horn.", forcesReplacement: true }),
  },
  title: ({ id }) => id,
  exactlyOneOf: [{ of: ["lamp", "horn"], because: "A watch has exactly one instrument" }],
  read: async (_scope, id) => ({ id }),
  creation: { by: "repetition", create: async (_scope, { lamp, horn }) => ({ seen: { id: `watch with ${lamp ?? horn}` } }) },
  async delete() {
    // There is nothing to delete.
  },
});

const tide = defineDataSourceWithoutClient({
  type: "sms_harbour_tide",
  noun: "tide",
  doc: "The tide, by the almanac.",
  attributes: {
    id: computed(string, { doc: "Id." }),
    hour: required(string, { doc: "Hour." }),
    level: computed(string, { doc: "Level." }),
  },
  read: async (_scope, { hour }) => ({ id: hour, level: Number(hour) % 12 < 6 ? "rising" : "falling" }),
});

const approval = defineApproval<Harbour>({
  type: "sms_harbour_approval",
  targets: {
    berth: {
      type: "sms_harbour_berth",
      noun: "berth",
      async look(client, id) {
        const { name, status, number } = client.found(id);
        return { name, status, outputs: { berth_number: number } };
      },
    },
  },
  stateOf: (status) => (status === "APPROVED" ? "usable" : status === "REFUSED" ? "refused" : "pending"),
  outputs: { berth_number: computed(string, { doc: "The number that ships call." }) },
  importId: "the berth's id",
  targetOf: (id) => ({ attribute: "berth", id }),
});

export function harbourCloud(harbour: Harbour): Cloud {
  return defineCloud<Harbour>()({
    name: "harbour",
    title: "Harbour",
    doc: "A harbour.",
    settings: { key: optional(string, { doc: "Key.", env: ["HARBOUR_KEY"] }) },
    needs: { key: "Ask the harbour master." },
    connect: () => harbour,
    explain: (failure, action) => ({
      meaning: "unavailable",
      summary: `Cannot ${action}`,
      detail: failure instanceof Error ? failure.message : String(failure),
      unsettled: true,
    }),
    resources: [berth, signal, watch, approval],
    dataSources: [tide],
  });
}
