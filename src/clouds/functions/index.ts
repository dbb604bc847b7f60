import type { Cloud, ProviderFunction } from "../../schema";
import { segmentsFunction } from "./segments";
import { textFunction } from "./text";

/** Every function that the provider serves, for engines that know functions. A platform's part in them is data of its own description. */
export function functionsOf(clouds: readonly Cloud[]): readonly ProviderFunction[] {
  const platforms = clouds.flatMap(({ name, title, messages }) => (messages ? [{ name, title, ...messages }] : []));
  return [textFunction(platforms), segmentsFunction(platforms)];
}
