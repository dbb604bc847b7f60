/** What a first program says of one platform, in both languages. */
export interface Part {
  readonly hcl: string;
  /** Constructs of `smsform/cdktf` and `smsform/cdktn`. */
  readonly imports: readonly string[];
  readonly program: string;
}
