import { idOf, type Reads, type Resource, type SeenValues } from "../schema";
import type { Environment } from "./environment";
import { scopeOf } from "./scope";
import type { ObjectState } from "./state";

/** What the platform says of an object now; undefined when it is gone. Rejects with what the cloud's client throws. */
export async function observe(
  resource: Resource,
  environment: Environment,
  recorded: ObjectState,
  reads: Reads = "fresh",
): Promise<SeenValues | undefined> {
  const { account } = environment;
  const reading = look(resource, environment, recorded, reads);
  const seen = await (account ? account.reading(reading) : reading);
  account?.looked(resource, recorded, seen !== undefined);
  return seen;
}

async function look(resource: Resource, environment: Environment, { values }: ObjectState, reads: Reads): Promise<SeenValues | undefined> {
  try {
    return await resource.read(scopeOf(environment, {}, reads), idOf(values), values);
  } catch (failure) {
    if (environment.explain(failure, "read").meaning === "not_found") return undefined;
    throw failure;
  }
}
