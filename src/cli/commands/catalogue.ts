/** The catalogue: what programs that send read, made from the messages of a state. */
import { standingOf } from "../../messaging/catalogue/compare";
import { catalogueOf, type MadeCatalogue, type RecordedMessage } from "../../messaging/catalogue/from-messages";
import { selected, selectionsIn } from "../../messaging/catalogue/selection";
import { typesOf } from "../../messaging/catalogue/types-of";
import { CatalogueError } from "../../messaging/errors";
import { readState, StateUnusable } from "../../stack";
import type { RecordedObjects } from "../../stack/state/recorded-objects";
import { catalogueIn } from "../files/catalogue";
import { put } from "../files/put";
import { recordedIn } from "../files/state";
import type { StackFlags } from "../options/flags";
import { joined, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { withState } from "../with-state";

export interface CatalogueFlags extends StackFlags {
  /** A state's file, or `-` for one on standard input. Default: the state of the stack. */
  readonly state?: string | undefined;
  /** Default: standard output. */
  readonly out?: string | undefined;
  /** The catalogue of the stack, where that names several. */
  readonly name?: string | undefined;
}

/** Writes the catalogue of what is live: of all, or of what the stack's Catalogue names. */
export function catalogueWrite(flags: CatalogueFlags, terminal: Terminal): Promise<number> {
  return withMade(flags, terminal, ({ catalogue, notLive }) => {
    for (const { address } of notLive)
      terminal.err(
        printable`${address} has nothing live yet: it is left out. It is live once its review has passed and an apply has come.\n`,
      );
    return put(`${JSON.stringify(catalogue, null, 2)}\n`, flags.out, terminal);
  });
}

/** Writes the types of a catalogue's messages, for TypeScript. */
export function catalogueTypes(
  { file, out }: { readonly file: string; readonly out?: string | undefined },
  terminal: Terminal,
): Promise<number> {
  return telling(terminal, async () => put(typesOf(await catalogueIn(file, terminal), file), out, terminal));
}

/** Tells whether a catalogue says what the state does. @returns 2 where it does not */
export function catalogueCheck({ file, ...flags }: CatalogueFlags & { readonly file: string }, terminal: Terminal): Promise<number> {
  return telling(terminal, async () => {
    const held = await catalogueIn(file, terminal);
    return withMade(flags, terminal, ({ catalogue }) => {
      const standing = standingOf(held, catalogue);
      switch (standing.is) {
        case "current":
          terminal.out(printable`${file} says what the state does (serial ${catalogue.serial ?? 0}).\n`);
          return 0;
        case "of another state":
          terminal.err(
            printable`${file} was made from another state (lineage ${held.lineage ?? ""}; this one is ${catalogue.lineage ?? ""}). Check the stack, or write it anew: smsform catalogue write --out ${file}\n`,
          );
          return 1;
        default: {
          const numbers = printable`serial ${held.serial ?? "unknown"}, and the state has ${catalogue.serial ?? 0}`;
          const next =
            standing.is === "older"
              ? printable`Write it anew: smsform catalogue write --out ${file}`
              : printable`Take the newer state, or check the stack.`;
          terminal.out(
            printable`${file} is ${standing.is} than the state (${numbers}). Different: ${joined(standing.differing, ", ")}.\n${next}\n`,
          );
          return 2;
        }
      }
    });
  });
}

async function withMade(flags: CatalogueFlags, terminal: Terminal, use: (made: MadeCatalogue) => number): Promise<number> {
  if (flags.state !== undefined) {
    const { state } = flags;
    return telling(terminal, async () => use(madeOf(await recordedIn(state, terminal), flags.name)));
  }
  return withState(flags, terminal, (stack) => {
    const { lineage, serial, instances, outputs: recorded } = readState(stack);
    const outputs = [...recorded.values()].map(({ value }) => value);
    const objects = [...instances].map(
      ([
        address,
        {
          address: { type },
          object,
        },
      ]) => ({ address, type, values: object.values }),
    );
    try {
      return use(madeOf({ lineage, serial, objects, outputs }, flags.name));
    } catch (failure) {
      return told(failure, terminal);
    }
  });
}

function madeOf({ lineage, serial, objects, outputs }: RecordedObjects, name: string | undefined): MadeCatalogue {
  const messages = objects.flatMap(({ address, type, values }): RecordedMessage[] => {
    const platform = /^sms_([a-z]+)_message$/.exec(type)?.[1];
    return platform === undefined ? [] : [{ address, platform, values }];
  });
  return catalogueOf({ lineage, serial }, selected(messages, selectionsIn(outputs), name));
}

async function telling(terminal: Terminal, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (failure) {
    return told(failure, terminal);
  }
}

function told(failure: unknown, terminal: Terminal): number {
  if (!(failure instanceof CatalogueError || failure instanceof StateUnusable)) throw failure;
  terminal.err(printable`${failure.message}\n`);
  return 1;
}
