import { formatPath, visible } from "../../schema";
import type { StackDiagnostic } from "../../stack";
import type { Colours } from "./writing/colours";
import { joined, type Printable, printable } from "./writing/printable";
import { wrap } from "./writing/width";

export interface Frame {
  readonly colours: Colours;
  /** Width of the screen; undefined where lines may be as long as they are. */
  readonly columns?: number | undefined;
}

/** A box with what is wrong, where, and what to do. Nothing in it begins a line of the screen. */
export function renderDiagnostic(diagnostic: StackDiagnostic, { colours, columns }: Frame): Printable {
  const { severity, summary, detail } = diagnostic;
  const colour = severity === "error" ? colours.red : colours.yellow;
  const room = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(30, columns - 2);
  const kind = severity === "error" ? "Error:" : "Warning:";
  const [title = "", ...more] = wrap(`${kind} ${visible(summary)}`, room);
  const place = [placeOf(diagnostic), lineOf(diagnostic)].flatMap((text) => (text === undefined ? [] : `  ${visible(text)}`));
  const body = [...(place.length > 0 ? ["", ...place] : []), ...(detail ? ["", detail] : [])];
  const lines = [
    printable`${colour(colours.bold(kind))}${colours.bold(title.slice(kind.length))}`,
    ...more.map(colours.bold),
    ...body.flatMap((text) => wrap(text, room)),
  ];
  const rows = lines.map((line) => (line === "" ? colour("│") : printable`${colour("│")} ${line}`));
  return joined([colour("╷"), ...rows, colour("╵")], "\n");
}

/** Ends with a line break where there are any. */
export function renderDiagnostics(diagnostics: readonly StackDiagnostic[], frame: Frame): Printable {
  return joined(
    diagnostics.map((diagnostic) => printable`${renderDiagnostic(diagnostic, frame)}\n`),
    "",
  );
}

/** `main.tf:12: content = "…"` */
function lineOf({ source }: StackDiagnostic): string | undefined {
  return source && `${source.file}:${source.line}: ${source.text}`;
}

function placeOf({ address, path }: StackDiagnostic): string | undefined {
  const attribute = path && path.length > 0 ? `attribute ${formatPath(path)}` : undefined;
  if (address === undefined) return attribute && `with ${attribute}`;
  return attribute === undefined ? `with ${address}` : `with ${address}, ${attribute}`;
}
