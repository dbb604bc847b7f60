// Huawei: specification 3.
/** Calls for applications. What they mean stands at `HuaweiSms`. */
import { text } from "../../../shared/client/decoding";
import * as answers from "../answers/management";
import { defineCall } from "../caller";
import { appChange, appCountQuery, appFilter, appQuery, newApp } from "../requests/management";
import { callOptions } from "../requests/options";
import { allOf, checkPage, inQuery } from "./paging";

export const createApp = defineCall("CreateApp", { app: newApp, options: callOptions }, (caller, { app, options }) =>
  caller.read("CreateApp", { body: app }, options, answers.createdApp),
);

export const updateApp = defineCall("UpdateApp", { id: text, change: appChange, options: callOptions }, (caller, { id, change, options }) =>
  caller.read("UpdateApp", { id, body: change }, options, answers.changedApp),
);

export const listAppDetails = defineCall(
  "ListAppDetails",
  { query: appQuery, options: callOptions },
  async (caller, { query, options }) => {
    checkPage("ListAppDetails", query);
    return caller.read("ListAppDetails", { query: inQuery(query) }, options, answers.appPage);
  },
);

export const allApps = defineCall("ListAppDetails", { query: appFilter, options: callOptions }, (caller, { query, options }) =>
  allOf((slice) => listAppDetails(caller, { query: { ...query, ...slice }, options })),
);

export const showAppCount = defineCall("ShowAppCount", { query: appCountQuery, options: callOptions }, (caller, { query, options }) =>
  caller.read("ShowAppCount", { query }, options, answers.appCount),
);

export const showApp = defineCall("ShowApp", { id: text, options: callOptions }, (caller, { id, options }) =>
  caller.read("ShowApp", { id }, options, answers.app),
);
