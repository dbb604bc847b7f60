// Baidu: specification 6.17 and 6.18.
/** Calls for statistics. What they mean stands at `BaiduSms`. */
import type { Given } from "../../../shared/client/arguments";
import { daysBefore } from "../../../shared/client/days";
import * as answers from "../answers/statistics";
import { isCompactDay, isMoment } from "../calendar";
import { defineCall, demand } from "../caller";
import { smsTypes, statisticsCountryTypes, statisticsDimensions } from "../enumerations";
import { callOptions } from "../requests/management";
import { businessQuery, templatePeriod, templateQuery } from "../requests/statistics";
import type { BusinessStatistics, BusinessStatisticsQuery, TemplateStatistics } from "../types/statistics";
import { checkPage, checkPeriod } from "./paging";

// Baidu: L6749.
/** Most rows on a page of the statistics by template. */
const templatePage = 50;

export const templateStatistics = defineCall(
  "templateStatistics",
  { query: templateQuery, options: callOptions },
  async (caller, { query, options }): Promise<TemplateStatistics> => {
    const { pageSize, pageNo, ...period } = query;
    checkPeriod("templateStatistics", query, isCompactDay, "a day as yyyyMMdd, such as 20240131");
    checkPage("templateStatistics", query, templatePage);
    const parts = { query: { ...period, pageSize: pageSize?.toString(), pageNo: pageNo?.toString() } };
    return (await caller.read("templateStatistics", parts, options, answers.templateStatistics)).data;
  },
);

export const allTemplateStatistics = defineCall(
  "templateStatistics",
  { query: templatePeriod, options: callOptions },
  async (caller, { query, options }): Promise<Omit<TemplateStatistics, "pageNo" | "pageSize">> => {
    const items: TemplateStatistics["items"][number][] = [];
    for (let pageNo = 1; ; pageNo++) {
      const page = await templateStatistics(caller, { query: { ...query, pageNo, pageSize: templatePage }, options });
      items.push(...page.items);
      // No count of templates is given: a page that is not full is the last.
      if (page.items.length < templatePage) return { submitTotal: page.submitTotal, deliverTotal: page.deliverTotal, items };
    }
  },
);

export const businessStatistics = defineCall(
  "businessStatistics",
  { query: businessQuery, options: callOptions },
  async (caller, { query, options }): Promise<BusinessStatistics> => {
    checkBusinessQuery(query, caller.today());
    const { statisticsResults: all } = await caller.read("businessStatistics", { query }, options, answers.businessStatistics);
    const total = all.find(({ datetime }) => datetime === answers.totalMark);
    return { rows: all.filter(({ datetime }) => datetime !== answers.totalMark), ...(total && { total }) };
  },
);

function checkBusinessQuery(query: Given<BusinessStatisticsQuery>, today: string): void {
  const { smsType, dimension, countryType, countryCode, queryType, startTime } = query;
  checkListed("smsType", smsType, ["all", ...smsTypes]);
  checkListed("dimension", dimension, statisticsDimensions);
  checkListed("countryType", countryType ?? "all", statisticsCountryTypes);
  checkListed("queryType", queryType ?? "template", ["template"]);
  if (countryCode !== undefined) {
    const code = JSON.stringify(countryCode);
    demandStatistics(/^[A-Z]{2}$/.test(countryCode), `the countryCode is ${code}; it must be two capital letters, such as US`);
    demandStatistics(
      countryType === "international",
      `the countryCode ${code} needs the countryType international, which is ${countryType ?? "not set"}`,
    );
  }
  checkPeriod("businessStatistics", query, isMoment, "a time as yyyy-MM-dd HH:mm:ss, such as 2024-01-31 00:00:00");
  const isFine = dimension === "fiveMinute" || dimension === "hour";
  const earliest = isFine ? today : daysBefore(today, 365);
  const allowed = `statistics by ${dimension} begin on ${earliest} at the earliest (${isFine ? "today" : "365 days ago"}, in the platform's time zone)`;
  demandStatistics(startTime.slice(0, 10) >= earliest, `the startTime is ${startTime}; ${allowed}`);
}

function checkListed(name: string, value: string, allowed: readonly string[]): void {
  demandStatistics(allowed.includes(value), `the ${name} is ${JSON.stringify(value)}; it must be one of ${allowed.join(", ")}`);
}

function demandStatistics(isMet: boolean, reason: string): void {
  demand(isMet, "businessStatistics", reason);
}
