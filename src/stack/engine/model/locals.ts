import type { Configuration } from "../../configuration";
import type { EvaluationScope } from "../../expression";
import { at, attempt, type StackDiagnostic } from "./report";

/** Local values that cannot be had. @param isAsked tells of an address such as `local.names` whether it is to be looked at */
export function brokenLocals(
  { locals }: Configuration,
  scope: EvaluationScope,
  isAsked: (address: string) => boolean = () => true,
): StackDiagnostic[] {
  return [...locals].flatMap(([name, expression]) => {
    const address = `local.${name}`;
    const evaluated = isAsked(address) ? attempt(() => expression.evaluate(scope)) : undefined;
    return evaluated && "problem" in evaluated ? at(address, [evaluated.problem]) : [];
  });
}
