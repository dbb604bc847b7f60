// Baidu: specification 6.15 and 6.16.
/** Calls for quotas and rate limits. What they mean stands at `BaiduSms`. */
import * as answers from "../answers/management";
import { defineCall, demand } from "../caller";
import { callOptions, quotaChange, quotaValues } from "../requests/management";

export const getQuota = defineCall("getQuota", { options: callOptions }, (caller, { options }) =>
  // The key is asked for without a value (Baidu L6602-6604).
  caller.read("getQuota", { query: { userQuery: "" } }, options, answers.quota),
);

export const modifyQuota = defineCall("modifyQuota", { change: quotaChange, options: callOptions }, (caller, { change, options }) => {
  for (const name of quotaValues) {
    const value = change[name];
    demand(Number.isSafeInteger(value), "modifyQuota", `${name} is ${value}; all five values are required, and must be integers`);
  }
  return caller.do("modifyQuota", { body: change }, options);
});
