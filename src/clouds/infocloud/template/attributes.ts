import { computed, list, nested, number, optional, required, string } from "../../../schema";

export const templateAttributes = {
  id: computed(string, { doc: "The template's code." }),
  template_code: required(string, { doc: "The code that the console shows, of 18 or 19 digits." }),
  content: required(string, {
    doc: "The text as the console has it, without the signature, with variables as `{name,6}`: a name and the longest value's number of characters.",
    platformText: true,
  }),
  signature: optional(string, { doc: "The signature that is a part of the template, without brackets." }),
  dynamic_signature: optional(string, {
    doc: "The variable in the place of a signature, as the console has it: `{动态签名,20}`. Its value is given with each message, before all others.",
    platformText: true,
  }),
  values: optional(list(string), { doc: "What a message is to say: one value for each of `variables`, in their order." }),
  variables: computed(
    nested("list", {
      name: computed(string, { doc: "Its name, which only the console knows." }),
      max_length: computed(number, { doc: "Most characters of a value." }),
    }),
    { doc: "What takes a value, in order: the dynamic signature first, and what stands twice twice." },
  ),
  variable_count: computed(number, { doc: "How many values a message needs." }),
  template_param: computed(string, {
    doc: "`values` as the API takes them: `templateParam`, a JSON array as text. Null without `values`, and where there is no variable.",
  }),
  text: computed(string, {
    doc: "The message with `values` filled in, its signature before it in 【】. Null where values are needed and none given.",
  }),
} as const;
