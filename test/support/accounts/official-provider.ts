/**
 * Another vendor's Terraform provider, as far as a move away from it needs it: its schema, for an engine whose state still names it,
 * and its form of a state. It answers no request about an object: a move must not make one.
 */
import { startProvider } from "../../../src/plugin/reattach";
import { type Attributes, type DataSource, defineCloud, defineDataSource, defineResource, type Resource } from "../../../src/schema";

const doc = { doc: "As in the official provider." };
const unasked = (): Promise<never> => Promise.reject(new Error("the old provider was asked about an object"));

export function officialResource(type: string, attributes: Attributes): Resource {
  const creation = { by: "repetition", create: unasked } as const;
  const asked = { read: unasked, creation, update: unasked, delete: unasked };
  return defineResource<object>()({ type, noun: type, ...doc, attributes, title: () => undefined, importId: "its id", ...asked });
}

export function officialData(type: string, attributes: Attributes): DataSource {
  return defineDataSource<object>()({ type, noun: type, ...doc, attributes, read: unasked });
}

export interface OfficialProvider {
  /** `namespace/name` */
  readonly address: string;
  readonly resources: readonly Resource[];
  readonly dataSources?: readonly DataSource[];
}

/** Serves the schema at the official provider's addresses, for `TF_REATTACH_PROVIDERS`. */
export async function serveOfficial({ address, resources, dataSources = [] }: OfficialProvider, folder: string) {
  const official = defineCloud<object>()({
    name: "official",
    title: "Official provider",
    ...doc,
    settings: {},
    needs: {},
    connect: () => ({}),
    explain: (failure) => ({ meaning: "defect", summary: String(failure), detail: "", unsettled: false }),
    resources,
    dataSources,
  });
  const { reattach, close } = await startProvider({ clouds: [official], folder, environment: {} });
  const [entry] = Object.values(reattach);
  const hosts = ["registry.terraform.io", "registry.opentofu.org"];
  return { reattach: Object.fromEntries(hosts.map((host) => [`${host}/${address}`, entry])), close };
}

export interface StoredObject {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A state file as the official provider leaves it, every object under the name `default`. */
export function officialStateOf({ address }: Pick<OfficialProvider, "address">, host: string, objects: readonly StoredObject[]): string {
  const resources = objects.map(({ mode, type, attributes }) => ({
    mode,
    type,
    name: "default",
    provider: `provider["${host}/${address}"]`,
    instances: [{ schema_version: 0, attributes, sensitive_attributes: [], ...(mode === "managed" && { private: timeouts }) }],
  }));
  const lineage = "4f3c1a4e-6a5b-4c1d-9d0a-2b7f3a0c9e11";
  return JSON.stringify({ version: 4, terraform_version: "1.5.7", serial: 7, lineage, outputs: {}, resources });
}

/** What providers on HashiCorp's first SDK keep beside an object: its timeouts, in nanoseconds. */
const timeouts = Buffer.from(
  JSON.stringify({ "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0": { create: 600e9, delete: 1200e9, update: 600e9 } }),
).toString("base64");
