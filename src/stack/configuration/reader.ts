import { type Diagnostic, normalText } from "../../schema";
import { didYouMean } from "../../schema/text/nearest";
import {
  type Compiled,
  compile,
  compileAtOnce,
  type Expression,
  type Json,
  type JsonObject,
  type Reference,
  refusalDiagnostic,
  unsupported,
} from "../expression";
import { errorAt, type HclFile, named, type Where, wholeFile, within } from "../places/where";
import type { Body, Condition } from "./model";

/** What a compiled expression refers to, and where it stands: checked when everything is read. */
export interface Use {
  readonly where: Where;
  readonly references: readonly Reference[];
  /** How the block around it is repeated. */
  readonly repeated: "count" | "for_each" | undefined;
  /** The check that it stands in. */
  readonly check: string | undefined;
}

/** Reads the blocks of one file; what is wrong and what is referred to is collected across files. */
export interface Reader {
  readonly file: string;
  /** The file as a place. */
  readonly whole: Where;
  /** In JSON syntax the default of a variable is no template; in HCL it has been made one. */
  readonly syntax: "json" | "hcl";
  readonly repeated: Use["repeated"];
  readonly check: Use["check"];
  readonly uses: Use[];
  readonly diagnostics: Diagnostic[];
  /** Resources that are not run here and already reported: a reference to one is no second mistake. */
  readonly refusedSubjects: Set<string>;
  report(where: Where, summary: string, detail: string): void;
  refuse(where: Where, need: string, otherWay?: string): void;
}

export function createReader(
  file: string,
  hcl: HclFile | undefined,
  collected: Pick<Reader, "uses" | "diagnostics" | "refusedSubjects">,
): Reader {
  const { diagnostics } = collected;
  return {
    ...collected,
    file,
    whole: wholeFile(file, hcl),
    syntax: file.endsWith(".json") ? "json" : "hcl",
    repeated: undefined,
    check: undefined,
    report: (where, summary, detail) => void diagnostics.push(errorAt(where, summary, detail)),
    refuse: (where, need, otherWay) => void diagnostics.push(refusalDiagnostic(where, unsupported(need, otherWay))),
  };
}

/** A block with what stands before its brace, beside its keyword. */
export interface LabelledBlock {
  readonly labels: readonly string[];
  readonly body: JsonObject;
  readonly where: Where;
}

/** All blocks of a file under a keyword. */
export function under({ file, whole }: Reader, keyword: string): Where {
  return named(`${file}, ${keyword}`, within(whole, keyword));
}

export async function readExpression(reader: Reader, raw: Json, where: Where): Promise<Expression | undefined> {
  return noted(reader, where, compileAtOnce(raw, where) ?? (await compile(raw, where)));
}

function noted(reader: Reader, where: Where, { expression, diagnostics }: Compiled): Expression | undefined {
  reader.diagnostics.push(...diagnostics);
  if (expression) use(reader, where, expression);
  return expression;
}

/** Notes what an expression refers to, to be checked when everything is read. */
export function use({ uses, repeated, check }: Reader, where: Where, { references }: Expression): void {
  if (references.length > 0) uses.push({ where, references, repeated, check });
}

/** The attributes of a block, except the names that mean something to the engine itself. */
export async function readBody(reader: Reader, block: JsonObject, metaArguments: readonly string[], where: Where): Promise<Body> {
  const given = Object.entries(block).filter(([name]) => !metaArguments.includes(name));
  const raw = Object.fromEntries(given);
  const attributes = new Map<string, Expression>();
  for (const [name, value] of given) {
    const here = within(where, name);
    const compiled = compileAtOnce(value, here) ?? (await compile(value, here));
    const expression = noted(reader, here, compiled);
    if (expression) attributes.set(name, expression);
  }
  return { attributes, raw, where, ...(reader.syntax === "hcl" && { syntax: reader.syntax }) };
}

/** Arguments that a block does not have: a name that is wrong by a letter must not go unnoticed. */
export function reportUnknown(reader: Reader, block: JsonObject, known: readonly string[], where: Where): void {
  for (const name of Object.keys(block)) {
    if (known.includes(name)) continue;
    reader.report(
      named(where.text, within(where, name)),
      `Unknown argument "${name}"`,
      `allowed are ${known.join(", ")}.${didYouMean(name, known)}`,
    );
  }
}

/** Preconditions, postconditions and validations. */
export async function readConditions(reader: Reader, blocks: readonly LabelledBlock[]): Promise<Condition[]> {
  const conditions: Condition[] = [];
  for (const { body: block, where } of blocks) {
    if (block.condition === undefined || block.error_message === undefined) {
      reader.report(where, "Incomplete condition", 'it needs both "condition" and "error_message".');
      continue;
    }
    const condition = await readExpression(reader, block.condition, within(where, "condition"));
    const errorMessage = await readExpression(reader, block.error_message, within(where, "error_message"));
    if (condition && errorMessage) conditions.push({ condition, errorMessage });
  }
  return conditions;
}

/** A reference that stands where a name is wanted: bare, or wrapped in `${…}`. */
export async function readReference(reader: Reader, raw: Json, where: Where): Promise<Reference | undefined> {
  const text = typeof raw === "string" ? unwrap(raw) : undefined;
  const expression = text === undefined ? undefined : await readExpression(reader, `\${${text}}`, where);
  const [reference, second] = expression?.references ?? [];
  if (reference && !second && reference.text === text) return reference;
  if (text === undefined || expression)
    reader.report(where, "Not a reference", "the address of a resource is wanted here, such as sms_baidu_template.code.");
  return undefined;
}

/** `depends_on` and the like: the subjects that are named. */
export async function readReferences(reader: Reader, raw: Json | undefined, where: Where): Promise<Reference[]> {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) {
    reader.report(where, "Not a list", "a list of references is wanted here: [sms_baidu_template.code].");
    return [];
  }
  const references: Reference[] = [];
  for (const item of raw as readonly Json[]) {
    const reference = await readReference(reader, item, where);
    if (reference) references.push(reference);
  }
  return references;
}

/** `${x}` → `x`; anything else as it is. */
export function unwrap(text: string): string {
  return text.startsWith("${") && text.endsWith("}") ? text.slice(2, -1).trim() : text;
}

/** A bool that the engine must know before anything is evaluated. */
export function readFlag(reader: Reader, raw: Json | undefined, where: Where): boolean | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (raw === true || raw === "true") return true;
  if (raw === false || raw === "false") return false;
  reader.report(where, "Not a plain value", "only true or false is allowed here, no expression.");
  return undefined;
}

/** A string that the engine must know before anything is evaluated. */
export function readText(reader: Reader, raw: Json | undefined, where: Where): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw === "string" && !/(^|[^$])\$\{/.test(raw)) return normalText(raw);
  reader.report(where, "Not a plain value", "only a plain string is allowed here, no expression.");
  return undefined;
}
