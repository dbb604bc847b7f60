import {
  type Attributes,
  bool,
  computed,
  type Diagnostic,
  defaulted,
  error,
  nested,
  oneOf,
  optional,
  required,
  string,
  type Values,
} from "../../../../schema";
import { parseDuration } from "../duration";
import { reviewAttributes } from "../review";
import type { MessageOptions } from "./options";
import { variablesProblem } from "./variables";

export const audiences = ["domestic", "international", "global"] as const;

/** What is the same on a platform without reviews. */
export const messageInputs = {
  key: required(string, { doc: "What programs call the message: it stays the same whatever its text and ids become.", local: true }),
  audience: defaulted(oneOf(audiences), "domestic", {
    doc: "Whose numbers it is for: `domestic` (the mainland's), `international` (all others) or `global`. Default `domestic`.",
    local: true,
  }),
  variables: optional(string, {
    doc:
      "The variables of the text, in the order of their numbers, or where they have names in that in which they first stand in it, as JSON: " +
      '`jsonencode([{ name = "otp", type = "code", max = 6, example = "482913" }])`. Sends name them so, whatever the platform calls them.',
    local: true,
  }),
};

/** What of {@link messageInputs} says what recipients read. */
export const messageWording = {
  key: "key",
  variables: "variables",
  audience: { attribute: "audience", of: { domestic: "domestic", international: "international", global: "global" } },
} as const;

/** What is live, in the words of the platform's send call. */
export const liveAttributes = {
  live_template_id: computed(string, { doc: "What sends name the live template by; null as long as nothing is live." }),
  live_sender: computed(string, { doc: "What sends take as the sender." }),
  live_signature: computed(string, { doc: "The signature as recipients see it, without brackets." }),
  live_text: computed(string, { doc: "The live text, in the platform's notation." }),
  live_variables: computed(string, { doc: "The variables of the live text, as they were given for it." }),
};

/** @param liveKey the attribute that keeps by what the live template is looked at and deleted */
export function attributesOf<Client>({ template, sender, statusWords }: MessageOptions<Client>, liveKey: string): Attributes {
  const key = hasKey(template.attribute);
  return {
    id: computed(string, { doc: "The key under which the message was made." }),
    ...messageInputs,
    [template.attribute]: required(string, { doc: `The candidate: the ${template.noun} that goes live once it is approved.` }),
    [sender.attribute]: optional(string, {
      doc: `The ${sender.noun} that the candidate is sent with; the switch waits for its approval as well.`,
    }),
    ...(sender.given !== undefined && {
      [sender.given]: optional(string, {
        doc: `What sends take as the ${sender.noun}, in place of \`${sender.attribute}\`: whether it is approved, nobody looks.`,
      }),
    }),
    retire_after: optional(string, {
      doc: "How long after a switch the template that was live is deleted, e.g. `72h`: long enough for every program to have read the new catalogue. Left out: never. It is kept for longer as long as another message or a block of the stack has it.",
      local: true,
    }),
    ...reviewAttributes({
      status: `Review status of the candidate: the ${template.noun}'s, and once that is approved the ${sender.noun}'s.`,
      usable: "Whether messages may be sent with the live version now.",
      statusWords,
    }),
    usable: computed(bool, { doc: "Whether messages may be sent with the live version now." }),
    candidate: computed(
      nested("single", {
        template_id: computed(string, { doc: `What sends name the ${template.noun} by.` }),
        sender: computed(string, { doc: "What sends take as the sender." }),
        signature: computed(string, { doc: "The signature as recipients see it." }),
        text: computed(string, { doc: "Its text." }),
      }),
      { doc: "The candidate as it may be sent with; null as long as it may not.", volatile: true },
    ),
    ...liveAttributes,
    ...(key && { [liveKey]: computed(string, { doc: `The ${template.noun} that is live, by its primary key.` }) }),
    superseded: computed(
      nested("list", {
        ...(key && { [template.attribute]: computed(string, { doc: "Its primary key." }) }),
        template_id: computed(string, { doc: "What sends named it by." }),
        since: computed(string, { doc: "When its successor went live (RFC 3339, UTC)." }),
      }),
      { doc: "What was live before and is still on the platform." },
    ),
    retiring: computed(
      { kind: "list", element: string },
      { doc: "Those that were superseded and whose time is over: the next apply deletes them." },
    ),
  };
}

/** Where the key of a template is not what sends name it by, it is kept beside that. */
export function hasKey(attribute: string): boolean {
  return attribute !== "template_id";
}

/** Checks that need no network. */
export function checkMessage<Client>(config: Values, { sender }: MessageOptions<Client>): readonly Diagnostic[] {
  const { retire_after } = config;
  const problems = [...checkKeyAndVariables(config)];
  if (typeof retire_after === "string" && parseDuration(retire_after) === undefined) {
    const detail = `"${retire_after}" is none. Write for example "72h"; leave it out to keep every template.`;
    problems.push(error("retire_after must be a duration", detail, ["retire_after"]));
  }
  const { attribute, given } = sender;
  if (given !== undefined && isGiven(config[attribute]) && isGiven(config[given])) {
    const detail = `Both say who the message comes from. Keep ${attribute}, whose review is looked at.`;
    problems.push(error(`${attribute} and ${given} cannot both be given`, detail, [given]));
  }
  return problems;
}

/** The same on a platform without reviews. */
export function checkKeyAndVariables({ key, variables }: { readonly key?: unknown; readonly variables?: unknown }): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (key === "") problems.push(error("key must not be empty", 'It is what programs call the message, for example "otp".', ["key"]));
  if (key === "__proto__")
    problems.push(error('key must not be "__proto__"', "No program can name it. Give the message another key.", ["key"]));
  if (typeof key === "string" && key.trim() !== key) {
    problems.push(
      error("key must not begin or end with a space", `"${key}" is what programs have to write. Take the spaces out.`, ["key"]),
    );
  }
  const problem = typeof variables === "string" ? variablesProblem(variables) : undefined;
  if (problem !== undefined) problems.push(error("variables cannot be read", problem, ["variables"]));
  return problems;
}

/** What is not known yet may turn out to be nothing. */
function isGiven(value: unknown): boolean {
  return typeof value === "string";
}
