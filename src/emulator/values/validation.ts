/** One sentence out of a zod error, for options, files and the admin interface. */
import { z } from "zod";

/**
 * @param what names the thing that is read, e.g. `Fault rule`.
 * @throws Error naming the field and what is allowed there.
 */
export function parseOrExplain<Schema extends z.ZodType>(schema: Schema, input: unknown, what: string): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const field = issue.path.join(".");
    if (issue.code === "unrecognized_keys" && field === "" && schema instanceof z.ZodObject) {
      return `${issue.message} (allowed: ${Object.keys(schema.shape).join(", ")})`;
    }
    return field === "" ? issue.message : `${field}: ${issue.message}`;
  });
  throw new Error(`${what} is not valid. ${problems.join("; ")}.`);
}
