/** Numbers and times as platforms write them in receipts. */

/** E.164 where the country is known; the platforms leave it out of mainland numbers. */
export function e164(number: string): string {
  if (/^1\d{10}$/.test(number)) return `+86${number}`;
  return /^(?:\+|00)86(1\d{10})$/.test(number) ? `+86${number.slice(-11)}` : number;
}

export function isMasked(number: string): boolean {
  return number.includes("*");
}

/** Milliseconds since 1970 of an ISO time; undefined for what is none. */
export function atOf(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  const at = Date.parse(time);
  return Number.isNaN(at) ? undefined : at;
}
