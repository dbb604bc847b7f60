import type { Disk } from "../../ports/disk";
import { type Diagnostic, error, hasErrors, isUnknown, normalText, UNKNOWN, type Value, warning } from "../../schema";
import { didYouMean } from "../../schema/text/nearest";
import { type Evaluated, EvaluationError, type EvaluationScope, type Json, literalType, problemOf, Refusal } from "../expression";
import { errorAt, named, sourceAt, type Where, within } from "../places/where";
import { convertTo, typeWithin } from "./constraint";
import { automaticFiles, readAutomaticFile, readGivenFile, type VariableFile } from "./files/variable-files";
import type { Configuration, Variable } from "./model";
import { plainFileValue, plainHclValue } from "./plain-value";

export interface VariableInputs {
  /** `--var` as name and value, and `--var-file` as a path, in the order of the command line: later ones win. */
  readonly cli: readonly (readonly [name: string, value: string] | { readonly file: string })[];
  /** Further variable files, read before `cli`. */
  readonly files: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the files are that are read without being asked for. */
  readonly folder: string;
  readonly disk: Disk;
  /** What a variable is that has neither a value nor a default. Default: `error`. */
  readonly missing?: "error" | "unknown";
  /** Ends the waiting for files that come through a pipe. */
  readonly signal?: AbortSignal | undefined;
}

/** A value that was given, and where. */
type Given =
  | { readonly kind: "text"; readonly text: string; readonly where: Where }
  | { readonly kind: "value"; readonly raw: Json; readonly syntax: VariableFile["syntax"]; readonly where: Where };

/**
 * Settles the value of every declared variable, with Terraform's precedence: `TF_VAR_*`, terraform.tfvars, terraform.tfvars.json,
 * *.auto.tfvars[.json], then the command line. What is sensitive is marked.
 */
export async function resolveVariables(
  configuration: Configuration,
  inputs: VariableInputs,
): Promise<{ values: Map<string, Evaluated>; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const { given, isComplete } = await collect(configuration, inputs, diagnostics);
  const values = new Map<string, Evaluated>();
  for (const variable of configuration.variables.values()) {
    if ((inputs.missing === "unknown" || !isComplete) && variable.default === undefined && !given.has(variable.name)) {
      values.set(variable.name, evaluatedAs(variable, UNKNOWN));
      continue;
    }
    const { value, problem } = await settle(variable, given.get(variable.name));
    if (problem) diagnostics.push(problem);
    if (value !== undefined) values.set(variable.name, evaluatedAs(variable, value));
  }
  if (!hasErrors(diagnostics)) diagnostics.push(...validate(configuration, values));
  return { values, diagnostics };
}

function evaluatedAs({ type: constraint, sensitive }: Variable, value: Value): Evaluated {
  const type = constraint && typeWithin(constraint, literalType(value));
  return { value, ...(type && { type }), sensitive };
}

interface Collected {
  readonly given: ReadonlyMap<string, Given>;
  /** False where a file cannot be read: what it gives is not missing. */
  readonly isComplete: boolean;
}

async function collect(configuration: Configuration, inputs: VariableInputs, diagnostics: Diagnostic[]): Promise<Collected> {
  const given = new Map<string, Given>();
  let isComplete = true;
  const declared = configuration.variables;
  for (const name of declared.keys()) {
    const text = inputs.env[`TF_VAR_${name}`];
    if (text !== undefined) given.set(name, { kind: "text", text, where: { text: `TF_VAR_${name}` } });
  }
  const takeFile = async (path: string, read: typeof readAutomaticFile) => {
    const { file, diagnostics: mistakes } = await read(inputs.disk, path);
    diagnostics.push(...mistakes);
    if (!file) isComplete = false;
    for (const [name, raw] of Object.entries(file?.values ?? {})) {
      const where = file ? named(path, within(file.where, name)) : { text: path };
      if (declared.has(name)) given.set(name, { kind: "value", raw, syntax: file?.syntax ?? "json", where });
      else diagnostics.push(undeclaredInFile(where, name, declared));
    }
  };
  for (const path of [...(await automaticFiles(inputs.disk, inputs.folder)), ...inputs.files]) await takeFile(path, readAutomaticFile);
  for (const item of inputs.cli) {
    if ("file" in item) await takeFile(item.file, (disk, path) => readGivenFile(disk, path, inputs.signal));
    else if (declared.has(item[0])) given.set(item[0], { kind: "text", text: item[1], where: { text: `--var ${item[0]}` } });
    else diagnostics.push(error(`Value for an undeclared variable "${item[0]}"`, `--var ${item[0]}: ${undeclared(item[0], declared)}`));
  }
  return { given, isComplete };
}

function undeclaredInFile(where: Where, name: string, declared: ReadonlyMap<string, unknown>): Diagnostic {
  const detail = `${where.text}: ${undeclared(name, declared)}`;
  return { ...warning(`Value for an undeclared variable "${name}"`, detail), ...sourceAt(where) };
}

function undeclared(name: string, declared: ReadonlyMap<string, unknown>): string {
  const known = declared.size === 0 ? "it declares none" : `it declares ${[...declared.keys()].join(", ")}`;
  return `the stack declares no variable "${name}"; ${known}.${didYouMean(name, declared.keys())}`;
}

async function settle(variable: Variable, given: Given | undefined): Promise<{ value?: Value; problem?: Diagnostic }> {
  try {
    if (given?.kind === "text" && given.text.includes("\ufffd")) throw lostCharacters();
    const value = given && (await valueFrom(variable, given));
    if (value === undefined || (value === null && !variable.nullable && variable.default !== undefined)) return fallBack(variable);
    if (value === null && !variable.nullable) {
      throw new EvaluationError(
        "Value must not be null",
        `the variable is declared with nullable = false (given by ${given?.where.text}).`,
      );
    }
    return { value };
  } catch (failure) {
    if (!(failure instanceof EvaluationError) && !(failure instanceof Refusal)) throw failure;
    return { problem: invalidValue(variable, given?.where, failure.detail) };
  }
}

/** @param where it was given: of a sensitive one the line is not repeated */
function invalidValue({ name, sensitive, where: declared }: Variable, where: Where | undefined, detail: string): Diagnostic {
  const problem = error(`Invalid value for variable "${name}"`, `${declared.text}${where ? `, ${where.text}` : ""}: ${detail}`);
  const { source } = where && !sensitive ? sourceAt(where) : {};
  return { ...problem, ...(source ? { source } : sourceAt(declared)) };
}

/** Where bytes of the environment or of the command line are no UTF-8, the runtime has put this in their place. */
function lostCharacters(): EvaluationError {
  const detail = "it holds U+FFFD, which stands for bytes that are no UTF-8. Give it in UTF-8, or in a file that is.";
  return new EvaluationError("Characters were lost", detail);
}

function fallBack(variable: Variable): { value?: Value; problem?: Diagnostic } {
  if (variable.default !== undefined) return { value: variable.default };
  const { name } = variable;
  const ways = `Give it with --var '${name}=…', in a file (terraform.tfvars, or --var-file FILE), or in the environment as TF_VAR_${name}.`;
  const about = variable.description ? ` (${variable.description})` : "";
  return { problem: errorAt(variable.where, `No value for variable "${name}"`, `the variable${about} has no default. ${ways}`) };
}

/** Text is taken as it is for a variable of a primitive type or none; for others it is HCL. */
async function valueFrom({ type }: Variable, given: Given): Promise<Value | undefined> {
  const isLiteral = type === undefined || ["string", "number", "bool"].includes(type.kind);
  const value =
    given.kind === "text"
      ? isLiteral
        ? normalText(given.text)
        : await plainHclValue(given.text)
      : await plainFileValue(given.raw, given.syntax);
  return type && value !== undefined ? convertTo(type, value, "the value") : value;
}

function validate(configuration: Configuration, values: ReadonlyMap<string, Evaluated>): Diagnostic[] {
  const scope: EvaluationScope = {
    resolve: (blockAddress) => {
      const value = blockAddress.startsWith("var.") ? values.get(blockAddress.slice("var.".length)) : undefined;
      if (value) return value;
      throw new EvaluationError(
        "Not available in a validation",
        `"${blockAddress}" is not known yet when variables are validated; only variables are.`,
      );
    },
  };
  return [...configuration.variables.values()].flatMap((variable) =>
    variable.validations.flatMap(({ condition, errorMessage }): Diagnostic[] => {
      const summary = `Invalid value for variable "${variable.name}"`;
      try {
        const held = condition.evaluate(scope).value;
        if (held === true || isUnknown(held)) return [];
        const message = errorMessage.evaluate(scope);
        const text = message.sensitive ? "the message would show a sensitive value" : String(message.value);
        return [errorAt(variable.where, summary, text)];
      } catch (failure) {
        if (failure instanceof EvaluationError) return [{ ...problemOf(failure), summary }];
        throw failure;
      }
    }),
  );
}
