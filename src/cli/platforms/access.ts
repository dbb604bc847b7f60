/** The platforms that the environment has credentials for, for the commands that need no stack. */
import { type ConnectedCloud, configureProvider, createProvider } from "../../reconcile/provider";
import { type Cloud, type Diagnostic, error, onceKeyOf, type Runtime } from "../../schema";
import type { Terminal } from "../terminal";
import { type Kind, kindsOf, variablesOf } from "./keys";

export type Access = ConnectedCloud;

export interface Accesses {
  readonly accesses: readonly Access[];
  /** What keeps others out that were named, or that have some of their variables set. */
  readonly problems: readonly Problem[];
}

export interface Problem {
  /** Left out where it is of no single platform. */
  readonly cloud?: Cloud;
  readonly diagnostic: Diagnostic;
}

/** One variable may be meant for several clouds. */
export function distinct(problems: readonly Problem[]): Diagnostic[] {
  return [...new Map(problems.map(({ diagnostic }) => [onceKeyOf(diagnostic), diagnostic])).values()];
}

/**
 * @param names of platforms; none for all that have credentials
 * @param clouds of which the names are
 */
export function accessBy(
  names: readonly string[],
  clouds: readonly Cloud[],
  { environment }: Pick<Terminal, "environment">,
  runtimeOf: (cloud: Cloud) => Runtime,
): Accesses {
  const unknown = names.filter((name) => clouds.every((cloud) => cloud.name !== name));
  if (unknown.length > 0) {
    const known = clouds.map(({ name }) => name).join(", ");
    return {
      accesses: [],
      problems: unknown.map((name) => ({ diagnostic: error(`There is no platform ${JSON.stringify(name)}`, `There are: ${known}.`) })),
    };
  }
  const meant = clouds.filter(({ name }) => names.length === 0 || names.includes(name));
  const standings = meant.map((cloud) => ({ cloud, kinds: kindsOf(cloud, environment) }));
  // With one kind complete, what is set of others is for another program.
  const complete = standings.filter(({ kinds }) => kinds.some(({ missing }) => missing.length === 0));
  const lacking = standings.filter((standing) => !complete.includes(standing));
  const begun = lacking.filter(({ kinds }) => names.length > 0 || kinds.some(({ keys, missing }) => missing.length < keys.length));
  if (complete.length === 0 && begun.length === 0) return { accesses: [], problems: [{ diagnostic: nothingSet(standings) }] };
  const accesses: Access[] = [];
  const problems = begun.map(({ cloud, kinds }): Problem => ({ cloud, diagnostic: incomplete(cloud, kinds) }));
  for (const { cloud } of complete) {
    const connected = connect(cloud, runtimeOf(cloud));
    if ("client" in connected) accesses.push({ cloud, ...connected });
    else problems.push(...connected.diagnostics.map((diagnostic) => ({ cloud, diagnostic })));
  }
  return { accesses, problems };
}

function connect(cloud: Cloud, runtime: Runtime) {
  const { connections, diagnostics } = configureProvider(createProvider([cloud]), {}, runtime);
  return diagnostics.length > 0 ? { diagnostics } : connections.client(cloud);
}

interface Standing {
  readonly cloud: Cloud;
  readonly kinds: readonly Kind[];
}

function nothingSet(standings: readonly Standing[]): Diagnostic {
  const lines = standings.map(({ cloud, kinds }) => `  ${cloud.title}: ${kinds.map(wayOf).join(" Or ")}`);
  return error(
    "No platform has credentials",
    `Set the environment variables of at least one:\n${lines.join("\n")}\nTo try without an account, run smsform emulator: it prints what to set.`,
  );
}

function incomplete({ title }: Cloud, kinds: readonly Kind[]): Diagnostic {
  const [nearest] = kinds;
  if (!nearest || nearest.missing.length === nearest.keys.length) {
    return error(`No credentials for ${title}`, `Set ${kinds.map(wayOf).join(" Or ")}`);
  }
  const set = nearest.keys.filter(({ isSet }) => isSet);
  return error(
    `Credentials of ${title} are not complete`,
    `${variablesOf(set)} ${set.length === 1 ? "is" : "are"} set, ${variablesOf(nearest.missing)} ${nearest.missing.length === 1 ? "is" : "are"} not. ${nearest.hints.join(" ")}`,
  );
}

function wayOf({ keys, hints }: Kind): string {
  return `${variablesOf(keys)}. ${hints.join(" ")}`;
}
