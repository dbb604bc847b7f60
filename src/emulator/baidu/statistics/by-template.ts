/** Volume by template (Baidu's specification 6.17). Messages count by their segments (Baidu L1723). */
import { z } from "zod";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import { jsonAnswer } from "../calls/envelope";
import { readQuery } from "../calls/query";
import { type MessageStore, receiptOf } from "../messages/messages";
import type { Context, Handler } from "../submissions/calls";
import { zoneOf } from "../zone";

const day = z.string().regex(/^\d{8}$/, { error: "expected a day of the form yyyyMMdd" });
const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, { error: "expected a number from 1" })
  .transform(Number);
const pageSize = number.refine((size) => size <= 50, { error: "expected a number from 1 to 50" });

const querySchema = z.object({ startTime: day, endTime: day, templateId: z.string().optional() });
const pageSchema = z.object({ pageNo: number, pageSize });
/** The default size is the one of the example (Baidu L6849). */
const lenientPageSchema = z.object({ pageNo: number.default(1), pageSize: pageSize.default(10) });

interface Volume {
  submitted: number;
  delivered: number;
}

export function createTemplateStatistics(messages: MessageStore, { world, switches }: Context): Handler {
  const volumes = (account: string, from: string, to: string, templateId: string | undefined): Map<string, Volume> => {
    const zone = zoneOf(switches);
    const now = world.clock.now();
    const byTemplate = new Map<string, Volume>();
    for (const message of messages.all()) {
      const sent = zone.text(message.sentAt).slice(0, 10).replaceAll("-", "");
      if (message.account !== account || sent < from || sent > to || (templateId ?? message.templateId) !== message.templateId) continue;
      const volume = byTemplate.get(message.templateId) ?? { submitted: 0, delivered: 0 };
      volume.submitted += message.segments;
      if (receiptOf(message, now) === "DELIVRD") volume.delivered += message.segments;
      byTemplate.set(message.templateId, volume);
    }
    return byTemplate;
  };

  const statistics: Handler = (request, account) => {
    const { startTime, endTime, templateId } = readQuery(querySchema, request);
    const needed = switches.get("baidu.template-statistics-page") === "required";
    const page = readQuery(needed ? pageSchema : lenientPageSchema, request);
    requireDays(startTime, endTime);
    const rows = [...volumes(account, startTime, endTime, templateId)].sort(([one], [other]) => (one < other ? -1 : 1));
    const total = (part: keyof Volume) => rows.reduce((sum, [, volume]) => sum + volume[part], 0);
    const asShown = switches.get("baidu.template-statistics-numbers") === "strings" ? String : (value: number) => value;
    const data = {
      submitTotal: asShown(total("submitted")),
      deliverTotal: asShown(total("delivered")),
      pageNo: asShown(page.pageNo),
      pageSize: asShown(page.pageSize),
      items: rows.slice((page.pageNo - 1) * page.pageSize, page.pageNo * page.pageSize).map(([id, { submitted, delivered }]) => ({
        templateId: id,
        submitCount: String(submitted),
        deliverCount: String(delivered),
      })),
    };
    const shaped = switches.get("baidu.template-statistics-data") === "list" ? [data] : data;
    return jsonAnswer(world, { status: 0, msg: "success", data: shaped });
  };

  const requireDays = (from: string, to: string): void => {
    const zone = zoneOf(switches);
    const bad = [from, to].find((text) => zone.parse(text.replace(/^(....)(..)(..)$/, "$1-$2-$3")) === undefined);
    if (bad !== undefined) throw new Refusal(400, "InappropriateJSON", `${bad} is no day.`);
    if (from > to) throw new Refusal(400, "InappropriateJSON", `startTime ${from} is after endTime ${to}.`);
  };

  return (...call): Answer => {
    try {
      return statistics(...call);
    } catch (error) {
      if (!(error instanceof Refusal) || switches.get("baidu.template-statistics-failure") === "error") throw error;
      return jsonAnswer(world, { status: -1, msg: error.message });
    }
  };
}
