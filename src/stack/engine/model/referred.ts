import type { Configuration, ResourceBlock } from "../../configuration";
import type { Expression } from "../../expression";

/** A block that is referred to, or one object of it. */
export interface Referred {
  readonly blockAddress: string;
  /** Absent where the reference is to all of a block, or does not say to which object. */
  readonly key?: string | number;
}

/**
 * The blocks that expressions refer to, locals resolved to what they refer to.
 * @param further `through data sources`: to the objects that these are read by, in their place
 */
export function referredIn(configuration: Configuration, expressions: readonly Expression[], further?: "through data sources"): Referred[] {
  const found: Referred[] = [];
  const seen = new Set<string>();
  const queue = [...expressions];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const { blockAddress, steps } of next.references) {
      const local = blockAddress.startsWith("local.") ? configuration.locals.get(blockAddress.slice("local.".length)) : undefined;
      const block = configuration.resources.get(blockAddress);
      const isPassed = local !== undefined || (further !== undefined && block?.mode === "data");
      if (!isPassed && block) found.push({ blockAddress, ...keyIn(block, steps[0]) });
      if (!isPassed || seen.has(blockAddress)) continue;
      seen.add(blockAddress);
      queue.push(...(local ? [local] : block ? expressionsIn(block) : []));
    }
  }
  return found;
}

function keyIn({ count, forEach }: ResourceBlock, step: string | number | undefined): Pick<Referred, "key"> {
  return (count || forEach) && step !== undefined ? { key: step } : {};
}

function expressionsIn({ body, count, forEach }: ResourceBlock): Expression[] {
  return [...body.attributes.values(), ...(count ? [count] : []), ...(forEach ? [forEach] : [])];
}
