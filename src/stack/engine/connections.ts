import { type Connections, configureProvider, type Environment } from "../../reconcile";
import { type Cloud, type Diagnostic, error, hasErrors, type Runtime } from "../../schema";
import { decodeBody } from "../configuration";
import type { OpenDebt } from "../state/journal";
import { explainingJournal } from "./recording";
import type { OpenStack } from "./stack";
import type { StackValues } from "./values";

interface Configured {
  readonly connections?: Connections;
  readonly diagnostics: readonly Diagnostic[];
}

/** One client for each provider block and cloud of a stack, made when first needed. */
export class StackConnections {
  readonly #configured = new Map<string, Configured>();
  readonly #told = new Set<string>();

  constructor(
    private readonly stack: OpenStack,
    private readonly values: StackValues,
    private readonly runtime: Runtime,
    /** What earlier runs have still to give back. */
    private readonly debts: ReadonlyMap<string, OpenDebt> = new Map(),
  ) {}

  /** What an operation on an object needs; or diagnostics, each told once however many objects ask. */
  environmentFor(
    cloud: Cloud,
    providerKey: string,
    rest: Pick<Environment, "signal" | "pending" | "progress" | "address" | "isRecorded">,
  ): { readonly environment: Environment } | { readonly diagnostics: readonly Diagnostic[] } {
    const { connections, diagnostics } = this.#configure(providerKey);
    if (!connections || hasErrors(diagnostics)) return { diagnostics: this.#once(providerKey, diagnostics) };
    const made = connections.client(cloud);
    if ("diagnostics" in made) return { diagnostics: this.#once(`${providerKey} ${cloud.name}`, made.diagnostics) };
    const { ruleLevels } = connections;
    const { clock } = this.runtime;
    const { files } = this.stack;
    const owed = [...this.debts.values()]
      .filter((debt) => debt.cloud === cloud.name && debt.provider === providerKey)
      .map(({ debt }) => debt);
    return {
      environment: { ...rest, client: made.client, explain: explainingJournal(connections.explain(cloud)), clock, files, ruleLevels, owed },
    };
  }

  ruleLevels(providerKey: string): Connections["ruleLevels"] {
    return this.#configure(providerKey).connections?.ruleLevels ?? {};
  }

  #configure(key: string): Configured {
    const known = this.#configured.get(key);
    if (known) return known;
    const block = this.stack.configuration.providers.get(key);
    const { attributes } = this.stack.provider;
    // Another account would be asked for its objects, and would not have them.
    const decoded = block ? decodeBody(block.body, attributes, this.values.scope(), []) : { values: {}, diagnostics: [noProvider(key)] };
    const result: Configured = hasErrors(decoded.diagnostics)
      ? { diagnostics: decoded.diagnostics }
      : configureProvider(this.stack.provider, decoded.values, this.runtime);
    this.#configured.set(key, result);
    return result;
  }

  #once(key: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    if (this.#told.has(key)) return [];
    this.#told.add(key);
    return diagnostics;
  }
}

function noProvider(key: string): Diagnostic {
  return error(
    `The stack has no provider block for ${key}`,
    `Objects in the state belong to it. Write the block with alias = "${key.slice(key.indexOf(".") + 1)}" again until they are gone, or forget them with smsform state rm.`,
  );
}

/** `provider["registry.terraform.io/smsform/sms"].alias`, as states name it. */
export function providerAddress(key: string): string {
  const alias = key.includes(".") ? `.${key.slice(key.indexOf(".") + 1)}` : "";
  return `provider["registry.terraform.io/smsform/sms"]${alias}`;
}

/** The key of the provider block that an object in a state belongs to. */
export function providerKeyOf(address: string): string {
  const alias = /"\]\.(.+)$/.exec(address)?.[1];
  return alias === undefined ? "sms" : `sms.${alias}`;
}
