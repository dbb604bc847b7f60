import type { Browser } from "playwright-core";

export function chromiumPath(environment?: Readonly<Record<string, string | undefined>>): string | undefined;
/** @throws Error where there is no browser */
export function launch(): Promise<Browser>;
