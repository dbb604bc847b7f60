import { type Diagnostic, hasErrors } from "../../schema";
import { didYouMean } from "../../schema/text/nearest";
import { BUILTIN } from "../builtin";
import { type Expression, isJsonObject, type Json } from "../expression";
import { errorAt, hclFile, named, within } from "../places/where";
import { withoutComments } from "./blocks/blocks";
import { readChecks } from "./blocks/checks";
import { checkDeclared } from "./blocks/declared";
import { readLocals, readOutputs } from "./blocks/outputs";
import { type ReadFile, withOverrides } from "./blocks/overrides";
import { readImports, readMoved, readRemoved } from "./blocks/refactoring";
import { readProviders, readResources } from "./blocks/resources";
import { createSettings, readTerraform, type StateOf } from "./blocks/terraform-block";
import { readVariables } from "./blocks/variable-blocks";
import type { StackSource } from "./files/source";
import type { Check, Configuration, ImportBlock, MovedBlock, Output, ProviderBlock, RemovedBlock, ResourceBlock, Variable } from "./model";
import { createReader, type Reader, type Use } from "./reader";

/**
 * Reads a stack: all its files together, in the JSON syntax or in HCL turned into it.
 * Everything that is wrong is told at once; there is a configuration only where nothing is.
 */
export async function readConfiguration(
  source: StackSource,
  stateOf: StateOf = "the stack",
): Promise<{ configuration?: Configuration; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const uses: Use[] = [];
  const refusedSubjects = new Set<string>();
  const read: ReadFile[] = [];
  for (const { path, body, hcl } of source.files) {
    const reader = createReader(path, hcl === undefined ? undefined : hclFile(path, hcl), { uses, diagnostics, refusedSubjects });
    if (isJsonObject(body)) read.push({ reader, body: withoutComments(body) });
    else
      reader.report(
        reader.whole,
        "Not a configuration",
        "the file must hold one JSON object with blocks such as resource, variable and output.",
      );
  }
  const files = withOverrides(read);
  // Which provider is ours is settled before the blocks that name providers are read.
  const settings = createSettings();
  for (const { reader, body } of files) {
    if (body.terraform !== undefined) readTerraform(reader, body.terraform, settings, stateOf);
  }
  const draft: Draft = {
    folder: source.folder,
    variables: new Map(),
    locals: new Map(),
    providers: new Map(),
    resources: new Map(),
    outputs: new Map(),
    checks: new Map(),
    imports: [],
    moved: [],
    removed: [],
    ...settings,
  };
  for (const { reader, body } of files) {
    for (const [keyword, value] of Object.entries(body)) await readBlocks(reader, keyword, value, draft);
  }
  if (!draft.providers.has("sms")) {
    draft.providers.set("sms", { key: "sms", body: { attributes: new Map(), raw: {}, where: { text: 'provider "sms"' } } });
  }
  diagnostics.push(...checkDeclared(draft, uses, refusedSubjects), ...checkProviders(draft));
  return hasErrors(diagnostics) ? { diagnostics } : { configuration: draft, diagnostics };
}

interface Draft extends Configuration {
  readonly variables: Map<string, Variable>;
  readonly locals: Map<string, Expression>;
  readonly providers: Map<string, ProviderBlock>;
  readonly resources: Map<string, ResourceBlock>;
  readonly outputs: Map<string, Output>;
  readonly checks: Map<string, Check>;
  readonly imports: ImportBlock[];
  readonly moved: MovedBlock[];
  readonly removed: RemovedBlock[];
}

type ReadBlocks = (reader: Reader, value: Json, draft: Draft) => Promise<void>;

const readers: Readonly<Record<string, ReadBlocks>> = {
  terraform: async () => {},
  variable: (reader, value, draft) => readVariables(reader, value, draft.variables),
  locals: (reader, value, draft) => readLocals(reader, value, draft.locals),
  provider: (reader, value, draft) => readProviders(reader, value, draft.providers, draft.requiredProviders),
  resource: (reader, value, draft) => readResources(reader, value, "managed", draft.resources, draft.requiredProviders),
  data: (reader, value, draft) => readResources(reader, value, "data", draft.resources, draft.requiredProviders),
  output: (reader, value, draft) => readOutputs(reader, value, draft.outputs),
  check: readChecks,
  import: (reader, value, draft) => readImports(reader, value, draft.imports),
  moved: async (reader, value, draft) => readMoved(reader, value, draft.moved),
  removed: async (reader, value, draft) => readRemoved(reader, value, draft.removed),
};

/** Blocks of the language that are not run here, in the words of the refusal. */
const refused: Readonly<Record<string, string>> = {
  module: "a module",
  ephemeral: "an ephemeral resource",
};

async function readBlocks(reader: Reader, keyword: string, value: Json, draft: Draft): Promise<void> {
  const read = Object.hasOwn(readers, keyword) ? readers[keyword] : undefined;
  if (read) return read(reader, value, draft);
  const need = Object.hasOwn(refused, keyword) ? refused[keyword] : undefined;
  const where = named(reader.file, within(reader.whole, keyword));
  if (need) return reader.refuse(where, need);
  const allowed = Object.keys(readers);
  reader.report(where, `Unknown block "${keyword}"`, `allowed are ${allowed.join(", ")}.${didYouMean(keyword, allowed)}`);
}

function checkProviders({ resources, providers }: Configuration): Diagnostic[] {
  return [...resources.values()]
    .filter(({ providerKey }) => providerKey !== BUILTIN && !providers.has(providerKey))
    .map(({ body, providerKey }) => {
      const known = [...providers.keys()].join(", ");
      return errorAt(
        within(body.where, "provider"),
        `Provider "${providerKey}" is not configured`,
        `known are ${known}.${didYouMean(providerKey, providers.keys())}`,
      );
    });
}
