import type { Attributes, Known } from "./attributes.js";
import type { Diagnostic } from "./diagnostics.js";
import type { Clock } from "./ports.js";
import type { DataSource, Resource } from "./resource.js";

/** What one cloud offers: its settings in the provider block, its client and its objects. */
export interface CloudDefinition<A extends Attributes, Client> {
  /** The name of its block and the middle of its types: `sms_<name>_<noun>`. */
  readonly name: string;
  readonly title: string;
  readonly doc: string;
  readonly settings: A;
  /** Settings without which no client can be made, each with how to get them. */
  readonly needs: Readonly<Partial<Record<keyof A & string, string>>>;
  /** Makes the client; no request is sent. */
  readonly connect: (settings: Known<A>, runtime: Runtime) => Client | readonly Diagnostic[];
  /** A failed call in the words for users, secrets removed. */
  readonly explain: (failure: unknown, action: string) => Failure;
  readonly resources: readonly Resource[];
  readonly dataSources: readonly DataSource[];
}
export type Cloud = CloudDefinition<Attributes, unknown>;

/** A failed call, as the engines need to know it. */
export interface Failure {
  /** `not_found`: the object is gone; everything else is an error. */
  readonly meaning: "not_found" | "throttled" | "conflict" | "denied" | "invalid" | "unavailable" | "cancelled" | "defect";
  readonly summary: string;
  readonly detail: string;
}

/** Shared by the clients of one process. */
export interface Runtime {
  readonly clock: Clock;
  /** HTTP calls in flight at most. */
  readonly parallelism: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log?: (event: Readonly<Record<string, unknown>>) => void;
}

export function defineCloud<Client>() {
  return <const A extends Attributes>(definition: CloudDefinition<A, Client>): Cloud => definition as unknown as Cloud;
}
