/** What the console and the vendor's staff set up for each account. */
import type { Credentials } from "../world/credentials";

export interface SettingsStore<Settings> {
  of(account: string): Settings;
  /** Whether there is such an account. */
  exists(account: string): boolean;
  set(account: string, settings: Settings): void;
  /** Back to how an account begins. */
  forget(account: string): void;
  /** Accounts whose settings were changed. */
  list(): readonly (readonly [account: string, settings: Settings])[];
  clear(): void;
}

/** @param initial how an account begins */
export function createSettings<Settings>(credentials: Credentials, initial: (account: string) => Settings): SettingsStore<Settings> {
  const changed = new Map<string, Settings>();
  return {
    of: (account) => changed.get(account) ?? initial(account),
    exists: (account) => credentials.has(account),
    set: (account, settings) => void changed.set(account, settings),
    forget: (account) => void changed.delete(account),
    list: () => [...changed],
    clear: () => changed.clear(),
  };
}
