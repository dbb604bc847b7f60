/** Chance as a dependency: a source that repeats itself makes runs that do. */
export interface Random {
  /** From 0 to below 1. */
  fraction(): number;
  /** A UUID of version 4: nobody else has it, and nobody can guess it. */
  uuid(): string;
}
