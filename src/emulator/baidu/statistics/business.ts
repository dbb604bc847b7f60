/** Business statistics (Baidu's specification 6.18). Messages count by their segments (Baidu L1723). */
import { z } from "zod";
import { smsTypes, statisticsCountryTypes, statisticsDimensions } from "../../../clouds/baidu/client/enumerations";
import type { Zone } from "../../values/zone";
import { userIdOf } from "../calls/authentication";
import { jsonAnswer, refusal } from "../calls/envelope";
import { readQuery } from "../calls/query";
import type { Message, MessageStore } from "../messages/messages";
import type { Context, Handler } from "../submissions/calls";
import { zoneOf } from "../zone";
import { addUp, type Figures } from "./figures";

const dayMs = 24 * 60 * 60 * 1000;

/** The row that adds up all others. */
const totalLabel = "合计";

const querySchema = z.object({
  countryType: z.enum(statisticsCountryTypes).default("all"),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: "expected two capital letters" })
    .optional(),
  signatureId: z.string().optional(),
  templateCode: z.string().optional(),
  queryType: z.literal("template").optional(),
  smsType: z.enum([...smsTypes, "all"]),
  dimension: z.enum(statisticsDimensions),
  startTime: z.string(),
  endTime: z.string(),
});

type Query = z.infer<typeof querySchema>;
type Dimension = Query["dimension"];

interface Group {
  readonly datetime: string;
  readonly templateCode: string;
  readonly templateName: string;
  readonly messages: Message[];
}

export function createBusinessStatistics(messages: MessageStore, { world, switches }: Context): Handler {
  return (request, account) => {
    // Optional parameters may be there without a value, as some senders write them.
    const query = readQuery(querySchema, { ...request, query: request.query.filter(([, value]) => value !== "") });
    const now = world.clock.now();
    const zone = zoneOf(switches);
    const from = timeOf(zone, "startTime", query.startTime);
    const to = timeOf(zone, "endTime", query.endTime);
    if (from > to) throw refusal("InappropriateJSON", `startTime: ${query.startTime} is after endTime ${query.endTime}.`);
    const earliest = earliestStart(query.dimension, zone.startOfDay(now), switches.get("baidu.statistics-window"));
    if (from < earliest) throw refusal("InappropriateJSON", `startTime: ${query.startTime} is before ${zone.text(earliest)}.`);

    // endTime names its last second.
    const found = [...messages.all()].filter(
      (message) => message.account === account && message.sentAt >= from && message.sentAt < to + 1000 && fits(message, query),
    );
    const total = { datetime: totalLabel, templateCode: "", templateName: "", messages: found };
    const country = query.countryType === "international" ? (query.countryCode ?? "") : "";
    const row = (group: Group) => ({
      datetime: group.datetime,
      userId: userIdOf(account),
      [switches.get("baidu.statistics-country-field")]: country,
      smsTypeId: "",
      signatureId: "",
      templateCode: group.templateCode,
      templateName: group.templateName,
      ...figuresFor(query, addUp(group.messages, now)),
    });
    const rows = [total, ...groups(found, query, zone)].map(row);
    return jsonAnswer(world, { [switches.get("baidu.statistics-rows")]: rows });
  };
}

function fits(message: Message, query: Query): boolean {
  const { countryType, countryCode } = query;
  const international = message.scope === "INTERNATIONAL";
  if (countryType !== "all" && international !== (countryType === "international")) return false;
  if (countryType === "international" && countryCode !== undefined && message.country !== countryCode) return false;
  return (
    (query.signatureId ?? message.signatureId) === message.signatureId &&
    (query.templateCode ?? message.templateId) === message.templateId &&
    (query.smsType === "all" || query.smsType === message.smsType)
  );
}

/** Rows exist for times in which something was sent; earlier ones come first. */
function groups(messages: readonly Message[], { dimension, queryType }: Query, zone: Zone): Group[] {
  const found = new Map<string, Group>();
  for (const message of messages) {
    const datetime = labelOf(dimension, zone.text(message.sentAt));
    const byTemplate = queryType === "template";
    const [templateCode, templateName] = byTemplate ? [message.templateId, message.templateName] : ["", ""];
    const key = `${datetime} ${templateCode}`;
    const group = found.get(key) ?? { datetime, templateCode, templateName, messages: [] };
    group.messages.push(message);
    found.set(key, group);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

/** The document prints the forms of days and months; those of hours and of five minutes are ours. */
function labelOf(dimension: Dimension, time: string): string {
  const cut = (form: string) => time.slice(0, form.length);
  switch (dimension) {
    case "month":
      return cut("yyyy-MM");
    case "day":
      return cut("yyyy-MM-dd");
    case "hour":
      return `${cut("yyyy-MM-dd HH")}:00`;
    case "fiveMinute": {
      const minute = Number(time.slice("yyyy-MM-dd HH:".length, "yyyy-MM-dd HH:mm".length));
      return `${cut("yyyy-MM-dd HH:")}${String(minute - (minute % 5)).padStart(2, "0")}`;
    }
  }
}

function earliestStart(dimension: Dimension, today: number, window: "365-days" | "31-days"): number {
  if (dimension === "fiveMinute" || dimension === "hour") return today;
  return today - (window === "365-days" ? 365 : 31) * dayMs;
}

function timeOf(zone: Zone, field: string, text: string): number {
  const time = zone.parse(text);
  if (time === undefined || text.length !== "yyyy-MM-dd HH:mm:ss".length) {
    throw refusal("InappropriateJSON", `${field}: "${text}" is no time of the form yyyy-MM-dd HH:mm:ss.`);
  }
  return time;
}

/** What is marked as not for international messages is empty there. */
function figuresFor({ countryType }: Query, figures: Figures): Figures {
  if (countryType !== "international") return figures;
  return {
    ...figures,
    deliverSuccessCount: "",
    deliverSuccessLongCount: "",
    deliverFailureCount: "",
    deliverSuccessProportion: "",
    deliverFailureProportion: "",
  };
}
