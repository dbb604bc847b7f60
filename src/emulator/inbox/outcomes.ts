/**
 * Numbers that decide what becomes of a message, the same on every platform: for tests that set nothing up. Every other number receives what
 * is sent to it. What the admin interface says of a number goes before this.
 */

const outcomes = {
  /** The platform refuses to send to it. */
  "19900000001": "refused",
  /** The receipt says that it could not be delivered. */
  "19900000002": "undelivered",
  /** No receipt ever comes. */
  "19900000003": "no receipt",
  /** It is sent and delivered; the connection closes before the answer to the send. */
  "19900000004": "lost answer",
  /** The receipt comes a minute later than others. */
  "19900000005": "late receipt",
} as const;

export type Outcome = (typeof outcomes)[keyof typeof outcomes];

const lateByMs = 60_000;

/** `undefined` where nothing is special. @param number mainland numbers as 11 digits or in E.164 */
export function outcomeOf(number: string): Outcome | undefined {
  const digits = number.replace(/^\+86/, "");
  return Object.entries(outcomes).find(([special]) => special === digits)?.[1];
}

/** What a platform knows of a number from the start: what is usual, and what its own words are for the number's outcome. */
export function fateBy<Fate extends object>(usual: Fate, special: Readonly<Partial<Record<Outcome, Partial<Fate>>>>) {
  return (number: string): Fate => {
    const outcome = outcomeOf(number);
    return outcome === undefined ? usual : { ...usual, ...special[outcome] };
  };
}

/** Whether the answer to a send to the number is lost. */
export function losesAnswer(number: string): boolean {
  return outcomeOf(number) === "lost answer";
}

/** Milliseconds from the sending of a message to its receipt. */
export function receiptDelayOf({ receiptDelayMs }: { readonly receiptDelayMs: number }, number: string): number {
  return receiptDelayMs + (outcomeOf(number) === "late receipt" ? lateByMs : 0);
}
