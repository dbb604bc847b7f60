/** What a first program says of one platform. */
export interface Part {
  /** Its blocks. */
  readonly hcl: string;
  /** What stands after its name in the template's `on`. */
  readonly template: string;
  /** Id of a signature, in the form that its console shows; left out where a signature is a part of the template. */
  readonly signature?: string;
}
