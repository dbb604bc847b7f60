/** Plans made by hand, for what shows them. */

import { clouds } from "../../../src/clouds";
import { createProvider } from "../../../src/reconcile";
import type { Value, Values } from "../../../src/schema";
import { type Change, type Drift, type OpenStack, type OutputChange, type Plan, parseAddress, type State } from "../../../src/stack";
import { systemWorld } from "../../../src/system/world";

const stack: OpenStack = {
  name: "shop",
  folder: "/stacks/shop",
  source: { name: "shop", folder: "/stacks/shop", files: [] },
  configuration: {
    folder: "/stacks/shop",
    variables: new Map(),
    locals: new Map(),
    providers: new Map(),
    resources: new Map(),
    outputs: new Map(),
    checks: new Map(),
    imports: [],
    moved: [],
    removed: [],
    backendPath: undefined,
    requiredProviders: new Map(),
  },
  variables: new Map(),
  graph: { needs: new Map(), unused: new Set() },
  provider: createProvider(clouds),
  paths: { state: "terraform.tfstate", journal: ".journal", lock: ".lock", watch: ".watch" },
  files: { read: () => Promise.reject(new Error("no files here")) },
  machine: systemWorld,
};

export const emptyState: State = {
  lineage: "l",
  serial: 1,
  terraformVersion: "1.6.0",
  outputs: new Map(),
  instances: new Map(),
  deposed: new Map(),
};

type PlanParts = Partial<
  Pick<Plan, "changes" | "drift" | "reviewMoves" | "observed" | "outputs" | "destroy" | "refreshOnly" | "targets" | "moves">
>;

export function planOf(parts: PlanParts): Plan {
  return {
    stack,
    destroy: false,
    refreshOnly: false,
    targets: [],
    madeAt: "2026-01-05T09:00:00Z",
    basis: { lineage: "l", serial: 1 },
    accounts: [],
    observed: new Map(),
    moves: [],
    changes: [],
    drift: [],
    reviewMoves: [],
    outputs: [],
    diagnostics: [],
    errored: false,
    ...parts,
  };
}

interface ChangeParts extends Partial<Pick<Change, "reason" | "movedFrom" | "deposedKey" | "wasSensitive">> {
  readonly before?: Values;
  readonly after?: Values;
  readonly sensitive?: readonly string[];
  readonly sends?: boolean;
  readonly createFirst?: boolean;
  readonly importedAs?: string;
  readonly replacedBy?: readonly string[];
  readonly predecessor?: "deleted" | "forgotten";
}

export function changeOf(address: string, action: Change["action"], parts: ChangeParts = {}): Change {
  const instance = parseAddress(address);
  if (!instance) throw new Error(`${address} is no address`);
  const {
    before: values = {},
    after = {},
    sensitive = [],
    sends = true,
    createFirst = false,
    importedAs,
    replacedBy = [],
    ...rest
  } = parts;
  const { predecessor = "deleted", ...told } = rest;
  const about = { address, instance, sensitive: new Map(sensitive.map((name) => [name, "all"] as const)), wasSensitive: [], ...told };
  const before = { values, private: {} };
  const imported = importedAs === undefined ? {} : { importedAs };
  switch (action) {
    case "none":
      return { ...about, action, before, after, createFirst, ...imported };
    case "create":
    case "read":
      return { ...about, action, before: null, after, createFirst };
    case "update":
      return { ...about, action, before, after, createFirst, sends, ...imported };
    case "replace":
      return { ...about, action, before, after, createFirst, replacedBy, predecessor, wishes: {}, ...imported };
    case "delete":
      return { ...about, action, before, after: null, wishes: {} };
    case "forget":
      return { ...about, action, before, after: null };
  }
}

export function driftOf(address: string, recorded: Values, observed: Values | null): Drift {
  return { address, recorded, observed, sensitive: new Set() };
}

export function outputOf(name: string, before: Value | undefined, after: Value | undefined, sensitive = false): OutputChange {
  return { name, before, after, sensitive };
}
