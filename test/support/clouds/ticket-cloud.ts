/**
 * A small cloud over HTTP whose platform counts calls: three creates in a second, for each account. For tests of limits.
 */
import { explain } from "../../../src/clouds/shared/objects/explain";
import { createTransport, type Transport } from "../../../src/http/transport";
import { type Cloud, computed, defineCloud, defineResource, required, string } from "../../../src/schema";

export const createsASecond = 3;

const ticket = defineResource<Transport>()({
  type: "sms_office_ticket",
  noun: "ticket",
  doc: "A ticket.",
  attributes: {
    id: computed(string, { doc: "Id." }),
    title: required(string, { doc: "Title.", forcesReplacement: true }),
  },
  title: ({ title }) => title,
  importId: "the ticket's id",
  async read({ client, signal }, id) {
    await client.send({ call: "readTicket", method: "GET", path: `/${id}`, repeatable: true }, { signal });
    return { id, title: id };
  },
  creation: {
    by: "repetition",
    async create({ client, signal }, { title }) {
      await client.send({ call: "createTicket", method: "POST", path: `/${title}`, repeatable: true }, { signal });
      return { seen: { id: title } };
    },
  },
  async delete({ client, signal }, id) {
    await client.send({ call: "deleteTicket", method: "DELETE", path: `/${id}`, repeatable: true }, { signal });
  },
});

/** Each request carries in `x-left-at` when it left, and in `x-process` whose it is. */
export const office: Cloud = defineCloud<Transport>()({
  name: "office",
  title: "Office",
  doc: "An office.",
  settings: {
    key: required(string, { doc: "Key.", env: ["OFFICE_KEY"] }),
    endpoint: required(string, { doc: "URL.", env: ["OFFICE_ENDPOINT"] }),
  },
  needs: { key: "Ask at the desk." },
  connect: ({ key, endpoint }, { clock, concurrency, limiter, onWait }) =>
    createTransport({
      platform: "Office",
      endpoint,
      secrets: [],
      clock,
      concurrency,
      limiter,
      onWait,
      limits: { account: key, of: { createTicket: { calls: createsASecond, perMs: 1000 } } },
      sign: (_request, nowMs) => ({ "x-left-at": String(nowMs), "x-process": String(process.pid) }),
      classify: () => undefined,
    }),
  explain,
  resources: [ticket],
  dataSources: [],
});
