/** Open points of both statistics, and of dates and days wherever they occur (Baidu's specification 6.17, 6.18 and 14). */
import type { SwitchCatalogue } from "../../world/switches";

export const statisticsSwitches = {
  "baidu.time-zone": {
    values: ["Asia/Shanghai", "UTC"],
    default: "Asia/Shanghai",
    meaning: "Zone of blacklist dates, statistics and of the days and months that quotas and daily limits count.",
    zh: "黑名单日期、统计，以及配额和每日限制所用的日和月的时区。",
    gap: "G-16",
  },
  "baidu.statistics-rows": {
    values: ["statisticsResults", "data"],
    default: "statisticsResults",
    meaning: "Field that holds the rows of the business statistics: as in the example, or as in the table.",
    zh: "业务统计的各行放在哪个字段：按示例，或按表格。",
    gap: "G-28",
  },
  "baidu.statistics-country-field": {
    values: ["countryAlpha2Code", "countryAlphaCode"],
    default: "countryAlpha2Code",
    meaning: "Field that holds the country of a row: as in the example, or as in the table.",
    zh: "一行的国家放在哪个字段：按示例，或按表格。",
    gap: "G-28",
  },
  "baidu.template-statistics-data": {
    values: ["object", "list"],
    default: "object",
    meaning: "Shape of data in the statistics by template: one object as in the example, or a list of one as in the table.",
    zh: "按模板统计里 data 的形式：按示例是一个对象，或按表格是只有一个元素的列表。",
    gap: "G-28",
  },
  "baidu.template-statistics-numbers": {
    values: ["strings", "numbers"],
    default: "strings",
    meaning: "Type of totals and page fields in the statistics by template: as in the example, or as in the table.",
    zh: "按模板统计里总数和分页字段的类型：按示例，或按表格。",
    gap: "G-28",
  },
  "baidu.template-statistics-page": {
    values: ["optional", "required"],
    default: "optional",
    meaning: "Whether the statistics by template need pageSize and pageNo: the table says so, the example has neither.",
    zh: "按模板统计是否需要 pageSize 和 pageNo：表格说需要，示例两个都没有。",
    gap: "G-28",
  },
  "baidu.template-statistics-failure": {
    values: ["status", "error"],
    default: "status",
    meaning: "How the statistics by template refuse a bad parameter: 200 with status -1, or a 400 with the common error.",
    zh: "按模板统计怎样拒绝错误的参数：200 加 status -1，或 400 加通用错误。",
    gap: "section 6.17",
  },
  "baidu.statistics-window": {
    values: ["365-days", "31-days"],
    default: "365-days",
    meaning: "How far back the business statistics by day and month reach: as for the call, or as in the console.",
    zh: "按日和按月的业务统计能查多久以前：按接口，或按控制台。",
    gap: "G-50",
  },
} as const satisfies SwitchCatalogue;
