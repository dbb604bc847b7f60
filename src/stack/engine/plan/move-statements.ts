/** What the `moved` blocks of a stack say together: where an object goes, and whether they contradict each other. */
import type { Diagnostic } from "../../../schema";
import { type Address, blockAddressOf, formatAddress } from "../../address";
import type { Configuration, MovedBlock } from "../../configuration";
import { errorAt } from "../../places/where";
import { repetitionOf } from "../model/expand";

/** Where an object ends up, and over how many statements. */
export interface Route {
  readonly to: Address;
  readonly hops: number;
}

export interface MoveStatements {
  /** Undefined where no statement speaks of the address. */
  routeOf(address: Address): Route | undefined;
  /** Does any statement name the block, on either side? */
  mentions(blockAddress: string): boolean;
}

/** @returns the statements, or what is wrong with them */
export function moveStatements(
  configuration: Configuration,
): { readonly statements: MoveStatements } | { readonly problems: readonly Diagnostic[] } {
  const { moved } = configuration;
  const byFrom = new Map(moved.map((statement) => [endpoint(statement, "from"), statement]));
  const follow = (start: Address) => routeFrom(start, byFrom);
  const problems = [
    ...moved.flatMap((statement) => problemsOf(statement, configuration)),
    ...contradictions(moved, "from"),
    ...contradictions(moved, "to"),
  ];
  const circular = problems.length > 0 ? undefined : moved.find(({ from }) => follow(from) === "circle");
  if (circular) problems.push(circle(circular));
  if (problems.length > 0) return { problems };
  const blockAddresses = new Set(moved.flatMap(({ from, to }) => [blockAddressOf(from), blockAddressOf(to)]));
  return {
    statements: {
      routeOf: (address) => {
        const route = follow(address);
        return route === "circle" ? undefined : route;
      },
      mentions: (blockAddress) => blockAddresses.has(blockAddress),
    },
  };
}

/** Statements without keys speak of blocks with all their objects, the others of one object. */
function isOfBlocks({ from, to }: MovedBlock): boolean {
  return from.key === undefined && to.key === undefined;
}

function endpoint(statement: MovedBlock, side: "from" | "to"): string {
  return isOfBlocks(statement) ? blockEndpoint(statement[side]) : formatAddress(statement[side]);
}

function blockEndpoint(address: Address): string {
  return `all of ${blockAddressOf(address)}`;
}

/** Statements are followed to the end; one about an object goes before one about its block. */
function routeFrom(start: Address, byFrom: ReadonlyMap<string, MovedBlock>): Route | "circle" | undefined {
  const seen = new Set([formatAddress(start)]);
  let current = start;
  for (let hops = 0; ; hops++) {
    const ofObject = byFrom.get(formatAddress(current));
    const statement = ofObject ?? byFrom.get(blockEndpoint(current));
    if (!statement) return hops === 0 ? undefined : { to: current, hops };
    current = ofObject ? statement.to : { ...statement.to, key: current.key };
    const address = formatAddress(current);
    if (seen.has(address)) return "circle";
    seen.add(address);
  }
}

function problemsOf({ from, to, where }: MovedBlock, { resources }: Configuration): Diagnostic[] {
  if (formatAddress(from) === formatAddress(to)) {
    return [errorAt(where, "A moved block leads nowhere", `from and to are both ${formatAddress(from)}. Take the block out.`)];
  }
  const stays = resources.get(blockAddressOf(from));
  // Whether an object of a repeated block is still asked for shows only when it is known how often it is repeated.
  if (!stays || from.key !== undefined || (to.key !== undefined && repetitionOf(stays) !== "once")) return [];
  const detail = `${formatAddress(from)} is still in the stack. Rename its block to ${blockAddressOf(to)}, or take the moved block out.`;
  return [errorAt(where, "What was moved is still there", detail)];
}

/** One place is left for one other place, and taken from one other place. Saying the same twice does no harm. */
function contradictions(moved: readonly MovedBlock[], side: "from" | "to"): Diagnostic[] {
  const other = side === "from" ? "to" : "from";
  const known = new Map<string, MovedBlock>();
  return moved.flatMap((statement) => {
    const address = endpoint(statement, side);
    const earlier = known.get(address);
    known.set(address, earlier ?? statement);
    if (!earlier || endpoint(earlier, other) === endpoint(statement, other)) return [];
    const [first, second] = [formatAddress(earlier[other]), formatAddress(statement[other])];
    const says = side === "from" ? `goes to ${first} and to ${second}` : `comes from ${first} and from ${second}`;
    const detail = `${formatAddress(statement[side])} ${says}. Take out the block that is outdated.`;
    return [errorAt(statement.where, "Moved blocks contradict each other", detail)];
  });
}

function circle({ from, where }: MovedBlock): Diagnostic {
  const detail = `they send ${formatAddress(from)} round in a circle. Take out the one that is outdated; to swap two objects, use smsform state mv.`;
  return errorAt(where, "Moved blocks contradict each other", detail);
}
