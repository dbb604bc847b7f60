/** What came over the network, before anybody read it. */
export interface Received {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked. */
  readonly bytes: Buffer;
}

/** More is no answer of a platform's. */
export const largestAnswer = 64 * 1024 * 1024;

/** One value a name: of several they are joined, as HTTP has it. */
export function textHeaders(headers: object): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && value !== null) texts[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : String(value);
  return texts;
}
