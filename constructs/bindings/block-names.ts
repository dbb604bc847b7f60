import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** Where the names of blocks stand in a stack: behind so many keys of a section. */
const depths: Readonly<Record<string, number>> = { resource: 2, data: 2, output: 1, variable: 1, locals: 1, module: 1 };

/** As Terraform takes names: letters of any script. */
const name = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

const checked = new WeakSet<TerraformStack>();

/**
 * Makes synthesis fail while the id of a construct gives its block no name, or that of another block.
 *
 * The engine drops all but `a` to `z`, digits, `-` and `_` from ids: `登录` and `注册` both become nothing, and the second block silently
 * replaces the first.
 *
 * @param construct any of the stack: all of it is looked at, outputs, variables and locals too
 */
export function refuseUnclearNames(construct: Construct): void {
  const stack = TerraformStack.of(construct);
  if (checked.has(stack)) return;
  checked.add(stack);
  stack.node.addValidation({ validate: () => problemsIn(stack) });
}

function problemsIn(stack: TerraformStack): string[] {
  const elements = stack.node.findAll().filter(TerraformElement.isTerraformElement) as TerraformElement[];
  const byAddress = new Map<string, { readonly block: string; readonly owners: TerraformElement[] }>();
  for (const element of elements) {
    if (element.cdktfStack !== stack) continue;
    for (const address of addressesIn(element.toTerraform())) {
      const entry = byAddress.get(address.join(" ")) ?? { block: address.at(-1) ?? "", owners: [] };
      entry.owners.push(element);
      byAddress.set(address.join(" "), entry);
    }
  }
  return [...byAddress.values()].flatMap(({ block, owners }) =>
    name.test(block) ? taken(block, owners) : owners.map((owner) => unfit(block, owner)),
  );
}

function addressesIn(synthesized: Readonly<Record<string, unknown>>): string[][] {
  return Object.entries(synthesized).flatMap(([section, body]) => {
    const depth = Object.hasOwn(depths, section) ? depths[section] : undefined;
    return depth === undefined ? [] : keysOf(body, depth).map((keys) => [section, ...keys]);
  });
}

function keysOf(value: unknown, depth: number): string[][] {
  if (depth === 0) return [[]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, depth - 1).map((keys) => [key, ...keys]));
}

function unfit(block: string, { node }: TerraformElement): string {
  const what =
    block === ""
      ? "leaves nothing for the name of its block, because only a to z, digits, - and _ are kept of it"
      : `gives its block the name "${block}", and a name begins with a letter or _`;
  return `${node.path}: the id "${node.id}" ${what}. ${remedy(node.id)}`;
}

function taken(block: string, owners: readonly TerraformElement[]): string[] {
  const last = owners.at(-1);
  if (!last || owners.length === 1) return [];
  const paths = owners.map(({ node }) => node.path).join(", ");
  return [`${paths}: all of them get a block "${block}", and the last would silently replace the others. ${remedy(last.node.id)}`];
}

/** @param id of the construct: what it says may be the block's name where an id may not be */
function remedy(id: string): string {
  const proposed = name.test(id) ? id : `_${id.replace(/[^\p{ID_Continue}-]/gu, "_")}`;
  return `Choose another id, such as "login_code", or name the block right after making it: .overrideLogicalId("${proposed}").`;
}
