/** What a request says: JSON, its fields, and the parameters of a query. */
import type { z } from "zod";
import { decodeText, type WireRequest } from "../../server/wire";
import type { Code } from "./codes";
import { refusal } from "./envelope";

/** A request whose path and query are decoded. */
export interface DecodedRequest extends WireRequest {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

/** Fields whose errors have a code of their own. */
export type FieldCodes = Readonly<Record<string, Code>>;

/** @throws Refusal MSGSMS.0058 for what is no JSON in UTF-8 */
export function readJson({ body }: WireRequest): unknown {
  const text = body && decodeText(body);
  if (text === undefined) throw refusal("MSGSMS.0058", "The body is not UTF-8.");
  try {
    return JSON.parse(text);
  } catch {
    throw refusal("MSGSMS.0058", "The body is not JSON.");
  }
}

/**
 * The known fields; unknown ones are ignored.
 * @throws Refusal naming the first field that is missing, of the wrong type or outside its enumeration: with its own code, or MSGSMS.0002
 */
export function readFields<Schema extends z.ZodType>(schema: Schema, given: unknown, codes: FieldCodes = {}): z.infer<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const code = path.map((name) => codes[String(name)]).findLast((own) => own !== undefined);
  throw refusal(code ?? "MSGSMS.0002", `${path.length === 0 ? "body" : path.join(".")}: ${issue?.message ?? "not valid"}.`);
}

/** The known parameters; of a repeated one the last. @throws Refusal MSGSMS.0002 naming the first that does not fit */
export function readQuery<Schema extends z.ZodType>(schema: Schema, { query }: DecodedRequest): z.infer<Schema> {
  return readFields(schema, Object.fromEntries(query));
}
