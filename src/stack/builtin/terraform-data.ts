import { computed, defineResourceWithoutClient, dynamic, optional, string } from "../../schema";

/** The engines' own object: it keeps a value, and can be made anew where another one changes. No platform knows of it. */
export const terraformData = defineResourceWithoutClient({
  type: "terraform_data",
  noun: "value",
  doc: "Keeps a value in the state.",
  attributes: {
    id: computed(string, { doc: "Made at random." }),
    input: optional(dynamic(), { doc: "The value that is kept." }),
    triggers_replace: optional(dynamic(), { doc: "A change makes the object anew.", forcesReplacement: true }),
    output: computed(dynamic({ like: "input" }), { doc: "The value of `input`, once it is kept.", volatile: true }),
  },
  title: ({ id }) => id,
  importId: "any text: it becomes the id",
  derive: ({ input }) => (input === null ? { output: null } : {}),
  read: async (_, id, prior) => ({ ...prior, id }),
  creation: {
    by: "token",
    lifetimeMs: Number.POSITIVE_INFINITY,
    create: async ({ token }, { input, triggers_replace }) => ({ seen: { id: token, input, triggers_replace, output: input } }),
  },
  update: async (_, id, { input, triggers_replace }) => ({ id, input, triggers_replace, output: input }),
  delete: async () => {},
});
