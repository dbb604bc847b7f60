import { defineResource, type Immutable, type ListingScope, normalText, type Scope, UNKNOWN } from "../../../schema";
import { protectedReview } from "../../shared/objects/review";
import type { HuaweiSms } from "../client/client";
import type { FlowStatus } from "../client/enumerations";
import type { Template } from "../client/types/management";
import { audienceIn, listCalls, madeAt, ofApp, waysLeft } from "../listing";
import { listedSignatures, listedTemplates } from "../lists";
import { projectOf } from "../project";
import { reviewStateOf } from "../review";
import { templateAttributes } from "./attributes";
import { templateRules } from "./rules";
import { namingItsSignature } from "./signature-ids";
import { differsBeyondName, hasVariables, type KnownTemplate, requestOf, seenIn, shownIn, toldIn, type WantedTemplate } from "./values";

export const template = defineResource<HuaweiSms>()({
  type: "sms_huawei_template",
  noun: "template",
  doc:
    "A template: a reviewed text with variables. Its name can be changed at any time. Anything else is changed in place as long as it is not approved; under " +
    "review it is withdrawn before, and handed in again after that. What becomes of an approved one is told by `on_approved_change`.",
  attributes: templateAttributes,
  wording: {
    text: "template_content",
    signatureOf: "sign_id",
    audience: { attribute: "region", of: { intl: "international" } },
  },
  skipDestroy: "skip_destroy",
  goesWhen: "its signature goes, which takes its templates along, as far as Huawei's help pages tell",
  title: (values) => values.template_name,
  importId: "the template's primary key",
  listing: {
    calls: `${listCalls}; applications are listed as well, and signatures, for their ids`,
    waysLeft,
    async *pages(scope) {
      for await (const page of scope.client.templatePages({ signal: scope.signal })) {
        yield await Promise.all(page.map((found) => listedAs(scope, found)));
      }
    },
  },
  rules: templateRules,
  review: {
    ...protectedReview,
    stateOf: reviewStateOf,
    immutable(status, attribute, wanted) {
      if (attribute === "sign_id" && wanted.sign_id === UNKNOWN) return goesWithItsSignature;
      return isApproved(status) && attribute !== "template_name" && wanted.on_approved_change !== "disable_and_edit"
        ? { because: "of an approved template the name alone can be changed", instead: "replace" }
        : undefined;
    },
    changeNotice: (status, changed) =>
      isApproved(status) && [...changed].some((attribute) => attribute !== "template_name")
        ? "It is disabled first: from the moment of the apply it cannot be sent with, until its new text is approved. It keeps its ids."
        : undefined,
    outlasting: (status, changed) =>
      isApproved(status) && [...changed].every((attribute) => attribute === "template_name")
        ? ["status", "review", "usable", "template_id"]
        : [],
  },

  async read(scope, id, prior) {
    const { client, signal, reads } = scope;
    const object = await (reads === "shared" ? client.listedTemplate(id, { signal }) : client.showTemplate(id, { signal }));
    return seenIn(scope, object, prior);
  },
  creation: {
    by: "search",
    isNewBy: "absence",
    async create(scope, wanted) {
      const { client, signal, onSend } = scope;
      const { id } = await namingItsSignature(scope, wanted, () => client.createTemplate(requestOf(wanted), { signal, onSend }));
      return { seen: { id, status: await firstStatus(scope, wanted), ...projectOf(client) } };
    },
    async lookAlikes(scope, wanted) {
      const { client, signal, reads } = scope;
      const { template_name, template_content, template_type, sign_id } = wanted;
      const all = reads === "shared" ? await listedTemplates(scope) : await client.allTemplates({}, { signal });
      // What a name in a query finds is not told (Huawei's specification 15, no. 40).
      const close = all.filter(
        (each) => normalText(each.template_name) === template_name || normalText(each.template_content) === template_content,
      );
      if (reads === "shared") return close.map((each) => asLookAlike(each, toldIn(client, each)));
      return Promise.all(close.map(async (each) => asLookAlike(each, await seenIn(scope, each, { template_type, sign_id }))));
    },
  },
  update: {
    steps: [
      async ({ client, signal }, id, wanted, prior) => {
        const { flow_status } = await client.showTemplate(id, { signal });
        const command = commandBefore(flow_status, differsBeyondName(wanted, prior));
        if (command === undefined) return "not needed";
        // Whether it takes what stands beside the command is nowhere said, so that is what it is already.
        await client.updateTemplate(id, { ...requestOf(prior, prior), flow_status: command }, { signal });
        return "sent";
      },
      async (scope, id, wanted, prior) => {
        const { client, signal } = scope;
        await namingItsSignature(scope, wanted, () => client.updateTemplate(id, requestOf(wanted, prior), { signal }));
        return "sent";
      },
    ],
    async finish(scope, id, wanted, prior) {
      const object = await scope.client.showTemplate(id, { signal: scope.signal });
      // Whether an edit hands it in by itself is nowhere said, either.
      return isLeft(object.flow_status, wanted) ? submit(scope, id, wanted, prior) : seenIn(scope, object, wanted);
    },
  },
  work: {
    due: ({ status }, wanted) =>
      isLeft(status, wanted)
        ? {
            because: `it was ${status === "Disable" ? "disabled" : "withdrawn"} or never handed in, so that nobody reviews it`,
            changes: { status: UNKNOWN, update_time: UNKNOWN },
          }
        : undefined,
    carryOut: (scope, id, wanted, prior) => submit(scope, id, wanted, prior),
  },
  async delete({ client, signal }, id, prior) {
    try {
      await client.deleteTemplateWithOthers(id, { signal });
    } catch (failure) {
      // By the vendor's help pages one under review cannot be deleted; the document does not say so.
      const { flow_status } = await client.showTemplate(id, { signal });
      if (!isUnderReview(flow_status)) throw failure;
      await client.updateTemplate(id, { ...requestOf(prior, prior), flow_status: "Pending" }, { signal });
      await client.deleteTemplate(id, { signal });
    }
  },
});

/** A signature whose id is not known yet is made in the same run, mostly in the place of the one that the template has. */
const goesWithItsSignature: Immutable = {
  because:
    "its signature is made in the same run, and a signature that goes takes its templates along (to keep it, make the other signature in a run before)",
  instead: "replace",
};

function isApproved(status: string): boolean {
  return status === "Adopted" || status === "Adopted_inactive";
}

/** Whether nobody reviews it: between the steps of an edit, or because somebody withdrew it. One that others disabled stays so, unless edits disable it. */
function isLeft(status: string | null, { on_approved_change }: { readonly on_approved_change: unknown }): boolean {
  return status === "Pending" || (status === "Disable" && on_approved_change === "disable_and_edit");
}

function isUnderReview(status: string): boolean {
  return status === "Reviewing" || status === "SignReviewing";
}

// Huawei: specification 6.3; L3406, L3476, L3481-3483.
/** What must come before an edit. */
function commandBefore(status: string, isMoreThanName: boolean): FlowStatus | undefined {
  if (isUnderReview(status)) return "Pending";
  return isApproved(status) && isMoreThanName ? "Disable" : undefined;
}

async function submit(scope: Scope<HuaweiSms>, id: string, wanted: WantedTemplate, prior: KnownTemplate) {
  const { client, signal } = scope;
  await client.updateTemplate(id, { ...requestOf(wanted, prior), flow_status: "Reviewing" }, { signal });
  return seenIn(scope, await client.showTemplate(id, { signal }), wanted);
}

/** The answer to a create does not tell it. That of its signature does, of which one list serves all. */
async function firstStatus(scope: Scope<HuaweiSms>, { region, universal_template, sign_id }: WantedTemplate): Promise<FlowStatus> {
  if (region !== "cn" || universal_template === 1) return "Reviewing";
  // The template exists by now: a look that fails must not fail its creation.
  const signatures = await listedSignatures(scope).catch(() => []);
  const signature = signatures.find(({ id }) => id === sign_id);
  return signature && reviewStateOf(signature.status) === "usable" ? "Reviewing" : "SignReviewing";
}

async function listedAs(scope: ListingScope<HuaweiSms>, found: Template) {
  const seen = await shownIn(scope, found, {});
  const { sign_id } = seen;
  const signature = sign_id === undefined ? [] : [{ attribute: "sign_id" as const, type: "sms_huawei_signature", id: sign_id }];
  return {
    importId: found.id,
    seen: { ...seen, variable_attributes: hasVariables(found) ? undefined : null },
    unshown: hasVariables(found) ? (["variable_attributes"] as const) : [],
    audience: audienceIn(found.region),
    madeAt: madeAt(found.create_time),
    links: [...ofApp(seen.app_id), ...signature],
  };
}

function asLookAlike<Seen>({ id }: Template, seen: Seen) {
  return { id, importId: id, seen };
}
