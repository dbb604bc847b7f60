/** What is observed of a switch at each of its values. */
import type { Emulator, EmulatorOptions } from "../../../src/emulator";
import type { SwitchCatalogue } from "../../../src/emulator/world/switches";
import type { Reply } from "../caller";

export interface Case<Value extends string> {
  /** Made anew for each emulator: a clock belongs to one. */
  options?(): EmulatorOptions;
  observe(emulator: Emulator): Promise<unknown>;
  readonly expected: Readonly<Record<Value, unknown>>;
}

/** One for each switch of a catalogue: a switch without one does not compile. */
export type Cases<Catalogue extends SwitchCatalogue> = { readonly [Name in keyof Catalogue]: Case<Catalogue[Name]["values"][number]> };

/** Status and, of a refusal, the code. */
export const codeOf = ({ status, body }: Reply) => [status, body.code ?? null];
