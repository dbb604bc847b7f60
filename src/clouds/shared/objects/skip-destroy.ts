import { bool, defaulted } from "../../../schema";

/** The attribute that lets go of an object instead of deleting it, as in other providers. */
export function skipDestroyAttribute(noun: string) {
  return {
    skip_destroy: defaulted(bool, false, {
      doc:
        `Where a plan would delete the ${noun}, or the predecessor of a replacement, it is only forgotten: it stays on the platform as it is, whatever ` +
        "`deletion_protection` says. What was applied before counts. Default `false`.",
      local: true,
    }),
  };
}
