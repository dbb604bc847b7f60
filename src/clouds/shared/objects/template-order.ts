/** Templates that may be applied for before the account has a signature. */
import type { AccountFinding, StackObject } from "../../../schema";

export interface OrderOptions {
  /** The platform's name in sentences. */
  readonly vendor: string;
  readonly objects: readonly StackObject[];
  readonly templateType: string;
  readonly signatureType: string;
}

/** Platforms want a signature to have been applied for before the first template. One that the stack has already is enough. */
export function unordered({ vendor, objects, templateType, signatureType }: OrderOptions): AccountFinding[] {
  const signatures = objects.filter(({ type }) => type === signatureType);
  if (signatures.length === 0 || signatures.some(({ isNew }) => !isNew)) return [];
  const alone = objects.filter(
    ({ type, isNew, dependencies }) =>
      type === templateType && isNew && !dependencies.some((target) => target.startsWith(`${signatureType}.`)),
  );
  const [first] = alone;
  if (!first) return [];
  const names = alone.map(({ address }) => address).slice(0, 5);
  const fix =
    `${names.join(", ")}${alone.length > names.length ? " and others" : ""} may be applied for before the signature. In an account that has no signature yet, ` +
    `${vendor} wants one to be applied for first: refer to the signature in the template, or set depends_on.`;
  return [{ address: first.address, problem: "templates do not wait for the stack's signature", fix }];
}
