/** What a run of a stack would use, from its files and its state alone. */
import { exists } from "../../../ports/disk";
import { isUnknown } from "../../../schema";
import type { Variable } from "../../configuration";
import { recovered } from "../commands/locked-state";
import type { OpenStack } from "../model/stack";

export interface StackOverview {
  readonly folder: string;
  /** In the order of the provider blocks; `sms` is there even where no block configures it. */
  readonly providers: readonly ProviderUse[];
  readonly state: {
    readonly path: string;
    readonly exists: boolean;
    /** Objects on the platforms; predecessors that wait for their deletion are among them. */
    readonly objects: number;
    /** Steps of a run that was cut off, which the next apply takes up. */
    readonly unfinished: number;
  };
  /** Variables that have neither a value nor a default. */
  readonly missing: readonly Variable[];
}

export interface ProviderUse {
  /** `sms` or `sms.ALIAS`. */
  readonly key: string;
  /** The platforms that its blocks are about, with how many blocks there are. */
  readonly platforms: readonly { readonly title: string; readonly blocks: number }[];
}

/** @param stack opened with `needsVariables: "where given"` @throws StateUnusable */
export function overview(stack: OpenStack): StackOverview {
  const { state, steps } = recovered(stack);
  const managed = [...state.instances.values()].filter(({ address }) => address.mode === "managed").length;
  const deposed = [...state.deposed.values()].reduce((count, here) => count + here.size, 0);
  return {
    folder: stack.folder,
    providers: [...stack.configuration.providers.keys()].map((key) => ({ key, platforms: platformsOf(stack, key) })),
    state: {
      path: stack.paths.state,
      exists: exists(stack.machine.disk, stack.paths.state),
      objects: managed + deposed,
      unfinished: steps,
    },
    missing: [...stack.configuration.variables.values()].filter(({ name }) => isUnknown(stack.variables.get(name)?.value)),
  };
}

function platformsOf({ configuration, provider }: OpenStack, key: string): ProviderUse["platforms"] {
  const counts = new Map<string, number>();
  for (const { providerKey, mode, type } of configuration.resources.values()) {
    const entry = (mode === "data" ? provider.dataSources : provider.resources).get(type);
    if (entry && providerKey === key) counts.set(entry.cloud.title, (counts.get(entry.cloud.title) ?? 0) + 1);
  }
  return [...counts].map(([title, blocks]) => ({ title, blocks }));
}
