import { formatPath } from "../../schema";
import type { StackDiagnostic } from "../../stack";
import type { Colours } from "./colours";
import { printable, wrap } from "./width";

export interface Frame {
  readonly colours: Colours;
  /** Width of the screen; undefined where lines may be as long as they are. */
  readonly columns?: number | undefined;
}

/** A box with what is wrong, where, and what to do. */
export function renderDiagnostic(diagnostic: StackDiagnostic, { colours, columns }: Frame): string {
  const { severity, summary, detail } = diagnostic;
  const colour = severity === "error" ? colours.red : colours.yellow;
  const title = `${colour(colours.bold(severity === "error" ? "Error:" : "Warning:"))} ${colours.bold(printable(summary))}`;
  const place = placeOf(diagnostic);
  const text = [title, ...(place ? ["", `  ${place}`] : []), ...(detail ? ["", printable(detail)] : [])].join("\n");
  const lines = columns === undefined ? text.split("\n") : wrap(text, Math.max(30, columns - 2));
  return [colour("╷"), ...lines.map((line) => `${colour("│")} ${line}`.trimEnd()), colour("╵")].join("\n");
}

export function renderDiagnostics(diagnostics: readonly StackDiagnostic[], frame: Frame): string {
  return diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, frame)}\n`).join("");
}

function placeOf({ address, path }: StackDiagnostic): string | undefined {
  const attribute = path && path.length > 0 ? `attribute ${formatPath(path)}` : undefined;
  if (address === undefined) return attribute && `with ${attribute}`;
  return attribute === undefined ? `with ${address}` : `with ${address}, ${attribute}`;
}
