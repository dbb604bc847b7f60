import { clouds, functions } from "../../clouds";
import { createProvider } from "../../reconcile";
import { schemaDocument } from "../../reconcile/schema-document";
import { json, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";

/** The document of `terraform providers schema -json`, from which bindings and documentation are generated. */
export async function schema(terminal: Terminal): Promise<number> {
  terminal.out(printable`${json(schemaDocument(createProvider(clouds, functions)), 2)}\n`);
  return 0;
}
