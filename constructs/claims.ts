/** What a construct stands for on a platform: two that stand for one object would change it in turns. */
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

interface Claim {
  readonly scope: Construct;
  readonly what: () => string;
}

const claims = new WeakMap<TerraformStack, Claim[]>();
const grouped = new WeakMap<TerraformStack, { readonly count: number; readonly byScope: ReadonlyMap<Construct, readonly string[]> }>();

/** @param what it is in words; asked when everything is made */
export function claimFor(scope: Construct, what: () => string): void {
  const stack = TerraformStack.of(scope);
  const all = claims.get(stack) ?? [];
  all.push({ scope, what });
  claims.set(stack, all);
}

/** What another construct claims as well; the later one is told. */
export function contested(scope: Construct): readonly string[] {
  const stack = TerraformStack.of(scope);
  const all = claims.get(stack) ?? [];
  const known = grouped.get(stack);
  // Each construct asks, and thousands may have claimed.
  const found = known?.count === all.length ? known : { count: all.length, byScope: contestedIn(all) };
  grouped.set(stack, found);
  return found.byScope.get(scope) ?? [];
}

function contestedIn(all: readonly Claim[]): ReadonlyMap<Construct, readonly string[]> {
  const owners = new Map<string, Construct>();
  const problems = new Map<Construct, string[]>();
  for (const { scope, what } of all) {
    const claimed = what();
    const owner = owners.get(claimed);
    if (!owner) owners.set(claimed, scope);
    else problems.set(scope, [...(problems.get(scope) ?? []), `it and ${owner.node.path} are both ${claimed}. Keep one, and refer to it.`]);
  }
  return problems;
}
