import { clouds, functions } from "../../clouds";
import { createProvider } from "../../reconcile";
import { schemaDocument } from "../../reconcile/schema-document";
import type { Terminal } from "../terminal";

/** The document of `terraform providers schema -json`, from which bindings and documentation are generated. */
export async function schema(terminal: Terminal): Promise<number> {
  terminal.out(`${JSON.stringify(schemaDocument(createProvider(clouds, functions)), null, 2)}\n`);
  return 0;
}
