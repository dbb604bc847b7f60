/** What can be done with what is recorded, without touching an object on a platform. Nothing here prints or prompts. */
import { type Diagnostic, error } from "../../../schema";
import { didYouMean } from "../../../schema/text/nearest";
import { type Address, blockAddressOf, formatAddress, parseAddress } from "../../address";
import { markMerged, type Recovered, rewrite, shorten } from "../../state/journal";
import { lockState } from "../../state/lock";
import { type InstanceMove, moveInstances } from "../../state/move-instances";
import { unnamedAddress } from "../../state/names";
import { type State, StateEditor } from "../../state/state";
import { readStateFile, writeStateFile } from "../../state/state-file";
import type { OpenStack } from "../model/stack";
import { lockRequest, recorded, recordedAsItIs, resume } from "./locked-state";
import type { RunOptions } from "./run-options";

type StateSessionOptions = Omit<RunOptions, "on">;

/** What an edit of the state comes to: its parts as addresses, or why nothing was changed. */
export interface Edited<T> {
  readonly done: readonly T[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface MovedObject {
  readonly from: string;
  readonly to: string;
}

/**
 * Gives recorded objects another address: one object, or all of a block where both addresses are a block's.
 * @throws StateUnusable, StateLocked
 */
export function moveRecorded(stack: OpenStack, from: string, to: string, options: StateSessionOptions): Promise<Edited<MovedObject>> {
  return editing(stack, "state mv", options, (held) => {
    const [source, target] = [recordedAddress(held.state, from), parseAddress(to)];
    if (!source || !target) return refused(noAddress(source ? to : from));
    const objects = objectsAt(held.state, source);
    if (objects.length === 0) return refused(notRecorded(from, held.state));
    const keepsKeys = source.key === undefined && target.key === undefined;
    const moves = objects.map((object) => ({ from: object, to: keepsKeys ? { ...target, key: object.key } : target }));
    const problem = obstacle(source, target, moves, held);
    if (problem) return refused(problem);
    return {
      state: moveInstances(held.state, moves),
      done: moves.map((move) => ({ from: formatAddress(move.from), to: formatAddress(move.to) })),
    };
  });
}

/** What was forgotten at an address. */
export interface Forgotten {
  readonly address: string;
  /** `attempt`: a create that was begun there, and of which nobody knows how it ended. */
  readonly what: "object" | "attempt";
  /** What is recorded there beside the attempt: it stays recorded. */
  readonly hasObject: boolean;
}

/**
 * Forgets recorded objects; they stay on their platforms. Where a create was begun and not finished, that attempt is what is forgotten: what is
 * recorded beside it, a predecessor, is no part of the doubt, and stays.
 * @param addresses of objects, or of blocks with all their objects
 * @throws StateUnusable, StateLocked
 */
export function forgetRecorded(stack: OpenStack, addresses: readonly string[], options: StateSessionOptions): Promise<Edited<Forgotten>> {
  return editing(stack, "state rm", options, ({ state, begun, restores }) => {
    const found = addresses.map((text) => {
      const address = recordedAddress(state, text);
      if (!address) return { text, problem: noAddress(text) };
      const unfinished = [...begun.keys()].flatMap((each) => parseAddress(each) ?? []).filter((each) => covers(address, each));
      const here = new Set([...objectsAt(state, address), ...unfinished].map(formatAddress));
      return here.size === 0 ? { text, problem: notRecorded(text, state) } : { text, here };
    });
    const problems = found.flatMap(({ problem }) => problem ?? []);
    if (problems.length > 0) return refused(...problems);
    const all = [...new Set(found.flatMap(({ here }) => [...(here ?? [])]))];
    const done = all.map((address) => ({
      address,
      what: begun.has(address) ? ("attempt" as const) : ("object" as const),
      hasObject: state.instances.has(address) || state.deposed.has(address),
    }));
    const editor = new StateEditor(state);
    for (const { address, what } of done) if (what === "object") editor.leave(address);
    return { state: editor.result(), begun: new Map([...begun].filter(([address]) => !all.includes(address))), restores, done };
  });
}

/** What an interrupted run had left behind, and what became of it. */
export interface Recovery {
  /** Finished steps that are in the state now. */
  readonly merged: number;
  /** Addresses of creates that were begun and not finished; the next apply goes on with them. */
  readonly begun: readonly string[];
  /** What was taken from platforms and is given back now. */
  readonly returned: number;
}

/** Takes up what an interrupted run left, and does nothing else. @throws StateUnusable, StateLocked */
export async function recover(stack: OpenStack, options: RunOptions): Promise<Recovery> {
  return locked(stack, "state recover", options, async () => {
    const found = recorded(stack);
    const held = await resume(stack, options);
    rewrite(stack.machine, stack.paths.journal, held.state, held);
    return { merged: found.steps, begun: [...held.begun.keys()].sort(), returned: found.restores.size - held.restores.size };
  });
}

/** The recorded objects of some addresses, each of an object or of a block; of all where none is given. */
export function listRecorded(state: State, addresses: readonly string[]): Edited<string> {
  const all = [...new Set([...state.instances.keys(), ...state.deposed.keys()])].sort();
  if (addresses.length === 0) return { done: all, diagnostics: [] };
  const found = addresses.map((text) => {
    const address = parseAddress(text);
    const here = address ? objectsAt(state, address).map(formatAddress) : [];
    return { here, problem: !address ? noAddress(text) : here.length === 0 ? notRecorded(text, state) : undefined };
  });
  const wanted = new Set(found.flatMap(({ here }) => here));
  return { done: all.filter((address) => wanted.has(address)), diagnostics: found.flatMap(({ problem }) => problem ?? []) };
}

type Edit<T> = { readonly problems: readonly Diagnostic[] } | ({ readonly state: State; readonly done: readonly T[] } & Partial<Recovered>);

function refused(...problems: readonly Diagnostic[]) {
  return { problems };
}

/**
 * Changes what is recorded, under the lock and with what an interrupted run has finished; what that run left open stays so,
 * because nothing is sent here.
 */
function editing<T>(
  stack: OpenStack,
  operation: string,
  options: StateSessionOptions,
  edit: (held: Recovered) => Edit<T>,
): Promise<Edited<T>> {
  return locked(stack, operation, options, async () => {
    const held = recordedAsItIs(stack);
    const edited = edit(held);
    if ("problems" in edited) return { done: [], diagnostics: edited.problems };
    const { state: path, journal } = stack.paths;
    if (held.isMerged) shorten(stack.machine, journal, held.state, held);
    const state = writeStateFile(
      stack.machine,
      path,
      edited.state,
      readStateFile(stack.machine, path),
      held.steps > 0 ? (digest) => markMerged(stack.machine, journal, digest) : undefined,
    );
    rewrite(stack.machine, journal, state, { begun: edited.begun ?? held.begun, restores: held.restores });
    return { done: edited.done, diagnostics: [] };
  });
}

async function locked<T>(stack: OpenStack, operation: string, options: StateSessionOptions, work: () => Promise<T>): Promise<T> {
  const lock = await lockState(lockRequest(stack, operation, options));
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function recordedAddress(state: State, text: string): Address | undefined {
  return unnamedAddress(state, text) ?? parseAddress(text);
}

/** Addresses at which something is recorded, be it only a predecessor. */
function objectsAt({ instances, deposed }: State, wanted: Address): Address[] {
  const all = [...instances.values(), ...[...deposed.values()].flatMap((here) => [...here.values()].slice(0, 1))];
  const byAddress = new Map(all.filter(({ address }) => covers(wanted, address)).map(({ address }) => [formatAddress(address), address]));
  return [...byAddress.values()];
}

/** A block's address stands for all its objects. */
function covers(wanted: Address, address: Address): boolean {
  return blockAddressOf(wanted) === blockAddressOf(address) && (wanted.key === undefined || wanted.key === address.key);
}

/** Why objects cannot go where they are sent; undefined where they can. */
function obstacle(source: Address, target: Address, moves: readonly InstanceMove[], { state, begun }: Recovered): Diagnostic | undefined {
  const [from, to] = [formatAddress(source), formatAddress(target)];
  if (source.mode !== target.mode) {
    return error(`${from} cannot become ${to}`, "One is an object, the other only reads one. Nothing was changed.");
  }
  if (source.type !== target.type) {
    return error(
      `A ${source.type} cannot become a ${target.type}`,
      `${from} and ${to} must be of one type. Nothing was changed. To give an object to another type, forget it with smsform state rm and take it up with smsform import.`,
    );
  }
  const names = moves.map((move) => formatAddress(move.from));
  if (target.key !== undefined && (moves.length > 1 || (source.key === undefined && moves[0]?.from.key !== undefined))) {
    return error(
      `${from} is a whole block, ${to} is one object`,
      `Move one of ${names.join(", ")}, or name a block on both sides. Nothing was changed.`,
    );
  }
  const isBlock = source.key === undefined && target.key === undefined;
  const taken = objectsAt(state, target).filter(({ key }) => isBlock || key === target.key);
  if (taken.length > 0) {
    return error(
      `${taken.map(formatAddress).join(", ")} ${taken.length === 1 ? "is" : "are"} recorded already`,
      `${from} cannot take that place. Nothing was changed. Move or forget what is there first (smsform state mv, smsform state rm).`,
    );
  }
  const open = moves.map((move) => formatAddress(move.to)).find((address) => begun.has(address));
  if (open === undefined) return undefined;
  return error(
    `A create of ${open} was begun and not finished`,
    "Nothing was changed. Run smsform apply, which goes on with it, or forget it with smsform state rm.",
  );
}

function noAddress(text: string): Diagnostic {
  return error(
    `"${text}" is no address of an object`,
    `Write TYPE.NAME, with ["key"] or [0] where the block is repeated, e.g. sms_baidu_template.code. A stack is named with --stack.`,
  );
}

function notRecorded(text: string, state: State): Diagnostic {
  const known = new Set([...state.instances.values()].flatMap(({ address }) => [formatAddress(address), blockAddressOf(address)]));
  const next = known.size > 0 ? "smsform state list shows all addresses." : "The state is empty.";
  return error(`The state has no object ${text}`, `Nothing was changed. ${next}${didYouMean(text, known)}`);
}
