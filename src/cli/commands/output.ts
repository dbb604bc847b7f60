import { isPrimitive, toText } from "../../schema/primitives";
import { didYouMean } from "../../schema/text/nearest";
import { readState } from "../../stack";
import { outputsJson } from "../json/json-messages";
import type { StackFlags } from "../options/flags";
import { renderOutputs } from "../render/outputs";
import { whole } from "../render/values";
import { noColours } from "../render/writing/colours";
import { formatLine } from "../render/writing/lines";
import { joined, json, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { withState } from "../with-state";

export interface OutputFlags extends StackFlags {
  readonly name?: string | undefined;
  /** The text itself, without quotation marks. */
  readonly raw?: boolean;
}

/** Shows the recorded outputs, or one. A sensitive one is shown only when it is asked for by its name. */
export function output(flags: OutputFlags, terminal: Terminal): Promise<number> {
  return withState(flags, terminal, (stack) => {
    const { outputs } = readState(stack);
    const declared = stack.configuration.outputs;
    if (flags.name === undefined) {
      if (flags.raw) return fail(terminal, "--raw prints one output: name it.");
      if (flags.json) terminal.out(printable`${json(outputsJson(outputs), 2)}\n`);
      else
        terminal.out(
          outputs.size > 0
            ? printable`${renderOutputs(outputs, terminal.colours.out)}\n`
            : printable`No output is recorded: ${declared.size === 0 ? "the stack has none." : unrecorded}\n`,
        );
      return 0;
    }
    const found = outputs.get(flags.name);
    if (!found) {
      if (declared.has(flags.name)) return fail(terminal, `The output "${flags.name}" is not recorded: ${unrecorded}`);
      const names = [...new Set([...outputs.keys(), ...declared.keys()])].sort();
      const known = names.length > 0 ? `There are: ${names.join(", ")}.` : "The stack has none.";
      return fail(terminal, `There is no output "${flags.name}". ${known}${didYouMean(flags.name, names)}`);
    }
    const { value } = found;
    if (flags.raw) {
      if (value === null || !isPrimitive(value)) {
        return fail(terminal, `The output "${flags.name}" is no text or number; use --json instead of --raw.`);
      }
      terminal.raw(toText(value));
    } else if (flags.json) terminal.out(printable`${json(value)}\n`);
    else {
      const { head, rest } = whole(value, " ", -2);
      terminal.out(printable`${joined([head, ...rest.map((each) => formatLine(each, noColours))], "\n")}\n`);
    }
    return 0;
  });
}

/** An apply may have failed before it had anything to record. */
const unrecorded = "no apply has come so far. Run smsform apply; where one has failed, mend first what it told.";

function fail(terminal: Terminal, text: string): number {
  terminal.err(printable`${text}\n`);
  return 1;
}
