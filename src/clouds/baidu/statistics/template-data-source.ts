import { computed, defineDataSource, nested, number, optional, required, string } from "../../../schema";
import type { BaiduSms } from "../client/client";

/** Most rows that the platform gives at once (Baidu L6743-6749). */
const pageSize = 50;

export const templateStatisticsData = defineDataSource<BaiduSms>()({
  type: "sms_baidu_template_statistics",
  noun: "template statistics",
  doc: "Reads how many messages were sent and delivered from each template.",
  attributes: {
    id: computed(string, { doc: "`template_statistics`." }),
    start_time: required(string, { doc: "First day, `yyyyMMdd`." }),
    end_time: required(string, { doc: "Last day, `yyyyMMdd`." }),
    template_id: optional(string, { doc: "Only this template." }),
    submit_total: computed(number, { doc: "Messages submitted." }),
    deliver_total: computed(number, { doc: "Messages delivered." }),
    items: computed(
      nested("list", {
        template_id: computed(string, { doc: "The template." }),
        submit_count: computed(number, { doc: "Messages submitted." }),
        deliver_count: computed(number, { doc: "Messages delivered." }),
      }),
      { doc: "One for each template, in the order of their ids." },
    ),
  },
  async read({ client, signal }, { start_time: startTime, end_time: endTime, template_id: templateId }) {
    const items: { template_id: string; submit_count: number; deliver_count: number }[] = [];
    for (let pageNo = 1; ; pageNo++) {
      const query = { startTime, endTime, pageNo, pageSize, ...(templateId !== null && { templateId }) };
      const page = await client.templateStatistics(query, { signal });
      items.push(
        ...page.items.map((item) => ({ template_id: item.templateId, submit_count: item.submitCount, deliver_count: item.deliverCount })),
      );
      if (page.items.length < pageSize) {
        const sorted = items.sort((a, b) => (a.template_id < b.template_id ? -1 : 1));
        return { id: "template_statistics", submit_total: page.submitTotal, deliver_total: page.deliverTotal, items: sorted };
      }
    }
  },
});
