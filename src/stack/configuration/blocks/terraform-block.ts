import { isJsonObject, type Json, type JsonObject } from "../../expression";
import { named, type Where, within } from "../../places/where";
import type { RequiredProvider } from "../model";
import { checkName } from "../names";
import { type Reader, readText, reportUnknown, under } from "../reader";
import { blockOf, blocksOf } from "./blocks";

/** What the `terraform` blocks of a stack settle. */
export interface Settings {
  backendPath: string | undefined;
  readonly requiredProviders: Map<string, RequiredProvider>;
}

export function createSettings(): Settings {
  return { backendPath: undefined, requiredProviders: new Map() };
}

/** What is only asked of a stack whose state is somewhere else, and given in a file. */
export type StateOf = "the stack" | "a file";

/** Accepted, and without a meaning here. */
const meaningless = ["required_version", "provider_meta", "language"];

export function readTerraform(reader: Reader, raw: Json, settings: Settings, stateOf: StateOf): void {
  for (const { body, where } of blocksOf(reader, raw, 0, under(reader, "terraform"))) {
    if (body.experiments !== undefined) reader.refuse(where, "experiments of the language");
    if (stateOf === "the stack") refuseOtherStates(reader, body, where);
    reportUnknown(reader, body, known, where);
    if (body.backend !== undefined && stateOf === "the stack") readBackends(reader, body.backend, settings, within(where, "backend"));
    if (body.required_providers === undefined) continue;
    for (const { body: providers, where: block } of blocksOf(reader, body.required_providers, 0, within(where, "required_providers"))) {
      for (const [name, value] of Object.entries(providers)) {
        if (checkName(reader, name, "a provider", named(block.text, within(block, name))))
          settings.requiredProviders.set(name, readRequirement(value));
      }
    }
  }
}

const known = ["backend", "cloud", "encryption", "experiments", "required_providers", ...meaningless];

function refuseOtherStates(reader: Reader, body: JsonObject, where: Where): void {
  if (body.cloud !== undefined) reader.refuse(named(where.text, within(where, "cloud")), "HCP Terraform (a cloud block)", pulledStates);
  if (body.encryption !== undefined) reader.refuse(where, "the encryption of its state", pulledStates);
}

/** The way that is left to who only looks. */
const pulledStates =
  'smsform list, adopt, watch and catalogue write take its state from a file: "tofu state pull > FILE" (or "terraform state pull"), then --state FILE.';

function readRequirement(value: Json): RequiredProvider {
  if (!isJsonObject(value)) return typeof value === "string" ? { version: value } : {};
  return {
    ...(typeof value.source === "string" && { source: value.source }),
    ...(typeof value.version === "string" && { version: value.version }),
  };
}

function readBackends(reader: Reader, raw: Json, settings: Settings, backend: Where): void {
  for (const { labels, body, where } of blocksOf(reader, raw, 1, backend))
    readBackend(reader, labels[0] ?? "", body, settings, named(backend.text, where));
}

function readBackend(reader: Reader, type: string, body: JsonObject, settings: Settings, where: Where): void {
  if (type !== "local") reader.refuse(where, `the backend "${type}"`, pulledStates);
  else if (body.workspace_dir !== undefined) reader.refuse(where, "workspaces (workspace_dir)");
  else settings.backendPath = readText(reader, blockOf(reader, body, where).path, within(within(where, "local"), "path"));
}

const ownSources = ["smsform/sms", "registry.terraform.io/smsform/sms", "registry.opentofu.org/smsform/sms"];

/** Is a local provider name ours? `sms` is, where nothing is said about it. */
export function isOwnProvider(localName: string, requiredProviders: ReadonlyMap<string, RequiredProvider>): boolean {
  const source = requiredProviders.get(localName)?.source;
  return source === undefined ? localName === "sms" : ownSources.includes(source.toLowerCase());
}
