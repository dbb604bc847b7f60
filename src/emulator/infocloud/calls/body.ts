/** What a request says: the fields of a flat JSON object, decoded and as the texts that are signed. */
import type { z } from "zod";
import { decodeQuery, decodeText, type WireRequest } from "../../server/wire";
import { parseExactJson, writeExactJson } from "../../values/json";
import { refusal } from "./envelope";

export interface Body {
  readonly fields: Readonly<Record<string, unknown>>;
  /** As they are signed (Infocloud's specification 3.2); `null` for a value that is null. */
  readonly signed: SignedTexts;
}

export type SignedTexts = Readonly<Record<string, string | null>>;

/** `undefined` for what is no JSON object in UTF-8, and for one that is nested too deep to be signed; an empty body has no fields. */
export function readBody({ body }: WireRequest): Body | undefined {
  const text = body && decodeText(body);
  if (text === undefined) return undefined;
  if (text.trim() === "") return { fields: {}, signed: {} };
  try {
    const fields: unknown = parseExactJson(text);
    if (!isRecord(fields)) return undefined;
    return { fields, signed: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, signedText(value)])) };
  } catch {
    return undefined;
  }
}

/** What is signed of a query: a sample reads it as if it were part of the body (Infocloud L1978-1984). */
export function signedQueryOf({ rawQuery }: WireRequest): SignedTexts {
  return Object.fromEntries((decodeQuery(rawQuery) ?? []).filter(([name]) => name !== "sign"));
}

function signedText(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  return typeof value === "object" ? writeExactJson(value) : String(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The known fields; unknown ones are ignored. @throws Refusal 40004 naming the first that does not fit */
export function readFields<Schema extends z.ZodType>(schema: Schema, fields: Readonly<Record<string, unknown>>): z.infer<Schema> {
  const result = schema.safeParse(fields);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refusal("40004", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}
