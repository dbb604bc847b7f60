import type { Scope } from "./scope";

/** That a platform takes an object out of use where nothing is sent with it for long. */
export interface Lapse<Client> {
  readonly afterDays: number;
  /** When a message was last sent with it, in milliseconds since 1970, as far as the platform tells; null where none was since the given time. */
  readonly lastUse: (scope: Scope<Client>, id: string, sinceMs: number) => Promise<number | null>;
}
