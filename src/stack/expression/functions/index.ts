/** The functions of the language, one file a family. They are loaded where a stack calls one. */
import { didYouMean } from "../../../schema/text/nearest";
import { Refusal, unsupported } from "../refusal";
import { collectionFunctions } from "./collections";
import { conversionFunctions } from "./conversions";
import { dateFunctions } from "./dates";
import type { FunctionDescription } from "./description";
import { encodingFunctions } from "./encodings";
import { fileFunctions } from "./files";
import { formatFunctions } from "./format";
import { hashFunctions } from "./hashes";
import { networkFunctions } from "./networks";
import { numericFunctions } from "./numeric";
import { regularExpressionFunctions } from "./regular-expressions";
import { stringFunctions } from "./strings";

export { callFunction } from "./call";
export { firstThatWorks, works } from "./conversions";
export { readText } from "./files";

export const functions: Readonly<Record<string, FunctionDescription>> = {
  ...numericFunctions,
  ...stringFunctions,
  ...regularExpressionFunctions,
  ...formatFunctions,
  ...collectionFunctions,
  ...encodingFunctions,
  ...dateFunctions,
  ...hashFunctions,
  ...networkFunctions,
  ...conversionFunctions,
  ...fileFunctions,
};

/** What other engines have, and what would mean nothing here or needs what is not here. */
const refused = ["ephemeralasnull", "rsadecrypt"];

/** @throws Refusal */
export function functionNamed(name: string): FunctionDescription {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (known) return known;
  if (refused.includes(name)) throw unsupported(`the function ${name}()`);
  throw new Refusal(
    `There is no function "${name}"`,
    `known are the functions of OpenTofu and Terraform.${didYouMean(name, Object.keys(functions))}`,
  );
}
