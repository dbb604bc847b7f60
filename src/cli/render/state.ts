/** What is recorded, as a configuration would write it. */
import { plainValues, type Reviewed } from "../../schema";
import { attributesOn, formatAddress, type Instance, placeOf, type State } from "../../stack";
import { isHidden } from "../reading/definitions";
import { entryOf } from "../reading/entry";
import { reviewOf, reviewText } from "../review";
import { compactNote } from "./compact";
import type { Frame } from "./diagnostics";
import { renderOutputs } from "./outputs";
import { type Detail, isCompact } from "./plan";
import { entryLines } from "./values";
import type { Colours } from "./writing/colours";
import { formatLines, type Line, line, remark, valueLine } from "./writing/lines";
import { joined, type Printable, printable } from "./writing/printable";

/** How a kind of object is described; without attributes for one that is not ours. */
export type Schemas = (mode: "managed" | "data", type: string) => Reviewed;

/** Objects and outputs, each with a line break at its end. */
export function renderState(state: State, schemas: Schemas, frame: Frame, detail?: Detail): Printable {
  const { colours, columns } = frame;
  const recorded = instancesOf(state);
  const compact = isCompact(detail, recorded.length);
  const lines = () =>
    formatLines(
      recorded.map((each) => instanceLine(each.instance, schemas, each.deposedKey)),
      colours,
      columns,
    );
  const objects = compact
    ? [printable`${lines()}\n`]
    : recorded.map((each) => renderInstance(each.instance, schemas, colours, { ...each, columns }));
  const outputs = state.outputs.size > 0 ? [printable`Outputs:\n\n${renderOutputs(state.outputs, colours, columns)}\n`] : [];
  const sections = [
    ...(recorded.length > 0 ? objects : []),
    ...(compact && detail === undefined ? [printable`${compactNote(recorded.length)}\n`] : []),
    ...outputs,
  ];
  return sections.length > 0 ? joined(sections, "\n") : printable`The state is empty: no object is recorded.\n`;
}

/** `sms_baidu_template.code [id=sms-tmpl-1] (status READY, usable)` */
function instanceLine({ address, object, tainted }: Instance, schemas: Schemas, deposedKey: string | undefined): Line {
  const review = reviewOf(object.values, schemas(address.mode, address.type));
  const { id } = object.values;
  const told = [
    ...(typeof id === "string" ? [`[id=${id}]`] : []),
    ...(review ? [`(${reviewText(review)})`] : []),
    ...(tainted ? ["(tainted: will be replaced)"] : []),
  ];
  return valueLine(-2, "", [placeOf({ address: formatAddress(address), deposedKey }), ...told].join(" "), " ");
}

interface InstanceFrame {
  readonly deposedKey?: string | undefined;
  /** Of the screen; without it long lines stay as they are. */
  readonly columns?: number | undefined;
}

export function renderInstance(
  instance: Instance,
  schemas: Schemas,
  colours: Colours,
  { deposedKey, columns }: InstanceFrame = {},
): Printable {
  const { address, object, tainted } = instance;
  const definition = schemas(address.mode, address.type);
  const { attributes } = definition;
  const values = plainValues(object.values, attributes);
  const names = Object.keys(values).sort();
  const marked = attributesOn(instance.sensitive);
  const entries = names.map((name) =>
    entryOf(
      { name, before: values[name], after: values[name], block: attributes[name]?.block ?? false, keep: true },
      isHidden(name, attributes, (each) => marked.includes(each)),
    ),
  );
  const notes = `${deposedKey === undefined ? "" : ` (deposed object ${deposedKey})`}${tainted ? " (tainted: will be replaced)" : ""}`;
  const review = reviewOf(object.values, definition);
  const kind = address.mode === "data" ? "data" : "resource";
  const lines = [
    remark(-2, `${formatAddress(address)}:${notes}`, "heading"),
    ...(review ? [remark(-2, `(${reviewText(review)})`)] : []),
    line(-2, `${kind} "${address.type}" "${address.name}" {`),
    ...entryLines(entries, 2),
    line(-2, "}"),
  ];
  return printable`${formatLines(lines, colours, columns)}\n`;
}

export function instancesOf(state: State): { readonly instance: Instance; readonly deposedKey?: string }[] {
  const addresses = [...new Set([...state.instances.keys(), ...state.deposed.keys()])].sort();
  return addresses.flatMap((address) => {
    const instance = state.instances.get(address);
    const deposed = [...(state.deposed.get(address) ?? [])].map(([deposedKey, each]) => ({ instance: each, deposedKey }));
    return [...(instance ? [{ instance }] : []), ...deposed];
  });
}
