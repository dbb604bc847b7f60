import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { StateResource } from "./engine-json";

interface StateFile {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: StateResource["mode"];
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly index_key?: string | number;
      readonly deposed?: string;
      readonly status?: "tainted";
      readonly attributes: StateResource["values"];
    }[];
  }[];
}

/** The managed objects that a state file holds, without asking the engine, which would start for it. Empty where there is no file. */
export async function recordedIn(path: string): Promise<readonly StateResource[]> {
  if (!existsSync(path)) return [];
  const { resources }: StateFile = JSON.parse(await readFile(path, "utf8"));
  return resources.flatMap(({ module, mode, type, name, instances }) =>
    instances.flatMap(({ index_key, deposed, status, attributes }) => {
      if (mode !== "managed" || deposed !== undefined) return [];
      const key = index_key === undefined ? "" : `[${JSON.stringify(index_key)}]`;
      const address = `${module === undefined ? "" : `${module}.`}${type}.${name}${key}`;
      return [{ address, mode, values: type === "terraform_data" ? withoutTypes(attributes) : attributes, tainted: status === "tainted" }];
    }),
  );
}

/** Of its values, which may be of any type, the state tells the type beside each. */
function withoutTypes(attributes: StateResource["values"]): StateResource["values"] {
  const plain = (told: unknown) => (typeof told === "object" && told !== null && "type" in told && "value" in told ? told.value : told);
  return Object.fromEntries(Object.entries(attributes).map(([name, told]) => [name, plain(told)]));
}
