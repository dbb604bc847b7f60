import { protectedReview, protectionAttribute } from "../../../../src/clouds/shared/objects/review";
import { skipDestroyAttribute } from "../../../../src/clouds/shared/objects/skip-destroy";
import { computed, defineResource, required, string } from "../../../../src/schema";
import type { Fernpost } from "../client/client";
import { keyLifetimeMs } from "../client/records";
import { listedIn, reviewAttributes, reviewStateOf, seenIn } from "../review";

export const sender = defineResource<Fernpost>()({
  type: "sms_fernpost_sender",
  noun: "sender",
  doc: "A sender: the name that stands before every message. It is changed in place, and reviewed again.",
  attributes: {
    id: computed(string, { doc: "The sender's id, `snd_…`." }),
    name: required(string, { doc: "The name." }),
    ...protectionAttribute("sender", false),
    ...skipDestroyAttribute("sender"),
    ...reviewAttributes,
  },
  skipDestroy: "skip_destroy",
  title: ({ name }) => name,
  importId: "the sender's id (snd_…)",
  listing: {
    calls: "one for 50",
    waysLeft: "Name senders by their ids, which the console shows.",
    pages: ({ client, signal }) => listedIn(client.senders.all({ signal })),
  },
  review: { ...protectedReview, stateOf: reviewStateOf },

  read: async ({ client, signal }, id) => seenIn(await client.senders.get(id, { signal })),
  creation: {
    by: "token",
    lifetimeMs: keyLifetimeMs,
    create: async ({ client, signal, token }, { name }) => ({
      seen: seenIn(await client.senders.create({ name }, { idempotencyKey: token, signal })),
    }),
  },
  update: async ({ client, signal }, id, { name }) => seenIn(await client.senders.change(id, { name }, { signal })),
  delete: ({ client, signal }, id) => client.senders.remove(id, { signal }),
});
