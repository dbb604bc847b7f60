import { type Immutable, isConfigurable, type Resource, reviewIn, sameValue, type Value, type Values } from "../../schema";
import type { PrivateData } from "../state";
import { isDropped, wasNeverRecorded } from "./required-to-create";

/** How a planned object differs from the recorded one. */
export interface Changes {
  /** Attributes whose recorded value changes. */
  readonly recorded: ReadonlySet<string>;
  /** The part of them that the platform must be told. */
  readonly sent: ReadonlySet<string>;
  /** Differences in what the platform never tells: recorded now, because nothing else is sent. */
  readonly adopted: ReadonlySet<string>;
  /** Differences that an object of its status does not take any more: recorded, and sent with its successor. */
  readonly kept: ReadonlySet<string>;
}

export function changesBetween(resource: Resource, prior: Values, planned: Values, memory: PrivateData): Changes {
  const digests = new Set((resource.files ?? []).map((file) => file.digest));
  const recorded = Object.keys(resource.attributes).filter((name) => {
    const attribute = resource.attributes[name];
    return attribute && (isConfigurable(attribute) || digests.has(name)) && !sameValue(prior[name], planned[name]);
  });
  const unobserved = new Set(memory.unobserved);
  const differing = recorded.filter((name) => mustBeTold(resource, name, prior, planned));
  const kept = differing.filter((name) => immutableIn(resource, prior, name, planned)?.instead === "record");
  const toldAnyway = differing.filter((name) => !kept.includes(name));
  const isKnown = (name: string) => !unobserved.has(name) && !wasNeverRecorded(resource, name, prior);
  const sent = toldAnyway.some(isKnown) ? toldAnyway : [];
  return {
    recorded: new Set(recorded),
    sent: new Set(sent),
    adopted: new Set(sent.length > 0 ? [] : [...toldAnyway, ...recorded.filter((name) => isDropped(resource, name, planned[name]))]),
    kept: new Set(kept),
  };
}

/** Why an attribute cannot be changed in place, by the recorded status. */
export function immutableIn(resource: Resource, values: Values, attribute: string, wanted: Values): Immutable | undefined {
  const told = reviewIn(resource, values);
  const { review } = resource;
  return told && review?.stateOf ? review.immutable?.(told.status, attribute, wanted) : undefined;
}

function mustBeTold(resource: Resource, name: string, prior: Values, planned: Values): boolean {
  if (resource.attributes[name]?.local || isDropped(resource, name, planned[name])) return false;
  for (const file of resource.files ?? []) {
    // The digest stands for the path. A file that is no longer configured cannot be taken back from the platform.
    if (name === file.path) return false;
    if ((name === file.digest || name === file.format) && (planned[file.path] ?? null) === null) return false;
  }
  return !(isEmpty(prior[name]) && isEmpty(planned[name]));
}

/** Platforms do not tell an empty text from one left out. */
export function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === "";
}
