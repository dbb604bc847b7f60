/** Checks that several queries have. */

import type { Page as ListPage } from "../../../../http/gathering/whole-list";
import type { CallName } from "../call-table";
import { demand, idNumbers, mostIds } from "../caller";
import type { Parameters } from "../signing/protocol";

interface Page {
  readonly Limit: number | undefined;
  readonly Offset?: number | undefined;
}

export function checkPage(call: CallName, { Limit, Offset = 0 }: Page, most: number): void {
  demand(isIn(Limit, 1, most), call, `the Limit is ${Limit}; it must be an integer from 1 to ${most}`);
  demand(isIn(Offset, 0), call, `the Offset is ${Offset}; it must be an integer of 0 or more`);
}

interface Listing {
  readonly International: number;
  readonly Limit?: number | undefined;
  readonly Offset?: number | undefined;
}

/**
 * Objects by their ids, which the parameter `name` takes, or a page of all of them.
 * @returns what goes on the wire
 */
export function listing(
  call: CallName,
  name: string,
  ids: readonly string[] | undefined,
  { International, Limit, Offset }: Listing,
): Parameters {
  if (ids !== undefined) {
    demand(
      Limit === undefined && Offset === undefined,
      call,
      `Limit and Offset page through all objects; they are not allowed beside ${name}`,
    );
    return { International, [name]: idNumbers(call, name, ids) };
  }
  demand(
    Limit !== undefined,
    call,
    `there is neither ${name} nor a Limit; it takes 1 to ${mostIds} ids, or a page of all by Limit and Offset`,
  );
  checkPage(call, { Limit, Offset }, mostIds);
  return { International, Limit, Offset };
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

/** A page of all, as long as pages are. The platform counts nothing: one that is not full is the last. */
export function listPage<T>(rows: readonly T[], idOf: (row: T) => string): ListPage<T> {
  return { things: new Map(rows.map((row) => [idOf(row), row])), received: rows.length, isLast: rows.length < mostIds };
}
