/** Query parameters of a call. */
import type { z } from "zod";
import type { DecodedRequest } from "./authentication";
import { readFields } from "./body";

/** The known parameters; of a repeated one the last. @throws Refusal InappropriateJSON naming the first that does not fit. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, { query }: DecodedRequest): z.infer<Schema> {
  return readFields(schema, Object.fromEntries(query));
}
