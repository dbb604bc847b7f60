import type { ProcessIdentity } from "./process-identity";

/** One line of the pending file: something that happened to a create. */
export type Line =
  | { readonly event: "opened"; readonly token: string; readonly key: string; readonly at: string; readonly owner: ProcessIdentity }
  /** Another process goes on with it. */
  | { readonly event: "taken"; readonly token: string; readonly owner: ProcessIdentity }
  /** The platform made the object. */
  | { readonly event: "answered"; readonly token: string; readonly type: string; readonly id: string }
  /** It ended, and whether it took effect is not known: whoever creates the same next repeats it. */
  | { readonly event: "released"; readonly token: string }
  /** It is settled: recorded by the engine, or surely without effect. */
  | { readonly event: "closed"; readonly token: string };

/** A create that is not settled. */
export interface Entry {
  readonly token: string;
  /** Digest of what is created and for whom. */
  readonly key: string;
  readonly openedAt: Date;
  readonly owner: ProcessIdentity;
  readonly state: "sent" | "answered" | "released";
  readonly type?: string;
  readonly id?: string;
}

/** What the lines of a file amount to, oldest first, and how many of them make no sense. */
export function readEntries(text: string): { readonly entries: readonly Entry[]; readonly corrupt: number } {
  const entries = new Map<string, Entry>();
  let corrupt = 0;
  for (const written of text.split("\n")) {
    if (written.trim() === "") continue;
    const line = parseLine(written);
    if (!line) corrupt += 1;
    else apply(entries, line);
  }
  return { entries: [...entries.values()], corrupt };
}

/** The lines that amount to one entry. */
export function linesOf({ token, key, openedAt, owner, state, type, id }: Entry): Line[] {
  const opened: Line = { event: "opened", token, key, at: openedAt.toISOString(), owner };
  if (state === "released") return [opened, { event: "released", token }];
  return state === "answered" && type !== undefined && id !== undefined ? [opened, { event: "answered", token, type, id }] : [opened];
}

function apply(entries: Map<string, Entry>, line: Line): void {
  const { token } = line;
  const entry = entries.get(token);
  if (line.event === "opened") {
    entries.set(token, { token, key: line.key, openedAt: new Date(line.at), owner: line.owner, state: "sent" });
  } else if (entry) {
    if (line.event === "closed") entries.delete(token);
    else if (line.event === "taken") entries.set(token, { ...entry, owner: line.owner, state: "sent" });
    else if (line.event === "released") entries.set(token, { ...entry, state: "released" });
    else entries.set(token, { ...entry, state: "answered", type: line.type, id: line.id });
  }
}

function parseLine(text: string): Line | undefined {
  const line = parseObject(text);
  const { event, token, key, at, owner, type, id } = line;
  if (typeof token !== "string" || token === "") return undefined;
  switch (event) {
    case "opened":
      if (typeof key !== "string" || typeof at !== "string" || Number.isNaN(Date.parse(at)) || !isIdentity(owner)) return undefined;
      return { event, token, key, at, owner };
    case "taken":
      return isIdentity(owner) ? { event, token, owner } : undefined;
    case "answered":
      return typeof type === "string" && typeof id === "string" ? { event, token, type, id } : undefined;
    case "released":
    case "closed":
      return { event, token };
    default:
      return undefined;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== "object" || value === null) return false;
  const { host, pid, parent, started } = value as Record<string, unknown>;
  return typeof host === "string" && typeof pid === "number" && typeof parent === "number" && typeof started === "string";
}
