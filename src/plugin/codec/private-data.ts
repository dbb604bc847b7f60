import type { PrivateData } from "../../reconcile";

/** What an object's state remembers beside its attributes, as JSON; nothing at all where there is nothing to remember. */
export function encodePrivate(data: PrivateData): Uint8Array {
  return Buffer.from(Object.keys(data).length === 0 ? "" : JSON.stringify(data));
}

/** Bytes that are not ours count as nothing remembered: the worst that follows is a request that only repeats what is so. */
export function decodePrivate(bytes: Uint8Array): PrivateData {
  const data = parsed(bytes);
  if (typeof data !== "object" || data === null) return {};
  const unobserved =
    "unobserved" in data && Array.isArray(data.unobserved) ? data.unobserved.filter((name) => typeof name === "string") : [];
  return {
    ...("imported" in data && data.imported === true && { imported: true }),
    ...(unobserved.length > 0 && { unobserved }),
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}
