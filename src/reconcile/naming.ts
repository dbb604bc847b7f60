import { inWords, oneLine, type Resource, type Reviewed, type Values } from "../schema";

/** In one line, whatever the platform told: `template "login code"`, or `template sms-tmpl-…` where it has no name yet. */
export function nameOf(resource: Resource, values: Values): string {
  const title = resource.title(values);
  if (typeof title === "string" && title !== "") return `${resource.noun} "${oneLine(title)}"`;
  const id = values.id;
  return typeof id === "string" && id !== resource.noun ? `${resource.noun} ${oneLine(id)}` : resource.noun;
}

/** A status for people. */
export function statusText({ attributes, review }: Reviewed, status: string): string {
  return oneLine(inWords(review && attributes[review.status], status));
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
