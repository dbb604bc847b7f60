/** Whose a push is, where several platforms may push to one path. */
import type { Push, PushLimits, PushReader, Told } from "../receipts/pushes";
import { Refused } from "./refused";

export interface Recognised {
  readonly reader: PushReader;
  read(): Told;
}

/**
 * By its shape. Where it has that of a platform whose pushes are verified, it must be verified: nobody gets around that by a body that
 * another platform could have pushed as well.
 * @throws Refused, or what the reader of the platform throws
 */
export function recognise(push: Push, readers: readonly PushReader[], limits: PushLimits): Recognised {
  const [only] = readers;
  if (only && readers.length === 1) return { reader: only, read: () => only.read(push, limits) };
  const fitting = readers.filter((reader) => reader.fits(push.body));
  const [first] = fitting;
  if (!first) throw new Refused(400, `The body is no push of ${namesOf(readers)}.`);
  if (fitting.length === 1) return { reader: first, read: () => first.read(push, limits) };
  const verifying = fitting.filter(({ isVerifying }) => isVerifying);
  const verified = verifying.flatMap((reader) => attempt(reader, push, limits));
  const [one] = verified;
  if (one && verified.length === 1) return one;
  const [doubtful] = verifying;
  if (doubtful && verified.length === 0) return { reader: doubtful, read: () => doubtful.read(push, limits) };
  throw new Refused(400, `The body may be a push of ${namesOf(fitting)}. Give each its own path.`);
}

function attempt(reader: PushReader, push: Push, limits: PushLimits): readonly Recognised[] {
  try {
    const told = reader.read(push, limits);
    return [{ reader, read: () => told }];
  } catch {
    return [];
  }
}

function namesOf(readers: readonly PushReader[]): string {
  const names = readers.map(({ title }) => title);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
