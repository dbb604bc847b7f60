import { protectionAttribute } from "../../../../src/clouds/shared/objects/review";
import { skipDestroyAttribute } from "../../../../src/clouds/shared/objects/skip-destroy";
import { computed, required, string } from "../../../../src/schema";
import { reviewAttributes } from "../review";

export const textAttributes = {
  id: computed(string, { doc: "The text's id, `txt_…`." }),
  name: required(string, { doc: "Its name in the console." }),
  body: required(string, { doc: "What is sent, with variables as `{{name}}`." }),
  ...protectionAttribute("text", false),
  ...skipDestroyAttribute("text"),
  ...reviewAttributes,
} as const;
