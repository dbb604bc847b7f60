/** The objects of a stack, for what they need of each other by their ids. */
import type { Claimant } from "../../../reconcile";
import type { Values } from "../../../schema";
import type { State } from "../../state/state";
import type { Change } from "../plan/plan";
import type { OpenStack } from "./stack";

interface Named {
  readonly name: string;
  readonly type: string;
  readonly before: Values | undefined;
  /** Null where it goes. */
  readonly after: Values | null;
}

/** None for data, and for what goes. */
export function plannedClaimant(stack: OpenStack, { address, instance: { mode, type }, before, after }: Change): readonly Claimant[] {
  return mode === "managed" ? claimantIn(stack, { name: address, type, before: before?.values, after }) : [];
}

function claimantIn({ provider }: OpenStack, { type, after, ...rest }: Named): readonly Claimant[] {
  const resource = provider.resources.get(type)?.definition;
  return resource && after ? [{ ...rest, resource, after }] : [];
}

/** Objects as they are recorded. Predecessors that wait for their deletion need nothing. */
export function recordedClaimants(
  stack: OpenStack,
  { instances }: Pick<State, "instances">,
  isWanted: (address: string) => boolean = () => true,
): readonly Claimant[] {
  return [...instances].flatMap(
    ([
      address,
      {
        address: { mode, type },
        object: { values },
      },
    ]) => (mode === "managed" && isWanted(address) ? claimantIn(stack, { name: address, type, before: values, after: values }) : []),
  );
}
