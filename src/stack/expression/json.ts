import { Decimal, type Numeric } from "../../schema/number/numeric";

/** What a configuration file holds after parsing. */
export type Json = null | boolean | Numeric | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}
