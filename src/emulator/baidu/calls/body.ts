/** Request bodies: JSON and its fields (Baidu's specification 4.3). */
import type { z } from "zod";
import { bodyLimit, decodeText, type WireRequest } from "../../server/wire";
import { refusal } from "./envelope";

/** @throws Refusal InvalidHTTPRequest for a body that is too large or not UTF-8, MalformedJSON for one that is not JSON. */
export function readJson({ body }: WireRequest): unknown {
  if (body === undefined) throw refusal("InvalidHTTPRequest", `The body has more than ${bodyLimit} bytes.`);
  const text = decodeText(body);
  if (text === undefined) throw refusal("InvalidHTTPRequest", "The body is not UTF-8.");
  return parse(text);
}

/**
 * The known fields of a body; unknown ones are ignored.
 * @throws Refusal InappropriateJSON naming the first field that is missing, of the wrong type or outside its enumeration.
 */
export function readFields<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? "body" : issue.path.join(".");
  throw refusal("InappropriateJSON", `${field}: ${issue?.message ?? "not valid"}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal("MalformedJSON");
  }
}
