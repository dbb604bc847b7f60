import { isConfigurable, isUnknown, isUsable, type Resource, reviewStateIn, type SeenValues, type Value, type Values } from "../schema";
import { isEmpty } from "./plan/changes";
import type { ObjectState, PrivateData } from "./state";

/** What the platform said, over what was remembered. */
export function mergeSeen(resource: Resource, prior: ObjectState, seen: SeenValues): ObjectState {
  const values: Record<string, Value> = {};
  const untold: string[] = [];
  const digests = new Set((resource.files ?? []).map((file) => file.digest));
  for (const [name, attribute] of Object.entries(resource.attributes)) {
    const before = prior.values[name] ?? null;
    const now = seen[name];
    if (attribute.local) {
      values[name] = before ?? (prior.private.imported ? (attribute.default ?? null) : null);
    } else if (now === undefined) {
      values[name] = before;
      if (isConfigurable(attribute) || digests.has(name)) untold.push(name);
    } else {
      values[name] = isEmpty(now) && isEmpty(before) ? before : isEmpty(now) && !isConfigurable(attribute) ? null : now;
    }
  }
  const merged = withReviewState(resource, values);
  const memory: PrivateData = prior.private.imported ? { unobserved: untold } : prior.private;
  return { values: merged, private: memoryOf({ ...memory, onceUsable: memory.onceUsable === true || isUsable(resource, merged) }) };
}

/** What was planned, completed by what the platform said of the parts that no plan can know. */
export function completePlanned(resource: Resource, planned: Values, prior: Values | null, seen: SeenValues): Values {
  const values: Record<string, Value> = {};
  for (const name of Object.keys(resource.attributes)) {
    const value = planned[name] ?? null;
    values[name] = isUnknown(value) ? (seen[name] ?? (seen[name] === undefined ? (prior?.[name] ?? null) : null)) : value;
    if (isUnknown(value) && values[name] === "") values[name] = null;
  }
  return withReviewState(resource, values, planned);
}

/** After everything was sent, nothing is unobserved; after a recording, what was recorded no longer is. */
export function memoryAfter(memory: PrivateData, sentAll: boolean, recorded: ReadonlySet<string>): PrivateData {
  const left = sentAll ? [] : (memory.unobserved ?? []).filter((name) => !recorded.has(name));
  return memoryOf({ ...memory, unobserved: left });
}

function memoryOf({ unobserved = [], onceUsable = false, account }: PrivateData): PrivateData {
  return { ...(unobserved.length > 0 && { unobserved }), ...(onceUsable && { onceUsable }), ...(account !== undefined && { account }) };
}

function withReviewState(resource: Resource, values: Record<string, Value>, planned?: Values): Values {
  const { review } = resource;
  if (!review?.stateOf) return values;
  if (planned && !isUnknown(planned[review.usable] ?? null)) return values;
  const state = reviewStateIn(resource, values);
  return { ...values, [review.usable]: state ? state === "usable" : null };
}
