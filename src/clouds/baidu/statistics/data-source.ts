import {
  type Attribute,
  type Attributes,
  computed,
  defineDataSource,
  nested,
  number,
  oneOf,
  optional,
  required,
  string,
} from "../../../schema";
import { figures, labels } from "../client/answers/statistics";
import type { BaiduSms } from "../client/client";
import { smsTypes, statisticsCountryTypes, statisticsDimensions } from "../client/enumerations";
import type { StatisticsRow } from "../client/types/statistics";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Baidu L6983-7116. */
const labelDocs: Readonly<Record<(typeof labels)[number], string>> = {
  userId: "Id of the account.",
  countryAlpha2Code: "The country that was asked for, by its two letters; international statistics only.",
  smsTypeId: "Always empty.",
  signatureId: "Always empty.",
  templateCode: 'The template\'s id, with `query_type = "template"` only.',
  templateName: 'The template\'s name, with `query_type = "template"` only.',
};
const notInternational = "not told for international messages";
const share = "between 0 and 1";
const failed = (cause: string) => `Failed: ${cause}.`;
const figureDocs: Readonly<Record<(typeof figures)[number], string>> = {
  submitCount: "Submitted, in segments.",
  submitLongCount: "Submitted long messages, each counted once.",
  deliverSuccessCount: `Delivered, in segments; ${notInternational}.`,
  deliverSuccessLongCount: `Delivered long messages, each counted once; ${notInternational}.`,
  deliverFailureCount: `Not delivered; ${notInternational}.`,
  deliverSuccessProportion: `Share that was delivered, ${share}; ${notInternational}.`,
  deliverFailureProportion: `Share that was not delivered, ${share}; ${notInternational}.`,
  responseSuccessCount: "Answered with success.",
  responseSuccessProportion: `Share that was answered with success, ${share}.`,
  responseTimeoutCount: "Not answered in time.",
  receiptProportion: `Share with a receipt, ${share}.`,
  unknownCount: "Arrival not known.",
  unknownProportion: `Share whose arrival is not known, ${share}.`,
  notExistCount: failed("the number does not exist"),
  signatureOrTemplateCount: failed("signature or template at fault"),
  abnormalCount: failed("the carrier's network"),
  overclockingCount: failed("the gateway did not deliver in time"),
  otherErrorCount: failed("another error"),
  blacklistCount: failed("the number is on a blacklist"),
  routeErrorCount: failed("route or channel"),
  issueFailureCount: failed("the carrier could not deliver"),
  parameterErrorCount: failed("wrong parameters"),
  illegalWordCount: failed("a forbidden word"),
  anomalyCount: failed("the handset"),
  unknownErrorCount: failed("the cause is not known"),
};

const rowAttributes: Attributes = {
  datetime: computed(string, { doc: "The period: `yyyy-MM-dd` for `day`, `yyyy-MM` for `month`." }),
  ...attributesFor(labels, (name) => computed(string, { doc: labelDocs[name] })),
  ...attributesFor(figures, (name) => computed(number, { doc: figureDocs[name] })),
};

export const statisticsData = defineDataSource<BaiduSms>()({
  type: "sms_baidu_statistics",
  noun: "statistics",
  doc: "Reads what was sent and what became of it, by period. Counts are of segments.",
  attributes: {
    id: computed(string, { doc: "`statistics`." }),
    sms_type: optional(oneOf([...smsTypes, "all"]), { doc: "A class of messages; `all` by default." }),
    dimension: required(oneOf(statisticsDimensions), { doc: "Length of the periods: `fiveMinute`, `hour`, `day` or `month`." }),
    start_time: required(string, {
      doc: "`yyyy-MM-dd HH:mm:ss`, from 00:00:00. Today for `fiveMinute` and `hour`, else at most 365 days ago.",
    }),
    end_time: required(string, { doc: "`yyyy-MM-dd HH:mm:ss`; 23:59:59 of the last day for `day` and `month`." }),
    country_type: optional(oneOf(statisticsCountryTypes), { doc: "`all`, `domestic` or `international`." }),
    country_code: optional(string, { doc: "Two capital letters; with `international` only." }),
    signature_id: optional(string, { doc: "Only messages under this signature." }),
    template_id: optional(string, { doc: "Only messages from this template." }),
    query_type: optional(oneOf(["template"]), { doc: "`template` gives a row for each template." }),
    total: computed(nested("single", rowAttributes), { doc: "The sum of all rows." }),
    rows: computed(nested("list", rowAttributes), { doc: "One row for each period, and template where they were asked for." }),
  },
  async read({ client, signal }, config) {
    const { rows, total } = await client.businessStatistics(
      {
        smsType: config.sms_type ?? "all",
        dimension: config.dimension,
        startTime: config.start_time,
        endTime: config.end_time,
        ...(config.country_type !== null && { countryType: config.country_type }),
        ...(config.country_code !== null && { countryCode: config.country_code }),
        ...(config.signature_id !== null && { signatureId: config.signature_id }),
        ...(config.template_id !== null && { templateCode: config.template_id }),
        ...(config.query_type !== null && { queryType: config.query_type }),
      },
      { signal },
    );
    return { id: "statistics", rows: rows.map(rowValues), total: total ? rowValues(total) : null };
  },
});

function attributesFor<Name extends string>(names: readonly Name[], attribute: (name: Name) => Attribute): Attributes {
  return Object.fromEntries(names.map((name) => [snake(name), attribute(name)]));
}

function rowValues(row: StatisticsRow): Record<string, string | number | null> {
  const values = [...labels, ...figures].map((name) => [snake(name), row[name] ?? null] as const);
  return { datetime: row.datetime, ...Object.fromEntries(values) };
}
