import { blockAddressOf, parseAddress } from "../../address";
import type { Configuration } from "../../configuration";
import { sourceAlong, type Where } from "../../places/where";
import type { StackDiagnostic } from "./report";

/** Diagnostics with the lines of the stack's files that they are about, as far as those are known. */
export function located(configuration: Configuration, diagnostics: readonly StackDiagnostic[]): StackDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { source, address, path } = diagnostic;
    const where = source || address === undefined ? undefined : whereOf(configuration, address);
    return where ? { ...diagnostic, ...sourceAlong(where, path) } : diagnostic;
  });
}

/** What stands for an address: a block, or the expression of a local value or an output. */
export function whereOf({ providers, locals, outputs, resources }: Configuration, address: string): Where | undefined {
  const [root, name] = [address.slice(0, address.indexOf(".")), address.slice(address.indexOf(".") + 1)];
  if (root === "provider") return providers.get(name)?.body.where;
  if (root === "local") return locals.get(name)?.where;
  if (root === "output") return outputs.get(name)?.value.where;
  const parsed = parseAddress(address);
  return parsed && resources.get(blockAddressOf(parsed))?.body.where;
}
