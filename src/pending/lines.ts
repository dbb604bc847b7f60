import { isUtf8 } from "node:buffer";
import type { PendingRestore } from "../schema";
import { type Owner, ownerIn } from "./owner";

/** One line of the pending file: something that happened to a create, named by its token, or to a restore. */
export type Line =
  | {
      readonly event: "opened";
      readonly token: string;
      readonly key: string;
      /** Digest of what it is called; left out by older versions. */
      readonly name?: string;
      readonly at: string;
      readonly owner: Owner;
      /** Ids of what looked like it before it was sent. */
      readonly seenBefore?: readonly string[];
    }
  /** Another process goes on with it. */
  | { readonly event: "taken"; readonly token: string; readonly owner: Owner }
  /** The platform made the object. */
  | { readonly event: "answered"; readonly token: string; readonly type: string; readonly id: string }
  /** It ended, and whether it took effect is not known: whoever creates the same next repeats it. */
  | { readonly event: "released"; readonly token: string }
  /** It is settled: recorded by the engine, or surely without effect. */
  | { readonly event: "closed"; readonly token: string }
  | {
      readonly event: "pending-restore";
      readonly id: string;
      readonly cloud: string;
      readonly account: string;
      readonly restore: PendingRestore;
      readonly owner: Owner;
    }
  /** Another process sees to it. */
  | { readonly event: "assumed"; readonly id: string; readonly owner: Owner }
  /** Nobody sees to it: the next run does. */
  | { readonly event: "left"; readonly id: string }
  | { readonly event: "restored"; readonly id: string };

export function textOf(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/** @returns undefined for what no version of this program has written, or not to its end */
export function parseLine(text: string): Line | undefined {
  const line = parseObject(text);
  return createLine(line) ?? restoreLine(line);
}

type Fields = Readonly<Record<string, unknown>>;

function createLine({ event, token, key, name, at, owner: named, seenBefore, type, id }: Fields): Line | undefined {
  if (!isName(token)) return undefined;
  const owner = ownerIn(named);
  switch (event) {
    case "opened":
      if (typeof key !== "string" || typeof at !== "string" || Number.isNaN(Date.parse(at)) || !owner) return undefined;
      return { event, token, key, ...(isName(name) && { name }), at, owner, ...(isNames(seenBefore) && { seenBefore }) };
    case "taken":
      return owner ? { event, token, owner } : undefined;
    case "answered":
      return typeof type === "string" && typeof id === "string" ? { event, token, type, id } : undefined;
    case "released":
    case "closed":
      return { event, token };
    default:
      return undefined;
  }
}

function restoreLine({ event, id, cloud, account, restore, owner: named }: Fields): Line | undefined {
  if (!isName(id)) return undefined;
  const owner = ownerIn(named);
  switch (event) {
    case "pending-restore":
      if (typeof cloud !== "string" || typeof account !== "string" || !isRestore(restore) || !owner) return undefined;
      return { event, id, cloud, account, restore, owner };
    case "assumed":
      return owner ? { event, id, owner } : undefined;
    case "left":
    case "restored":
      return { event, id };
    default:
      return undefined;
  }
}

function parseObject(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isName);
}

/** Whatever JSON can say is a restore, as long as it is an object. */
function isRestore(value: unknown): value is PendingRestore {
  return isObject(value);
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Lines that are no UTF-8 become ones that nobody has written: their other fields would be read as if nothing were lost. */
export function textOfLines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const lines = bytes.toString("latin1").split("\n");
  return lines
    .map((line) => Buffer.from(line, "latin1"))
    .map((line) => (isUtf8(line) ? line.toString("utf8") : "(not UTF-8)"))
    .join("\n");
}
