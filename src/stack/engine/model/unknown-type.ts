import { type Diagnostic, error } from "../../../schema";
import { didYouMean } from "../../../schema/text/nearest";

/** A block is of a type that the provider does not have. */
export function unknownType(what: "resource" | "data source", type: string, known: Iterable<string>): Diagnostic {
  const types = [...known].sort();
  return error(`There is no ${what} ${type}`, `Known are: ${types.join(", ")}.${didYouMean(type, types)}`);
}
