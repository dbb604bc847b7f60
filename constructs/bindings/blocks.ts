import { DefaultTokenResolver, StringConcat, TerraformDataSource, TerraformResource, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** A resource or data source of this provider, with its values as the stack will hold them: overrides and late values included. */
export interface Block {
  readonly construct: TerraformResource | TerraformDataSource;
  readonly type: string;
  /** Of the block, behind its type. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export function blockOf(construct: IConstruct): Block | undefined {
  const section = sectionOf(construct);
  return section?.construct.terraformResourceType.startsWith("sms_") ? read(section.construct, section.name) : undefined;
}

/** All that lie under a construct. */
export function blocksIn(scope: IConstruct): readonly Block[] {
  return scope.node.findAll().flatMap((construct) => blockOf(construct) ?? []);
}

export function isManaged({ construct }: Block): boolean {
  return TerraformResource.isTerraformResource(construct);
}

/** `templateContent` of `template_content`: as programs write it. */
export function propertyOf(attribute: string): string {
  return attribute.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function sectionOf(construct: IConstruct) {
  if (TerraformResource.isTerraformResource(construct)) return { construct, name: "resource" };
  return TerraformDataSource.isTerraformDataSource(construct) ? { construct, name: "data" } : undefined;
}

function read(construct: Block["construct"], section: string): Block {
  const options = { scope: construct, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false };
  const stack = Tokenization.resolve(construct.toTerraform(), options);
  const { terraformResourceType: type, friendlyUniqueId: name } = construct;
  return { construct, type, name, values: stack[section][type][name] };
}
