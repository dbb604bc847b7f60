import { protectedReview } from "../../../../src/clouds/shared/objects/review";
import { defineResource } from "../../../../src/schema";
import type { Fernpost } from "../client/client";
import { keyLifetimeMs } from "../client/records";
import { listedIn, reviewStateOf, seenIn } from "../review";
import { textAttributes } from "./attributes";
import { textRules } from "./rules";

export const text = defineResource<Fernpost>()({
  type: "sms_fernpost_text",
  noun: "text",
  doc: "A text with variables. It is changed in place until it is granted; a granted one is never changed, so a change makes a new one with a new id.",
  attributes: textAttributes,
  skipDestroy: "skip_destroy",
  title: ({ name }) => name,
  importId: "the text's id (txt_…)",
  listing: {
    calls: "one for 50",
    waysLeft: "Name texts by their ids, which the console shows.",
    pages: ({ client, signal }) => listedIn(client.texts.all({ signal })),
  },
  rules: textRules,
  review: {
    ...protectedReview,
    stateOf: reviewStateOf,
    immutable: (status) => (status === "granted" ? { because: "a granted text cannot be changed", instead: "replace" } : undefined),
  },

  read: async ({ client, signal }, id) => seenIn(await client.texts.get(id, { signal })),
  creation: {
    by: "token",
    lifetimeMs: keyLifetimeMs,
    create: async ({ client, signal, token }, { name, body }) => ({
      seen: seenIn(await client.texts.create({ name, body }, { idempotencyKey: token, signal })),
    }),
  },
  update: async ({ client, signal }, id, { name, body }) => seenIn(await client.texts.change(id, { name, body }, { signal })),
  delete: ({ client, signal }, id) => client.texts.remove(id, { signal }),
});
