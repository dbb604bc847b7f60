import { BUILTIN, isBuiltin } from "../../builtin";
import type { Json, JsonObject } from "../../expression";
import { named, type Where, within } from "../../places/where";
import type { ProviderBlock, RequiredProvider, ResourceBlock } from "../model";
import { checkName } from "../names";
import { type Reader, readBody, readExpression, readReferences, readText, under, unwrap } from "../reader";
import { blocksOf } from "./blocks";
import { withDynamicBlocks } from "./dynamic";
import { readLifecycle } from "./lifecycle";
import { isOwnProvider } from "./terraform-block";

type RequiredProviders = ReadonlyMap<string, RequiredProvider>;

const metaArguments = ["count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection", "dynamic"];

/** Reads all `resource` or `data` blocks under the keyword. */
export async function readResources(
  reader: Reader,
  raw: Json,
  mode: ResourceBlock["mode"],
  resources: Map<string, ResourceBlock>,
  required: RequiredProviders,
): Promise<void> {
  for (const { labels, body, where: block } of blocksOf(reader, raw, 2, under(reader, mode === "data" ? "data" : "resource"))) {
    const [type = "", name = ""] = labels;
    const blockAddress = `${mode === "data" ? "data." : ""}${type}.${name}`;
    const where = named(`${reader.file}, ${blockAddress}`, block);
    const isNamed = checkName(reader, name, mode === "data" ? "a data source" : "a resource", named(`${reader.file}, ${type}`, block));
    const resource =
      isNamed && (await readResource(reader, body, { blockAddress, mode, type, name, source: reader.file }, required, where));
    if (!resource) {
      reader.refusedSubjects.add(blockAddress);
      continue;
    }
    const earlier = resources.get(blockAddress);
    if (earlier) reader.report(where, `"${blockAddress}" is declared twice`, `it stands in ${earlier.source} too. Rename one of the two.`);
    else resources.set(blockAddress, resource);
  }
}

type Identity = Pick<ResourceBlock, "blockAddress" | "mode" | "type" | "name" | "source">;

async function readResource(
  outer: Reader,
  block: JsonObject,
  identity: Identity,
  required: RequiredProviders,
  where: Where,
): Promise<ResourceBlock | undefined> {
  if (identity.type === "terraform_remote_state") {
    outer.refuse(where, "the state of another stack (terraform_remote_state)");
    return undefined;
  }
  const given = readText(outer, typeof block.provider === "string" ? unwrap(block.provider) : block.provider, within(where, "provider"));
  const [localName = "", alias] = (given ?? identity.type.split("_", 1)[0] ?? "").split(".");
  const isOfEngine = identity.mode === "managed" && isBuiltin(identity.type) && localName === BUILTIN;
  if (!isOfEngine && !isOwnProvider(localName, required)) {
    outer.refuse(where, `the provider "${localName}"`);
    return undefined;
  }
  for (const name of ["provisioner", "connection"]) {
    if (block[name] !== undefined) outer.refuse(where, `a ${name}`);
  }
  for (const name of outer.check === undefined ? [] : ["count", "for_each"]) {
    if (block[name] !== undefined)
      outer.report(
        within(where, name),
        "Not repeated in a check",
        `the data source of a check is read once: remove "${name}", or put the data source outside of the check.`,
      );
  }
  if (block.count !== undefined && block.for_each !== undefined) {
    outer.report(where, '"count" and "for_each" exclude each other', "keep one of the two.");
  }
  const count = block.count === undefined ? undefined : await readExpression(outer, block.count, within(where, "count"));
  const forEach = block.for_each === undefined ? undefined : await readExpression(outer, block.for_each, within(where, "for_each"));
  const repeated = block.count !== undefined ? "count" : block.for_each !== undefined ? "for_each" : undefined;
  const reader: Reader = repeated === outer.repeated ? outer : { ...outer, repeated };
  const body = await readBody(reader, block, metaArguments, where);
  return {
    ...identity,
    body: block.dynamic === undefined ? body : await withDynamicBlocks(reader, block, body),
    ...(outer.check !== undefined && { check: outer.check }),
    ...(count && { count }),
    ...(forEach && { forEach }),
    dependsOn: (await readReferences(reader, block.depends_on, within(where, "depends_on"))).map(({ blockAddress }) => blockAddress),
    providerKey: isOfEngine ? BUILTIN : alias === undefined ? "sms" : `sms.${alias}`,
    lifecycle: await readLifecycle(reader, block.lifecycle, within(where, "lifecycle")),
  };
}

/** Reads all `provider` blocks. */
export async function readProviders(
  reader: Reader,
  raw: Json,
  providers: Map<string, ProviderBlock>,
  required: RequiredProviders,
): Promise<void> {
  for (const { labels, body, where: block } of blocksOf(reader, raw, 1, under(reader, "provider"))) {
    const [localName = ""] = labels;
    const where = named(`${reader.file}, provider "${localName}"`, block);
    if (!isOwnProvider(localName, required)) {
      reader.refuse(where, `the provider "${localName}"`);
      continue;
    }
    if (body.for_each !== undefined) {
      reader.refuse(where, "a provider with for_each");
      continue;
    }
    const alias = readText(reader, body.alias, within(where, "alias"));
    if (alias !== undefined && !checkName(reader, alias, "a provider (alias)", where)) continue;
    const key = alias === undefined ? "sms" : `sms.${alias}`;
    if (providers.has(key)) {
      reader.report(where, `Provider "${key}" is configured twice`, 'give one of the two another "alias".');
      continue;
    }
    const plain = await readBody(reader, body, ["alias", "version", "dynamic"], where);
    providers.set(key, { key, body: await withDynamicBlocks(reader, body, plain) });
  }
}
