/**
 * A plan in a file, to be looked at and applied later: with the configuration, the variables and the state's serial that it was made
 * from, so that nothing else can be applied than what was agreed on. Like a state it may hold secrets: mode 0600.
 *
 * Two lines: what it is and the digest of the second; the plan itself, as JSON.
 */

import { createHash } from "node:crypto";
import { relative, resolve } from "node:path";
import { replaceFile } from "../../files/replace-file";
import { type Disk, exists, stepToRead, whyUnreadable } from "../../ports/disk";
import { codeOf } from "../../ports/system-error";
import type { Machine } from "../../ports/world";
import type { Provider } from "../../reconcile";
import { hasErrors } from "../../schema";
import { formatJson, parseJson } from "../../schema/text/json";
import type { StackFile } from "../configuration";
import { PlanUnusable } from "../engine/commands/run";
import { reopenStack } from "../engine/model/stack";
import type { Plan } from "../engine/plan/plan";
import type { Evaluated } from "../expression";
import { type Decisions, decodePlan, encodePlan } from "./document";
import { decodeValue, type EncodedValue, encodeValue } from "./values";

/** Raised with every change of the format. */
const format = 3;
const kind = "smsform plan";

interface Header {
  readonly kind: typeof kind;
  readonly format: number;
  /** Of smsform: another one may plan otherwise. */
  readonly version: string;
  readonly sha256: string;
}

interface Body {
  readonly stack: {
    readonly name: string;
    /** Relative to the working directory, so that a plan made in one checkout can be applied in another. */
    readonly folder: string;
    readonly files: readonly Omit<StackFile, "hcl">[];
  };
  /** Relative to the working directory. */
  readonly statePath: string;
  readonly variables: readonly (readonly [name: string, evaluated: Omit<Evaluated, "value"> & { readonly value: EncodedValue }])[];
  readonly decisions: Decisions;
}

export interface PlanFilePlace {
  /** Absolute. */
  readonly path: string;
  /** The working directory: folders in the file are relative to it. */
  readonly cwd: string;
  /** Of this program. */
  readonly version: string;
}

/** @throws PlanUnusable when the plan has errors, or the file cannot be written or is something else than a plan */
export function writePlanFile(plan: Plan, { path, cwd, version }: PlanFilePlace): void {
  const { stack } = plan;
  if (plan.errored) throw new PlanUnusable("A plan that has errors is not kept: nothing could be applied. Mend them and plan again.");
  if (!isReplaceable(stack.machine.disk, path)) {
    throw new PlanUnusable(`${path} exists and is no plan of smsform. It was left as it is: name another file for the plan.`);
  }
  const body: Body = {
    stack: {
      name: stack.name,
      folder: relative(cwd, stack.folder),
      files: stack.source.files.map(({ path: file, body }) => ({ path: file, body })),
    },
    statePath: relative(cwd, stack.paths.state),
    variables: [...stack.variables].map(([name, { value, ...rest }]) => [name, { ...rest, value: encodeValue(value) }]),
    decisions: encodePlan(plan),
  };
  const text = formatJson(body);
  const header: Header = { kind, format, version, sha256: digestOf(text) };
  try {
    replaceFile(stack.machine, path, `${JSON.stringify(header)}\n${text}\n`);
  } catch (problem) {
    throw new PlanUnusable(`The plan file ${path} cannot be written (${codeOf(problem)}). Make its folder writable, or name another file.`);
  }
}

/** What is not there, empty or an earlier plan. */
function isReplaceable(disk: Disk, path: string): boolean {
  const found = exists(disk, path) ? disk.look(path) : undefined;
  return !found || (found.kind === "file" && found.size === 0) || isPlanFile(disk, path);
}

/** Does a file begin like a plan? */
export function isPlanFile(disk: Disk, path: string): boolean {
  try {
    return disk.read(path).toString().startsWith(`{"kind":"${kind}"`);
  } catch {
    return false;
  }
}

/** The plan in a file, with its stack as it was. @throws PlanUnusable */
export async function readPlanFile(
  { path, cwd, version }: PlanFilePlace,
  surroundings: { readonly provider: Provider; readonly machine: Machine },
): Promise<Plan> {
  const text = bodyIn(textOf(surroundings.machine.disk, path), path, version);
  try {
    return await planIn(text, cwd, surroundings);
  } catch {
    // Whoever edits a plan may write its digest anew: then nothing in it need be what it is taken for.
    throw damaged(path);
  }
}

async function planIn(text: string, cwd: string, surroundings: { readonly provider: Provider; readonly machine: Machine }): Promise<Plan> {
  const { stack: source, statePath, variables, decisions } = parseJson(text) as Body;
  const folder = resolve(cwd, source.folder);
  const values = new Map(variables.map(([name, { value, ...rest }]) => [name, { ...rest, value: decodeValue(value) }] as const));
  const { stack, diagnostics } = await reopenStack({ ...source, folder }, surroundings, values, resolve(cwd, statePath));
  if (!stack || hasErrors(diagnostics)) throw new Error(diagnostics.map(({ summary }) => summary).join("; "));
  return { ...decodePlan(decisions), stack, errored: false };
}

function textOf(disk: Disk, path: string): string {
  try {
    return disk.read(path).toString();
  } catch (problem) {
    throw new PlanUnusable(`The plan file ${path} cannot be read (${whyUnreadable(problem)}). ${stepToRead(problem)}`);
  }
}

function bodyIn(text: string, path: string, version: string): string {
  const [first = "", second = "", ...more] = text.split("\n");
  const header = headerIn(first);
  if (!header) throw new PlanUnusable(`${path} is no plan of smsform. smsform plan --out=FILE makes one.`);
  if (header.format !== format || header.version !== version) {
    throw new PlanUnusable(
      `The plan ${path} was made by smsform ${header.version}, this is smsform ${version}: they may plan otherwise. Plan again with this one.`,
    );
  }
  if (more.length !== 1 || more[0] !== "" || digestOf(second) !== header.sha256) throw damaged(path);
  return second;
}

function headerIn(line: string): Header | undefined {
  try {
    const header: unknown = JSON.parse(line);
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(header: unknown): header is Header {
  if (typeof header !== "object" || header === null) return false;
  const fields: Partial<Record<keyof Header, unknown>> = header;
  return (
    fields.kind === kind && typeof fields.format === "number" && typeof fields.version === "string" && typeof fields.sha256 === "string"
  );
}

function damaged(path: string): PlanUnusable {
  return new PlanUnusable(
    `The plan file ${path} is damaged: it was cut off or changed after it was written. Nothing was sent. Plan again.`,
  );
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
