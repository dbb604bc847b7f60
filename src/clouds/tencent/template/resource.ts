import { defineResource, type Wanted } from "../../../schema";
import { protectedReview } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import type { TencentSms } from "../client/client";
import type { International, SmsType } from "../client/enumerations";
import type { NewTemplate, Template } from "../client/types/management";
import { audienceOf, classesOf, classIn, type Found, findTemplate, importId, importIdOf, ownId } from "../find";
import { fromOfficialId, officialProvider } from "../official-provider";
import { immutableIn, madeAt, reviewStateOf, underReview } from "../review";
import { templateAttributes } from "./attributes";
import { templateRules } from "./rules";

/** Read back, it means that the template is valid for both (Tencent L10644). */
const both = 3;

export const template = defineResource<TencentSms>()({
  type: "sms_tencent_template",
  noun: "template",
  doc:
    "A template: a reviewed text with variables. As long as it is under review or rejected it is changed in place; " +
    "an approved one is never changed, so a change makes a new one with a new id.",
  attributes: templateAttributes,
  wording: { text: "template_content", audience: { attribute: "international", of: { 1: "international" } } },
  skipDestroy: "skip_destroy",
  title: (values) => values.template_name,
  importId: importIdOf("template"),
  listing: {
    calls: "one for 100 domestic templates, and one for 100 international ones; a last one that is not full tells that there are no more",
    waysLeft: "Only a key of the main account may list. With another key, name templates by their ids, which the console shows.",
    filters: ["international"],
    async *pages({ client, signal }, { international }) {
      for (const asked of classesOf(international)) {
        for await (const page of client.templatePages(asked, { signal })) yield page.map((object) => listedAs(object, asked));
      }
    },
  },
  // What the platform never tells is left out: after a failed change, that provider's state holds what was never sent.
  movesFrom: [
    {
      type: "tencentcloud_sms_template",
      provider: officialProvider,
      takes: ["template_name", "template_content", "international"],
      importId: fromOfficialId,
    },
  ],
  rules: templateRules,
  review: { ...protectedReview, stateOf: reviewStateOf, immutable: immutableIn("template") },

  async read({ client, signal, reads }, id, { international }) {
    const found = await findTemplate(client, id, { international, signal, reads });
    return { ...seenIn(found.object), ...classOf(found, id, international) };
  },
  creation: {
    by: "search",
    isNewBy: "time",
    async create({ client, signal, onSend }, wanted) {
      const { AddTemplateStatus } = await client.addSmsTemplate(requestOf(wanted), { signal, onSend });
      return { seen: { id: AddTemplateStatus.TemplateId, status: underReview } };
    },
    async lookAlikes({ client, signal }, { international }) {
      const asked = international as International;
      const all = await client.allSmsTemplates({ International: asked }, { signal });
      const sameClass = all.filter(({ International }) => International === asked || International === both);
      return sameClass.map((object) => ({
        id: object.TemplateId,
        importId: importId(asked, object.TemplateId),
        createdAt: object.CreateTime === undefined ? undefined : object.CreateTime * 1000 + 999,
        seen: seenIn(object),
      }));
    },
  },
  async update({ client, signal }, id, wanted) {
    await client.modifySmsTemplate({ TemplateId: ownId(id), ...requestOf(wanted) }, { signal });
    return seenIn((await findTemplate(client, id, { international: wanted.international, signal })).object);
  },
  async delete({ client, signal }, id) {
    await client.deleteSmsTemplate({ TemplateId: ownId(id) }, { signal });
  },
});

/** Always the whole: a change takes the same as an application. Rules can be turned off, so the platform has the last word on values. */
function requestOf(wanted: Wanted<typeof templateAttributes>): NewTemplate {
  return {
    TemplateName: wanted.template_name,
    TemplateContent: wanted.template_content,
    SmsType: wanted.sms_type as SmsType,
    International: wanted.international as International,
    Remark: wanted.remark,
  };
}

function seenIn(object: Template) {
  return {
    id: object.TemplateId,
    template_name: object.TemplateName,
    template_content: object.TemplateContent,
    status: String(object.StatusCode),
    review: words(object.ReviewReply),
    ...(object.CreateTime !== undefined && { create_time: object.CreateTime }),
  };
}

function listedAs(object: Template, asked: International) {
  const id = object.TemplateId;
  const name = importId(classIn(object, asked), id);
  return {
    importId: name,
    seen: { ...seenIn(object), ...classOf({ object, id, asked }, name, null) },
    audience: audienceOf(object),
    madeAt: madeAt(object.CreateTime),
  };
}

/** What is valid for both is whatever was asked for; where nobody has asked yet, the configuration will say. */
function classOf({ object, asked }: Found<Template>, id: string, known: number | null | undefined) {
  if (object.International !== both) return { international: object.International };
  if (known !== null && known !== undefined) return { international: known };
  return id.includes("/") ? { international: asked } : {};
}
