import type { FunctionDescription } from "../description";
import { choiceFunctions } from "./choices";
import { listFunctions } from "./lists";
import { mapFunctions } from "./maps";
import { setFunctions } from "./sets";

export const collectionFunctions: Readonly<Record<string, FunctionDescription>> = {
  ...choiceFunctions,
  ...listFunctions,
  ...mapFunctions,
  ...setFunctions,
};
