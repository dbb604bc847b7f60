/**
 * Masks what must never be read in a log or an error.
 */

const mask = "***";

/** Key material, digests, base64 files: nothing that a person needs to read is this long without a break. */
const longRun = /[A-Za-z0-9+/=_]{64,}/g;

/**
 * Makes a function that masks the given secrets, plain or percent-encoded, and every unbroken run of 64 or more
 * base64 characters (a platform may quote a proof file or a signature back).
 */
export function createRedactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => (secret ? [secret, encodeURIComponent(secret)] : []));
  // The longest first: a secret that holds another one is masked as a whole.
  const needles = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => needles.reduce((masked, needle) => masked.replaceAll(needle, mask), text).replace(longRun, mask);
}
