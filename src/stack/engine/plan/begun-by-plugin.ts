/**
 * Creates that the plugin has begun in this folder, through OpenTofu or Terraform, and that nothing has settled: neither the state nor the journal knows of
 * them. What is planned to be made may be there already.
 */
import { createKeys } from "../../../pending/create-key";
import { type OpenCreate, readEntries } from "../../../pending/entries";
import { textOfLines } from "../../../pending/lines";
import { isAtWork } from "../../../pending/owner";
import { dataFolderOf, pendingFileIn } from "../../../pending/place";
import { mostOfRecord } from "../../../ports/disk";
import { codeOf, isCode } from "../../../ports/system-error";
import type { Machine } from "../../../ports/world";
import { capitalized, nameOf } from "../../../reconcile";
import { type Diagnostic, error, type Resource, type Values } from "../../../schema";
import { blockAddressOf } from "../../address";
import { at, type StackDiagnostic } from "../model/report";
import type { PlanDraft } from "./draft";

/** Errors, so that nothing is made twice: only the engine that has begun a create goes on with it. */
export function begunByPlugin({ stack, changes, connections, request, state }: PlanDraft): StackDiagnostic[] {
  const path = pendingFileIn(dataFolderOf(stack.folder, request.runtime.environment));
  const found = openCreatesIn(stack.machine, path);
  if ("problem" in found) return [found.problem];
  const recorded = new Set([...state.instances.values()].map(({ address, object }) => `${address.type} ${String(object.values.id)}`));
  const open = found.creates.filter((create) => create.state !== "answered" || !recorded.has(`${create.type} ${create.id}`));
  if (open.length === 0) return [];
  return [...changes.values()].flat().flatMap(({ action, address, after, instance, deposedKey }) => {
    const entry = stack.provider.resources.get(instance.type);
    const block = stack.configuration.resources.get(blockAddressOf(instance));
    if (!after || !entry || !block || deposedKey !== undefined || (action !== "create" && action !== "replace")) return [];
    const { key, name } = createKeys(entry.cloud, entry.definition, connections.settings(block.providerKey, entry.cloud), after);
    const create = open.find((each) => each.key === key) ?? open.find((each) => each.name === name);
    return create ? at(address, [unsettled(entry.definition, after, { address, create, path })]) : [];
  });
}

function openCreatesIn(
  { disk, processes }: Machine,
  path: string,
): { readonly creates: readonly OpenCreate[] } | { readonly problem: Diagnostic } {
  try {
    const { creates } = readEntries(textOfLines(disk.read(path, { most: mostOfRecord })));
    return { creates: creates.filter(({ state, owner }) => state === "released" || !isAtWork(processes, owner)) };
  } catch (failure) {
    if (isCode(failure, "ENOENT") || isCode(failure, "ENOTDIR")) return { creates: [] };
    const detail =
      "OpenTofu or Terraform may have begun creates in this folder. Make the file readable; where it is no file of theirs, take it away.";
    return { problem: error(`${path} cannot be read (${codeOf(failure)})`, detail) };
  }
}

interface Unsettled {
  readonly address: string;
  readonly create: OpenCreate;
  readonly path: string;
}

function unsettled(resource: Resource, wanted: Values, { address, create, path }: Unsettled): Diagnostic {
  const madeAs = create.state === "answered" ? ` It was made as ${create.id}.` : "";
  return error(
    `${capitalized(nameOf(resource, wanted))}: whether OpenTofu or Terraform has made it is not known`,
    `A run of theirs began its creation here at ${create.openedAt.toISOString()} and never recorded what came of it.${madeAs} Run tofu apply (or terraform apply) in this folder: it goes on from there. ` +
      `Or look for it in the platform's console. If it is there, adopt it: smsform import '${address}' ID. If it is not, delete the lines with "${create.token}" from ${path}.`,
  );
}
