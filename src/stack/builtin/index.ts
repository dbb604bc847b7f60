/** What engines bring themselves, beside what a provider has: objects that no platform knows of. */
import type { Provider } from "../../reconcile";
import type { Cloud } from "../../schema";
import { terraformData } from "./terraform-data";

/** The local name of the engines' own provider. Nothing of it can be configured. */
export const BUILTIN = "terraform";

/** Its address in states, of both engines. */
export const BUILTIN_ADDRESS = 'provider["terraform.io/builtin/terraform"]';

const builtin: Cloud = {
  name: BUILTIN,
  title: "The engine",
  doc: "",
  settings: {},
  needs: {},
  connect: () => undefined,
  explain: (failure, action) => ({ meaning: "unavailable", unsettled: false, summary: `Cannot ${action}`, detail: String(failure) }),
  resources: [terraformData],
  dataSources: [],
};

export function isBuiltin(type: string): boolean {
  return builtin.resources.some((resource) => resource.type === type);
}

/** A provider with what the engine has beside it. */
export function withBuiltin(provider: Provider): Provider {
  const own = builtin.resources.map((definition) => [definition.type, { definition, cloud: builtin }] as const);
  return { ...provider, resources: new Map([...provider.resources, ...own]) };
}
