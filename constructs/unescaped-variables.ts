import { DefaultTokenResolver, StringConcat, type TerraformResource, Tokenization } from "cdktf";

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
      const values = synthesized(resource);
      return attributes.flatMap((attribute) => problemsOf(attribute, values[attribute], resource.node.path));
    },
  });
}

/** The resource's values as the stack will hold them, overrides and late values included. */
function synthesized(resource: TerraformResource): Record<string, unknown> {
  const options = { scope: resource, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false };
  const stack = Tokenization.resolve(resource.toTerraform(), options);
  return stack.resource[resource.terraformResourceType][resource.friendlyUniqueId];
}

function problemsOf(attribute: string, value: unknown, path: string): string[] {
  const found = typeof value === "string" ? [...new Set(value.match(variable))] : [];
  if (found.length === 0) return [];
  const property = attribute.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    `${path}: ${property} holds ${found.join(", ")}, which Terraform would read as its own expression and not as a variable of the platform. ` +
      `Wrap the text: ${property}: text("… ${found[0]} …"), with text from the package of this construct; or write $${found[0]} for it.`,
  ];
}
