import { type Attributes, type Diagnostic, type Path, type Type, visible } from "../../schema";
import type { Outgoing } from "../protocol";

/**
 * Made visible, because engines print texts as they are.
 * @param attributes of the object that the paths lead into
 */
export function encodeDiagnostics(diagnostics: readonly Diagnostic[], attributes: Attributes): Outgoing<"Diagnostic">[] {
  return diagnostics.map(({ severity, summary, detail, path }) => {
    const attribute = encodePath(path ?? [], attributes);
    return {
      severity: severity === "error" ? "ERROR" : "WARNING",
      summary: visible(summary),
      detail: visibleLines(detail),
      ...(attribute.steps && attribute.steps.length > 0 && { attribute }),
    };
  });
}

/** The line breaks of a text stay. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/**
 * A path in the protocol's steps: attribute names, map keys, list indexes.
 * It ends where it would enter a set, whose elements have no place, or where the schema has nothing of that name.
 */
export function encodePath(path: Path, attributes: Attributes): Outgoing<"AttributePath"> {
  const [name, ...rest] = path;
  const attribute = name === undefined ? undefined : attributes[name];
  if (typeof name !== "string" || !attribute) return { steps: [] };
  return { steps: [{ attributeName: name }, ...stepsInto(attribute.type, rest)] };
}

function stepsInto(type: Type, path: Path): readonly Outgoing<"AttributePath.Step">[] {
  if (type.kind === "nested" && type.nesting === "single") return encodePath(path, type.attributes).steps ?? [];
  const [step, ...rest] = path;
  const shape = type.kind === "nested" ? type.nesting : type.kind;
  const within = (): readonly Outgoing<"AttributePath.Step">[] => {
    if (type.kind === "nested") return encodePath(rest, type.attributes).steps ?? [];
    return type.kind === "list" || type.kind === "map" ? stepsInto(type.element, rest) : [];
  };
  if (shape === "list" && typeof step === "number") return [{ elementKeyInt: step }, ...within()];
  if (shape === "map" && typeof step === "string") return [{ elementKeyString: step }, ...within()];
  return [];
}
