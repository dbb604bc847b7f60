import type { Values } from "../schema";

/** What is remembered of one object between runs. */
export interface ObjectState {
  readonly values: Values;
  readonly private: PrivateData;
}

/** Memory of an object that is no attribute; both frontends keep it in the state beside the attributes. */
export interface PrivateData {
  /** Only the id is known: the next read fills in the rest. */
  readonly imported?: boolean;
  /** Attributes that the platform has never told and that were never sent: a difference in them is recorded, not sent. */
  readonly unobserved?: readonly string[];
  /** It was approved once: not being usable is news until it is again. */
  readonly onceUsable?: boolean;
  /** The account that it belongs to, where no attribute says so. */
  readonly account?: string;
}

/** As it stands in a state; empty where there is nothing to remember. */
export function encodePrivateData(data: PrivateData): string {
  return Object.keys(data).length === 0 ? "" : JSON.stringify(data);
}

/** What is not ours counts as nothing remembered: the worst that follows is a request that only repeats what is so. */
export function decodePrivateData(text: string): PrivateData {
  if (text === "") return {};
  const data = parsed(text);
  if (typeof data !== "object" || data === null) return {};
  const unobserved =
    "unobserved" in data && Array.isArray(data.unobserved) ? data.unobserved.filter((name) => typeof name === "string") : [];
  return {
    ...("imported" in data && data.imported === true && { imported: true }),
    ...(unobserved.length > 0 && { unobserved }),
    ...("onceUsable" in data && data.onceUsable === true && { onceUsable: true }),
    ...("account" in data && typeof data.account === "string" && { account: data.account }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
