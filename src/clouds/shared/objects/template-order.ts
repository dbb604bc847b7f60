/** Templates that may be applied for before the account has a signature. */
import { type StackFinding, type StackObject, warning } from "../../../schema";

export interface OrderOptions {
  /** The rule's name. */
  readonly rule: string;
  /** The platform's name in sentences. */
  readonly vendor: string;
  readonly templates: readonly StackObject[];
  readonly signatures: readonly StackObject[];
  /** Type of the signatures. */
  readonly signatureType: string;
}

/** Platforms want a signature to have been applied for before the first template. */
export function unordered({ rule, vendor, templates, signatures, signatureType }: OrderOptions): StackFinding[] {
  if (signatures.length === 0) return [];
  const alone = templates.filter(
    ({ isNew, dependencies }) => isNew && !dependencies.some((target) => target.startsWith(`${signatureType}.`)),
  );
  const [first] = alone;
  if (!first) return [];
  const names = alone.map(({ address }) => address).slice(0, 5);
  const detail =
    `${names.join(", ")}${alone.length > names.length ? " and others" : ""} may be applied for before the signature. In an account that has no signature yet, ` +
    `${vendor} wants one to be applied for first: refer to the signature in the template, or set depends_on.`;
  return [{ rule, address: first.address, diagnostic: warning(`${rule}: templates do not wait for the stack's signature`, detail) }];
}
