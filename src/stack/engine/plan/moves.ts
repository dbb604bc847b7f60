/** Objects that got another address: by `moved` blocks, or because `count` was added to their block or taken away. */
import { movedState, moveSourceOf } from "../../../reconcile";
import { error, type MoveSource, type Resource, warning } from "../../../schema";
import { type Address, blockAddressOf, formatAddress, parseAddress } from "../../address";
import type { BegunCreate } from "../../state/journal";
import { type InstanceMove, moveInstances } from "../../state/move-instances";
import type { Instance, State } from "../../state/state";
import { repetitionOf } from "../model/expand";
import { providerAddress } from "../model/provider-address";
import type { StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { type MoveStatements, moveStatements, type Route } from "./move-statements";

export interface Move {
  /** Addresses of objects. */
  readonly from: string;
  readonly to: string;
}

export interface Moved {
  /** With all objects at their new addresses. */
  readonly state: State;
  /** In an order in which they can be done one after the other. */
  readonly moves: readonly Move[];
  readonly diagnostics: readonly StackDiagnostic[];
}

/** Brings a state to the addresses of the configuration. Nothing is written. */
export function moveObjects(stack: OpenStack, state: State): Moved {
  const said = moveStatements(stack.configuration);
  if ("problems" in said) return { state, moves: [], diagnostics: said.problems };
  const wanted = occupants(state).flatMap((instance) => {
    const route = routeOf(instance.address, stack, said.statements);
    return route ? [{ instance, ...route }] : [];
  });
  // Of two objects on their way to one place, the one that was sent there itself gets it.
  wanted.sort((a, b) => a.hops - b.hops);

  const taken = new Set([...state.instances.keys(), ...state.deposed.keys()]);
  const moves: Move[] = [];
  const diagnostics: StackDiagnostic[] = [];
  for (const { instance, to } of wanted) {
    const [source, target] = [formatAddress(instance.address), formatAddress(to)];
    if (taken.has(target)) {
      diagnostics.push(occupied(source, target, stack.configuration.resources.has(blockAddressOf(to))));
    } else if (instance.address.type !== to.type && !originOf(instance, to, stack)) {
      diagnostics.push(foreign(instance.address, to));
    } else {
      moves.push({ from: source, to: target });
      taken.add(target);
    }
  }
  return { state: withMoves(stack, state, moves), moves, diagnostics };
}

/** Carries out moves that were found to be possible; the very same state where there are none. */
export function withMoves(stack: OpenStack, state: State, moves: readonly Move[]): State {
  const steps = moves.flatMap(({ from, to }): InstanceMove[] => {
    const [source, target] = [parseAddress(from), parseAddress(to)];
    return source && target ? [{ from: source, to: target }] : [];
  });
  return steps.length === 0 ? state : moveInstances(state, steps, (instance, to) => atNewAddress(instance, to, stack));
}

/** Creates that were begun and not finished go on under the address that their object has now. */
export function movedCreates(stack: OpenStack, begun: ReadonlyMap<string, BegunCreate>): ReadonlyMap<string, BegunCreate> {
  const said = moveStatements(stack.configuration);
  if (begun.size === 0 || "problems" in said) return begun;
  const moved = new Map(begun);
  for (const create of begun.values()) {
    const from = parseAddress(create.address);
    const route = from && routeOf(from, stack, said.statements);
    const address = route && formatAddress(route.to);
    if (address === undefined || moved.has(address)) continue;
    moved.delete(create.address);
    moved.set(address, { ...create, address });
  }
  return moved;
}

/** One instance for each address that holds an object, be it only a predecessor. */
function occupants(state: State): Instance[] {
  const alone = [...state.deposed]
    .filter(([address]) => !state.instances.has(address))
    .flatMap(([, here]) => [...here.values()].slice(0, 1));
  return [...state.instances.values(), ...alone].filter(({ address }) => address.mode === "managed");
}

function routeOf(address: Address, { configuration }: OpenStack, statements: MoveStatements): Route | undefined {
  const route = statements.routeOf(address);
  const blockAddress = blockAddressOf(address);
  if (route || statements.mentions(blockAddress)) return route;
  // `count` that comes or goes keeps the one object: `a.b` and `a.b[0]` are the same.
  const block = configuration.resources.get(blockAddress);
  const repetition = block && repetitionOf(block);
  if (repetition === "count" && address.key === undefined) return { to: { ...address, key: 0 }, hops: 1 };
  if (repetition === "once" && address.key === 0) return { to: { ...address, key: undefined }, hops: 1 };
  return undefined;
}

/** How an object of another provider's type becomes one of ours; undefined where it cannot. */
function originOf(
  from: Instance,
  to: Address,
  { provider }: OpenStack,
): { readonly definition: Resource; readonly source: MoveSource } | undefined {
  const definition = provider.resources.get(to.type)?.definition;
  const source = definition && moveSourceOf(definition, from.address.type, /"(.*)"/.exec(from.provider)?.[1] ?? "");
  return definition && source && { definition, source };
}

function atNewAddress(from: Instance, to: Address, stack: OpenStack): Instance {
  const origin = from.address.type === to.type ? undefined : originOf(from, to, stack);
  if (!origin) return { ...from, address: to };
  const { definition, source } = origin;
  return {
    ...from,
    address: to,
    provider: providerAddress(stack.configuration.resources.get(blockAddressOf(to))?.providerKey ?? "sms"),
    schemaVersion: definition.schemaVersion ?? 0,
    object: movedState(definition, source, from.object.values),
    sensitive: [],
    // Of another type, with other parts.
    identity: undefined,
  };
}

function foreign(from: Address, to: Address): StackDiagnostic {
  const detail = `${formatAddress(from)} cannot be moved to ${formatAddress(to)}: both must be of one type. Correct the moved block.`;
  return { ...error(`A ${from.type} cannot become a ${to.type}`, detail), address: formatAddress(to) };
}

function occupied(from: string, to: string, inStack: boolean): StackDiagnostic {
  const detail = `Another object is recorded there${inStack ? "" : ", which is no longer in the stack"}. ${from} stays where it is, and goes if nothing asks for it. Move or forget one of the two: smsform state mv, smsform state rm.`;
  return { ...warning(`${from} cannot move to ${to}`, detail), address: from };
}
