/** What is shown of an object first. */
import type { ObjectView } from "../../platform";

/** Names that platforms give to what a person would call the object by, the best first. */
const titles = [
  "content",
  "templateContent",
  "signName",
  "templateName",
  "signatureName",
  "name",
  "text",
  "body",
  "appName",
  "mobile",
  "number",
];

export function titleOf(object: ObjectView): string {
  const found = titles.map((name) => object[name]).find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : object.id;
}

export function keyOf({ platform, kind, id }: ObjectView): string {
  return JSON.stringify([platform, kind, id]);
}

/** What the platform itself says of it. */
export function ownFields({
  platform,
  kind,
  id,
  account,
  status,
  decision,
  review,
  nextSteps,
  ...fields
}: ObjectView): Record<string, unknown> {
  return fields;
}

/** What a decision is made by: all that is seen but when the next step comes. */
export function seenOf({ nextSteps, ...seen }: ObjectView): Readonly<Record<string, unknown>> {
  return seen;
}
