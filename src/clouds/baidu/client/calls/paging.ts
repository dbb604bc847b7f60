/** Checks of periods and pages, which several queries have. */
import { type CallName, demand } from "../caller";

interface Period {
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
}

/** @param allowed what a time must be, for the error */
export function checkPeriod(call: CallName, period: Period, isTime: (text: string) => boolean, allowed: string): void {
  for (const name of ["startTime", "endTime"] as const) {
    const time = period[name];
    demand(time === undefined || isTime(time), call, `the ${name} is ${JSON.stringify(time)}; it must be ${allowed}`);
  }
  const { startTime, endTime } = period;
  const inOrder = startTime === undefined || endTime === undefined || startTime <= endTime;
  demand(inOrder, call, `the startTime ${startTime} is after the endTime ${endTime}; it must not be later`);
}

interface Page {
  readonly pageNo?: number | undefined;
  readonly pageSize?: number | undefined;
}

export function checkPage(call: CallName, { pageNo = 1, pageSize = 1 }: Page, mostPerPage: number): void {
  demand(isCount(pageNo), call, `the pageNo is ${pageNo}; it must be an integer of 1 or more`);
  const allowed = mostPerPage === Number.MAX_SAFE_INTEGER ? "an integer of 1 or more" : `an integer from 1 to ${mostPerPage}`;
  demand(isCount(pageSize) && pageSize <= mostPerPage, call, `the pageSize is ${pageSize}; it must be ${allowed}`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
