/** Checks that several queries have. */

import type { CallName } from "../call-table";
import { demand } from "../caller";

interface Page {
  readonly Limit: number | undefined;
  readonly Offset?: number | undefined;
}

export function checkPage(call: CallName, { Limit, Offset = 0 }: Page, most: number): void {
  demand(isIn(Limit, 1, most), call, `the Limit is ${Limit}; it must be an integer from 1 to ${most}`);
  demand(isIn(Offset, 0), call, `the Offset is ${Offset}; it must be an integer of 0 or more`);
}

/** Where the platform has no pages yet. */
export function checkNoPage(call: CallName, page: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(page)) {
    demand(value === undefined || value === 0, call, `the ${name} is ${value}; the platform takes only 0 so far`);
  }
}

export function isIn(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** M14: of the application in the console. */
export function checkApplication(call: CallName, SmsSdkAppId: string): void {
  demand(
    SmsSdkAppId.trim() !== "",
    call,
    "the SmsSdkAppId is empty; it must be the id of an application in the console, such as 1400006666",
  );
}
