/** What was agreed on, against what a plan comes to in the end. */
import { type Diagnostic, error, fitsPlan, type Resource, type Values } from "../../../schema";
import type { Change } from "../plan/plan";

/** The plan is what was agreed on: a final plan that departs from it is not carried out. */
export function departures(resource: Resource, change: Change, final: Values | null): Diagnostic[] {
  const { after } = change;
  if (!after || !final) return [];
  const digests = new Set((resource.files ?? []).map(({ digest }) => digest));
  const names = Object.keys(resource.attributes).filter((name) => !digests.has(name) && !fitsPlan(after[name], final[name]));
  if (names.length === 0) return [];
  return [
    error(
      `${change.address} would become something else than planned: ${names.join(", ")}`,
      "What it depends on turned out otherwise than the plan expected. Nothing was sent for it; plan again.",
    ),
  ];
}

/** The final plan with the digests that were agreed on, so that a file that has changed since is noticed. */
export function agreedFiles(resource: Resource, { after }: Change, final: Values | null): Values | null {
  if (!after || !final) return final;
  const digests = (resource.files ?? []).map(({ digest }) => digest).filter((name) => typeof after[name] === "string");
  return { ...final, ...Object.fromEntries(digests.map((name) => [name, after[name] ?? null])) };
}
