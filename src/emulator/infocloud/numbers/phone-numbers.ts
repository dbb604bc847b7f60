/** Phone numbers as sends write them: mainland numbers of 11 digits (Infocloud's specification 4.1 and 11, V12). */

/** The form in which a number is known, or `undefined` for what is none. */
export function numberOf(text: string): string | undefined {
  return /^1\d{10}$/.test(text) ? text : undefined;
}
