import { importedState, importProblem, readObject } from "../../../reconcile";
import { error, hasErrors, nothingPending } from "../../../schema";
import { blockAddressOf, formatAddress, parseAddress } from "../../address";
import { decodeBody } from "../../configuration";
import { openJournal } from "../../state/journal";
import { StateEditor } from "../../state/state";
import { writeStateFile } from "../../state/state-file";
import { StackConnections } from "../model/connections";
import { closureOf } from "../model/graph";
import { createFirstAddresses } from "../model/lifecycle";
import { providerAddress } from "../model/provider-address";
import { at, type StackDiagnostic } from "../model/report";
import type { OpenStack } from "../model/stack";
import { recordedPaths, StackValues } from "../model/values";
import { takenForAttempt } from "../plan/begun-creates";
import { withLockedState } from "./locked-state";
import { endOf, type RunOptions } from "./run-options";

/** Takes an existing object into the state. @throws StateUnusable, StateLocked */
export async function importObject(
  stack: OpenStack,
  address: string,
  id: string,
  options: RunOptions,
): Promise<readonly StackDiagnostic[]> {
  const parsed = parseAddress(address);
  const block = parsed && stack.configuration.resources.get(blockAddressOf(parsed));
  const entry = parsed && stack.provider.resources.get(parsed.type);
  if (!parsed || parsed.mode === "data") {
    return [
      error(
        `"${address}" is no address of an object`,
        `Write TYPE.NAME, with ["key"] or [0] where the block is repeated, e.g. sms_baidu_template.code.`,
      ),
    ];
  }
  if (!block || !entry) {
    const known = [...stack.configuration.resources.values()]
      .filter(({ mode }) => mode === "managed")
      .map(({ blockAddress }) => blockAddress);
    return [
      error(
        `The stack has no ${blockAddressOf(parsed)}`,
        `Write its block first, then import. The stack has: ${known.join(", ") || "nothing"}.`,
      ),
    ];
  }
  const problem = importProblem(entry.definition, id);
  if (problem) return [{ ...problem, address: formatAddress(parsed) }];
  return withLockedState(stack, "import", options, async ({ state, begun, restores }) => {
    const target = formatAddress(parsed);
    const editor = new StateEditor(state);
    // A successor was begun there, and this is what became of it.
    const deposedKey = begun.has(target) && state.instances.has(target) ? stack.machine.random.uuid().slice(0, 8) : undefined;
    if (deposedKey !== undefined) editor.depose(target, deposedKey);
    if (editor.instances.has(target)) {
      return [
        error(
          `${target} is already in the state`,
          "Nothing was changed. Take it out of the state first if it should stand for another object.",
        ),
      ];
    }
    const connections = new StackConnections(stack, new StackValues(stack), options.runtime, { state });
    const rest = { signal: endOf(options), pending: nothingPending("an import was about to create something"), progress: () => {} };
    const connected = connections.environmentFor(entry, block.providerKey, rest);
    if ("diagnostics" in connected) return connected.diagnostics;
    const { definition } = entry;
    const found = await readObject(definition, connected.environment, importedState(definition, id));
    if (hasErrors(found.diagnostics)) return at(target, found.diagnostics);
    if (!found.state) {
      const detail = `${entry.cloud.title} has no ${definition.noun} with id "${id}" in this account and region; ${definition.importId} is wanted. Nothing was changed.`;
      return [{ ...error("Cannot import an object that does not exist", detail), address: target }];
    }
    const { id: foundId } = found.state.values;
    const here = [state.instances.get(target), ...(state.deposed.get(target)?.values() ?? [])];
    if (here.some((each) => each?.object.values.id === foundId)) {
      const detail =
        "Nothing was changed. It is what a successor was to be made for: name the successor, or forget the attempt with smsform state rm.";
      return [{ ...error(`${target}: ${String(foundId)} is recorded there already`, detail), address: target }];
    }
    const decoded = decodeBody(block.body, definition.attributes, new StackValues(stack, "unknown").scope());
    const instance = {
      address: parsed,
      provider: providerAddress(block.providerKey),
      schemaVersion: definition.schemaVersion ?? 0,
      object: found.state,
      tainted: false,
      dependencies: [...closureOf(stack.graph, block.blockAddress)].filter((other) => !other.startsWith("data.")),
      createBeforeDestroy: createFirstAddresses(stack.configuration, stack.graph).has(block.blockAddress),
      sensitive: recordedPaths(decoded.sensitive, found.state.values, definition.attributes),
    };
    editor.set(target, instance);
    const journal = openJournal(stack.machine, stack.paths.journal, state, { begun, restores });
    if (deposedKey !== undefined) journal.depose(target, deposedKey);
    // Whatever a create that was cut off here has made: this is the object now.
    journal.done(target, instance, { settles: true });
    try {
      writeStateFile(stack.machine, stack.paths.state, editor.result(), state, journal.merge);
    } catch (problem) {
      journal.leave();
      throw problem;
    }
    journal.close();
    const attempt = begun.get(target);
    return at(target, attempt ? [...found.diagnostics, takenForAttempt(attempt)] : found.diagnostics);
  });
}
