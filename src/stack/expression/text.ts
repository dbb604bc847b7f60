import { type Primitive, toText } from "../../schema/primitives";
import { EvaluationError } from "./expression";

/**
 * A value as text. Terraform computes with more digits than are kept here, and writes them all: a fraction that does not end is refused
 * rather than written differently.
 * @throws EvaluationError
 */
export function textOfPrimitive(value: Primitive): string {
  const text = toText(value);
  if (typeof value !== "number" || Number.isInteger(value) || text.replace(/\D/g, "").replace(/^0+/, "").length <= 15) return text;
  throw new EvaluationError(
    "Number has too many digits for a text",
    `${text} has more than 15 digits, and its last ones would not be exact. Round it, or write it as a text in quotation marks.`,
  );
}
