/** What a request says: the fields of a flat JSON object, decoded and as the texts that are signed. */
import type { z } from "zod";
import { decodeQuery, decodeText, type WireRequest } from "../../server/wire";
import { parseExactJson, writeExactJson } from "../../values/json";
import { refusal } from "./envelope";

/** `undefined` for what is no JSON object in UTF-8; an empty body has no fields. */
export function fieldsOf({ body }: WireRequest): Readonly<Record<string, unknown>> | undefined {
  const text = body && decodeText(body);
  if (text === undefined) return undefined;
  if (text.trim() === "") return {};
  try {
    const value: unknown = parseExactJson(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What is signed of a request beside its headers, by name (Infocloud's specification 3.2); `null` for a value that is null. */
export function signedTextsOf(request: WireRequest): Readonly<Record<string, string | null>> {
  const query = (decodeQuery(request.rawQuery) ?? []).filter(([name]) => name !== "sign");
  const fields = Object.entries(fieldsOf(request) ?? {}).map(([name, value]) => [name, signedText(value)] as const);
  return Object.fromEntries([...query, ...fields]);
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
