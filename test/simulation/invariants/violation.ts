/** Something that must hold always, and does not. */
export class Violation extends Error {
  override readonly name = "Violation";

  constructor(
    readonly invariant: string,
    readonly found: string,
  ) {
    super(`${invariant}: ${found}`);
  }
}
