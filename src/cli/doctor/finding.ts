/** What a look at a platform has found. */

/** In the order in which they are told. */
export const checks = ["keys", "network", "clock", "account", "permissions", "addresses", "limits"] as const;
export type Check = (typeof checks)[number];

/** Whatever is not well, or could not be found out, has a next step. */
export type Finding = { readonly check: Check; readonly found: string } & (
  | { readonly verdict: "ok" }
  | { readonly verdict: "wrong" | "unknown"; readonly next: string }
);

export type Verdict = Finding["verdict"];

export interface Examined {
  readonly platform: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

export const ok = (check: Check, found: string): Finding => ({ check, verdict: "ok", found });
export const wrong = (check: Check, found: string, next: string): Finding => ({ check, verdict: "wrong", found, next });
export const unknown = (check: Check, found: string, next: string): Finding => ({ check, verdict: "unknown", found, next });
