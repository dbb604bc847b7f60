import type { IAspect } from "cdktf";
import { factsOf } from "../objects";
import { type ConventionOptions, convention } from "./convention";

export interface DeletionProtectionOptions extends ConventionOptions {
  /**
   * What is to be protected. A template that is protected cannot be replaced by its successor: leave those of messages out.
   * @default ["signature"]
   */
  readonly of?: readonly ("signature" | "template")[];
}

/** Every signature keeps its protection from deletion: an approved one is not deleted or replaced by a plan. */
export function requireDeletionProtection({ of = ["signature"], ...options }: DeletionProtectionOptions = {}): IAspect {
  return convention(options, ({ type, values }) => {
    const { kind, protectedByDefault } = factsOf(type) ?? {};
    if (protectedByDefault === undefined || !of.some((wanted) => wanted === kind)) return undefined;
    const { deletion_protection: given } = values;
    if ((given ?? protectedByDefault) !== false) return undefined;
    const value = given === undefined ? `deletionProtection is not given, which is false for a ${kind}` : "deletionProtection is false";
    return `${value}; it must be true, so that no plan deletes or replaces the ${kind} while it is approved. Write deletionProtection: true.`;
  });
}
