import { type Diagnostic, error, type Path, type SourceLine, type Value } from "../../schema";
import type { Where } from "../places/where";
import type { ValueType } from "./value-type";

/** A value of the configuration, compiled: it can name what it refers to and be evaluated any number of times. */
export interface Expression {
  /** Everything it refers to, each once by its text. */
  readonly references: readonly Reference[];
  /** As written, for messages. It may hold a secret: show a reference's text instead where that will do. */
  readonly text: string;
  readonly where: Where;
  /** @throws EvaluationError */
  evaluate(scope: EvaluationScope): Evaluated;
}

/** A reference such as `sms_baidu_template.code[0].id`. */
export interface Reference {
  /**
   * What is referred to: `var.NAME`, `local.NAME`, `TYPE.NAME`, `data.TYPE.NAME`, `each.key`, `each.value`, `count.index`,
   * `path.module`, `path.root`, `path.cwd`, `terraform.workspace` or `self`.
   */
  readonly blockAddress: string;
  /** The way on from the subject, as far as it is fixed: `[0, "id"]`. */
  readonly steps: Path;
  /** As written. */
  readonly text: string;
}

export interface Evaluated {
  readonly value: Value;
  /** Left out where it is the type that the value has when it is written out. */
  readonly type?: ValueType;
  /** Is all of it sensitive, or any part? */
  readonly sensitive: boolean;
  /** Where not all of it is sensitive: which parts are. */
  readonly sensitiveParts?: SensitiveParts;
}

/** By key or index. */
export type SensitiveParts = ReadonlyMap<string, "all" | SensitiveParts>;

export interface EvaluationScope {
  /** The value of a whole subject: an object; with `count` an array of objects, with `for_each` an object of objects; unknown where it is not known. */
  resolve(blockAddress: string): Evaluated;
  /** Left out where nothing may be asked for, as among the defaults of variables. */
  readonly surroundings?: Surroundings;
}

/** What functions may ask for beside their arguments. */
export interface Surroundings {
  /** The files of the stack's folder. Left out where there is no folder. */
  readonly files?: StackFiles;
  /** The home folder of whoever runs this. */
  readonly home?: () => string;
  /** When the plan was made, by RFC 3339; left out where there is none, as when a stack is only looked at. */
  readonly plannedAt?: string;
  /** Set while a plan is carried out: before that the time, and what is left to chance, is not known. */
  readonly happening?: Happening;
  /** Calls a function of the provider. @throws EvaluationError */
  readonly callProvider?: (name: string, args: readonly Evaluated[]) => Evaluated;
}

export interface StackFiles {
  /** The content of a file. @param path relative to the stack's folder @throws BadArgument */
  read(path: string): Buffer;
  /** Is there a file? @throws BadArgument where it is outside of the folder, or no file */
  exists(path: string): boolean;
  /** The paths of all files under a folder, relative to it. @throws BadArgument */
  list(folder: string): readonly string[];
  /** Absolute. */
  readonly folder: string;
}

export interface Happening {
  /** By RFC 3339. */
  now(): string;
  /** Of version 4. */
  uuid(): string;
}

/** An expression that has no value: a missing attribute, a null where a value is needed, an operand of a wrong type. */
export class EvaluationError extends Error {
  constructor(
    readonly summary: string,
    readonly detail: string,
    /** Where it is written, once that is known. */
    readonly source?: SourceLine | undefined,
  ) {
    super(`${summary}: ${detail}`);
    this.name = "EvaluationError";
  }
}

/** @param path the attribute that has no value */
export function problemOf({ summary, detail, source }: EvaluationError, path?: Path): Diagnostic {
  return { ...error(summary, detail, path), ...(source && { source }) };
}
