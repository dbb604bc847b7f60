/** Open points of both statistics, and of dates and days wherever they occur (Baidu's specification 6.17, 6.18 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const statisticsSwitches = {
  "baidu.time-zone": {
    values: ["Asia/Shanghai", "UTC"],
    default: "Asia/Shanghai",
    meaning: "Zone of blacklist dates, statistics and of the days and months that quotas and daily limits count.",
    gap: "G-16",
  },
  "baidu.statistics-rows": {
    values: ["statisticsResults", "data"],
    default: "statisticsResults",
    meaning: "Field that holds the rows of the business statistics: as in the example, or as in the table.",
    gap: "G-28",
  },
  "baidu.statistics-country-field": {
    values: ["countryAlpha2Code", "countryAlphaCode"],
    default: "countryAlpha2Code",
    meaning: "Field that holds the country of a row: as in the example, or as in the table.",
    gap: "G-28",
  },
  "baidu.template-statistics-data": {
    values: ["object", "list"],
    default: "object",
    meaning: "Shape of data in the statistics by template: one object as in the example, or a list of one as in the table.",
    gap: "G-28",
  },
  "baidu.template-statistics-numbers": {
    values: ["strings", "numbers"],
    default: "strings",
    meaning: "Type of totals and page fields in the statistics by template: as in the example, or as in the table.",
    gap: "G-28",
  },
  "baidu.template-statistics-page": {
    values: ["optional", "required"],
    default: "optional",
    meaning: "Whether the statistics by template need pageSize and pageNo: the table says so, the example has neither.",
    gap: "G-28",
  },
  "baidu.template-statistics-failure": {
    values: ["status", "error"],
    default: "status",
    meaning: "How the statistics by template refuse a bad parameter: 200 with status -1, or a 400 with the common error.",
    gap: "section 6.17",
  },
  "baidu.statistics-window": {
    values: ["365-days", "31-days"],
    default: "365-days",
    meaning: "How far back the business statistics by day and month reach: as for the call, or as in the console.",
    gap: "G-50",
  },
} as const satisfies SwitchCatalogue;
