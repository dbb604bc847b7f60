import { defineResource, type Immutable } from "../../../schema";
import { protectedReview } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import type { BaiduSms } from "../client/client";
import type { CountryType, SmsType } from "../client/enumerations";
import { tokenLifetimeMs } from "../client/token";
import type { Template } from "../client/types/management";
import { unlisted } from "../listing";
import { officialProvider } from "../official-provider";
import { ownerOf } from "../owner";
import { reviewStateOf } from "../review";
import { templateAttributes } from "./attributes";
import { templateRules } from "./rules";

const seenIn = (found: Template) => ({
  id: found.templateId,
  name: found.name,
  content: found.content,
  sms_type: found.smsType,
  country_type: found.countryType,
  ...(found.description !== undefined && { description: found.description }),
  ...(found.userId !== undefined && { user_id: found.userId }),
  status: found.status,
  review: words(found.review),
});

export const template = defineResource<BaiduSms>()({
  type: "sms_baidu_template",
  noun: "template",
  doc:
    "A template: a reviewed text with variables. Until it has passed review it is changed in place; " +
    "an approved one is never changed, so a change makes a new one with a new id.",
  attributes: templateAttributes,
  wording: { text: "content", audience: { attribute: "country_type", of: { INTERNATIONAL: "international", GLOBAL: "global" } } },
  skipDestroy: "skip_destroy",
  title: (values) => values.name,
  importId: "the template's id (sms-tmpl-…)",
  listing: unlisted,
  movesFrom: [
    {
      type: "baiducloud_sms_template",
      provider: officialProvider,
      takes: ["name", "content", "sms_type", "country_type", "description", "user_id", "status", "review"],
    },
  ],
  rules: templateRules,
  review: { ...protectedReview, stateOf: reviewStateOf, immutable },

  async read({ client, signal }, id) {
    return seenIn(await client.getTemplate(id, { signal }));
  },
  creation: {
    by: "token",
    lifetimeMs: tokenLifetimeMs,
    async create({ client, signal, token, account, store }, wanted) {
      const { templateId, status } = await client.createTemplate(textOf(wanted), { clientToken: token, signal });
      const user_id = await ownerOf({ store, account }, () => client.getTemplate(templateId, { signal }));
      return { seen: { id: templateId, status: status ?? "SUBMITTED", user_id } };
    },
  },
  async update({ client, signal }, id, wanted) {
    await client.modifyTemplate(id, textOf(wanted), { signal });
    return seenIn(await client.getTemplate(id, { signal }));
  },
  async delete({ client, signal }, id) {
    await client.deleteTemplate(id, { signal });
  },
});

/** Baidu L6440: what has passed review must not be changed. For the states that it does not mention: section 7.2. */
function immutable(status: string): Immutable | undefined {
  const reasons: Readonly<Record<string, string>> = {
    READY: "an approved template cannot be changed",
    APPROVED: "a template that has passed review cannot be changed",
    DEPRECATED: "a deprecated template cannot be changed",
  };
  const because = reasons[status];
  return because === undefined ? undefined : { because, instead: "replace" };
}

interface Text {
  readonly name: string;
  readonly content: string;
  readonly sms_type: SmsType;
  readonly country_type: CountryType;
  readonly description: string;
}

function textOf({ name, content, sms_type: smsType, country_type: countryType, description }: Text) {
  return { name, content, smsType, countryType, description };
}
