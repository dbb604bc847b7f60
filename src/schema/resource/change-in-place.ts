import type { Scope } from "./scope";

/** How an object is changed in place. */
export type ChangeInPlace<Client, KnownValues, WantedValues, SeenValues> =
  /** By one request. */
  | Request<Client, KnownValues, WantedValues, SeenValues>
  /** By several, one after the other; when one fails and another was sent before it, the object is read again and that is recorded. */
  | ChangeInSteps<Client, KnownValues, WantedValues, SeenValues>;

export interface ChangeInSteps<Client, KnownValues, WantedValues, SeenValues> {
  /** What comes before the last request: each says whether it had to send one. */
  readonly steps: readonly [
    Request<Client, KnownValues, WantedValues, "sent" | "not needed">,
    ...Request<Client, KnownValues, WantedValues, "sent" | "not needed">[],
  ];
  readonly finish: Request<Client, KnownValues, WantedValues, SeenValues>;
}

type Request<Client, KnownValues, WantedValues, Result> = (
  scope: Scope<Client>,
  id: string,
  wanted: WantedValues,
  prior: KnownValues,
) => Promise<Result>;
