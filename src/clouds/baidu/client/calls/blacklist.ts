// Baidu: specification 6.1 to 6.3.
/** Calls for the phone blacklist. What they mean stands at `BaiduSms`. */

import { isDay } from "../../../shared/client/days";
import * as answers from "../answers/management";
import { type CallName, defineCall, demand } from "../caller";
import { blacklistAddition, blacklistFilter, blacklistQuery, callOptions, phoneNumbers } from "../requests/management";
import type { BlacklistEntry, BlacklistPage } from "../types/management";
import { checkPage, checkPeriod } from "./paging";

// Baidu: L5296, L5371, L5456.
/** Most numbers in one call. */
export const blacklistChunks = { add: 100, query: 200, delete: 200 } as const;

interface NumberForm {
  readonly pattern: RegExp;
  readonly allowed: string;
}

// Baidu: L5296.
const mainlandNumber: NumberForm = {
  pattern: /^\d{11}$/,
  allowed: "mainland numbers have 11 digits, without +86; others are added with countryType INTERNATIONAL",
};
/** What is on a list can be read and deleted, numbers of other countries included (Baidu G-41). */
const anyNumber: NumberForm = {
  pattern: /^\+?\d{5,15}$/,
  allowed: "a number has 5 to 15 digits; the country code of one that is no mainland number may have a + before it",
};

/** Of {@link allBlacklist}: room for all entries of a query of 200 numbers, which may be in several lists each. */
const pageSize = 1000;
/** A list that changes all the time is taken as it is read at last. */
const mostReadings = 3;

export const addBlacklist = defineCall(
  "addBlacklist",
  { addition: blacklistAddition, options: callOptions },
  (caller, { addition, options }) => {
    const { phones, ...list } = addition;
    for (const name of ["smsType", "signatureIdStr"] as const) {
      const isMet = list.type !== "SignatureBlack" || list[name] !== undefined;
      demand(isMet, "addBlacklist", `there is no ${name}; the type SignatureBlack needs it`);
    }
    const form = list.countryType === "INTERNATIONAL" ? anyNumber : mainlandNumber;
    return caller.do("addBlacklist", { body: { phone: joined("addBlacklist", phones, blacklistChunks.add, form), ...list } }, options);
  },
);

export const getBlacklist = defineCall("getBlacklist", { query: blacklistQuery, options: callOptions }, (caller, { query, options }) => {
  const { phones, pageNo, pageSize, ...filter } = query;
  checkPeriod("getBlacklist", query, isDay, "a day as yyyy-MM-dd, such as 2024-01-31");
  checkPage("getBlacklist", query, Number.MAX_SAFE_INTEGER);
  const parts = {
    query: {
      phone: phones && joined("getBlacklist", phones, blacklistChunks.query, anyNumber),
      ...filter,
      pageNo: pageNo?.toString(),
      pageSize: pageSize?.toString(),
    },
  };
  return caller.read("getBlacklist", parts, options, answers.blacklistPage);
});

export const allBlacklist = defineCall(
  "getBlacklist",
  { query: blacklistFilter, options: callOptions },
  async (caller, { query, options }): Promise<readonly BlacklistEntry[]> => {
    for (let left = mostReadings; ; left -= 1) {
      const { entries, isSettled } = await readAll((pageNo) => getBlacklist(caller, { query: { pageSize, ...query, pageNo }, options }));
      if (isSettled || left === 1) return entries;
    }
  },
);

/** Entries that come or go while pages are read move others to pages that were read already, or to those that come: their count tells. */
async function readAll(read: (pageNo: number) => Promise<BlacklistPage>) {
  const entries: BlacklistEntry[] = [];
  const totals = new Set<number>();
  for (let pageNo = 1; ; pageNo++) {
    const { blacklists, totalCount } = await read(pageNo);
    totals.add(totalCount);
    for (const entry of blacklists) entries.push(entry);
    // The platform may give shorter pages than it is asked for: only its count tells the end.
    if (blacklists.length === 0 || entries.length >= totalCount) return { entries, isSettled: totals.size === 1 };
  }
}

export const deleteBlacklist = defineCall(
  "deleteBlacklist",
  { phones: phoneNumbers, options: callOptions },
  (caller, { phones, options }) =>
    caller.do("deleteBlacklist", { query: { phones: joined("deleteBlacklist", phones, blacklistChunks.delete, anyNumber) } }, options),
);

function joined(call: CallName, phones: readonly string[], most: number, form: NumberForm): string {
  const count = phones.length;
  demand(count >= 1 && count <= most, call, `there are ${count} phone numbers; one call takes 1 to ${most}, more are split over several`);
  const odd = phones.find((phone) => !form.pattern.test(phone));
  demand(odd === undefined, call, `the phone number ${JSON.stringify(odd)} is not allowed; ${form.allowed}`);
  return phones.join(",");
}
