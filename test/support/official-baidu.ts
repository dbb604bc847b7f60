/**
 * Baidu's own Terraform provider, as far as a move away from it needs it (specification section 11.2): its schema, for an engine
 * whose state still names it, and its form of a state. It answers no request about an object: a move must not make one.
 */
import { startProvider } from "../../src/plugin/serve";
import {
  type Attributes,
  computed,
  defineCloud,
  defineDataSource,
  defineResource,
  map,
  optional,
  required,
  string,
} from "../../src/schema";

const doc = { doc: "As in the official provider." };
const computedText = computed(string, doc);
const requiredText = required(string, doc);
const optionalText = optional(string, doc);
const reviewed = { id: computedText, user_id: computedText, status: computedText, review: computedText };

const unasked = (): Promise<never> => Promise.reject(new Error("the old provider was asked about an object"));

function resource(type: string, attributes: Attributes) {
  const noun = type;
  const asked = { read: unasked, create: unasked, update: unasked, delete: unasked };
  return defineResource<object>()({ type, noun, ...doc, attributes, title: () => undefined, importId: "its id", ...asked });
}

function data(type: string, idName: string, infoName: string) {
  const attributes = { id: computedText, [idName]: requiredText, output_file: optionalText, [infoName]: computed(map(string), doc) };
  return defineDataSource<object>()({ type, noun: type, ...doc, attributes, read: unasked });
}

const official = defineCloud<object>()({
  name: "official",
  title: "Official provider",
  ...doc,
  settings: {},
  needs: {},
  connect: () => ({}),
  explain: (failure) => ({ meaning: "defect", summary: String(failure), detail: "", unsettled: false }),
  resources: [
    resource("baiducloud_sms_signature", {
      ...reviewed,
      content: requiredText,
      content_type: requiredText,
      country_type: optionalText,
      description: optionalText,
      signature_file_base64: optionalText,
      signature_file_format: optionalText,
    }),
    resource("baiducloud_sms_template", {
      ...reviewed,
      name: requiredText,
      content: requiredText,
      sms_type: requiredText,
      country_type: requiredText,
      description: requiredText,
      template_id: optionalText,
    }),
  ],
  dataSources: [
    data("baiducloud_sms_signature", "signature_id", "signature_info"),
    data("baiducloud_sms_template", "template_id", "template_info"),
  ],
});

/** Serves the schema at the official provider's addresses, for `TF_REATTACH_PROVIDERS`. */
export async function startOfficialProvider(folder: string) {
  const { reattach, close } = await startProvider({ clouds: [official], folder, environment: {} });
  const [entry] = Object.values(reattach);
  const hosts = ["registry.terraform.io", "registry.opentofu.org"];
  return { reattach: Object.fromEntries(hosts.map((host) => [`${host}/baidubce/baiducloud`, entry])), close };
}

export interface StoredObject {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A state file as the official provider leaves it, every object under the name `default`. */
export function officialState(host: string, objects: readonly StoredObject[]): string {
  const resources = objects.map(({ mode, type, attributes }) => ({
    mode,
    type,
    name: "default",
    provider: `provider["${host}/baidubce/baiducloud"]`,
    instances: [{ schema_version: 0, attributes, sensitive_attributes: [], ...(mode === "managed" && { private: timeouts }) }],
  }));
  const lineage = "4f3c1a4e-6a5b-4c1d-9d0a-2b7f3a0c9e11";
  return JSON.stringify({ version: 4, terraform_version: "1.5.7", serial: 7, lineage, outputs: {}, resources });
}

/** What providers on HashiCorp's first SDK keep beside an object: its timeouts, in nanoseconds. */
const timeouts = Buffer.from(
  JSON.stringify({ "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0": { create: 600e9, delete: 1200e9, update: 600e9 } }),
).toString("base64");
