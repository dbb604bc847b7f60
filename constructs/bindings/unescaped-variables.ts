import type { TerraformResource } from "cdktf";
import { blockOf, propertyOf } from "./blocks";

/** `${word}` and `${digits}` that no further `$` escapes. Real references have a dot, a bracket or a call. */
const variable = /(?<!\$)\$\{\s*(?:[\p{L}_][\p{L}\p{N}_-]*|\d+)\s*\}/gu;

/**
 * Makes synthesis fail while one of the resource's texts holds a platform variable that is not escaped.
 *
 * Terraform refuses `${code}` as a reference to nothing and, worse, turns `${1}` silently into `1`.
 *
 * @param attributes names of the attributes that hold platform text, as the stack spells them
 */
export function refuseUnescapedVariables(resource: TerraformResource, attributes: readonly string[]): void {
  resource.node.addValidation({
    validate() {
      const { values = {} } = blockOf(resource) ?? {};
      return attributes.flatMap((attribute) => problemsOf(attribute, values[attribute], resource.node.path));
    },
  });
}

function problemsOf(attribute: string, value: unknown, path: string): string[] {
  const found = typeof value === "string" ? [...new Set(value.match(variable))] : [];
  if (found.length === 0) return [];
  const property = propertyOf(attribute);
  return [
    `${path}: ${property} holds ${found.join(", ")}, which Terraform would read as its own expression and not as a variable of the platform. ` +
      `Wrap the text: ${property}: text("… ${found[0]} …"), with text from the package of this construct; or write $${found[0]} for it.`,
  ];
}
