/** Quotas: what the console sets and operations decide. */
import { isoTime, requireNoReview, viewer } from "../../admin/kinds/object-kind";
import { type ObjectKind, type ObjectView, UnknownObject, type World } from "../../platform";
import { decide } from "../../review/review";
import { parseOrExplain } from "../../values/validation";
import type { Accounts } from "../accounts";
import { decided, type Quota, type QuotaStore, quotaFieldsSchema } from "./store";

const baiduView = viewer("baidu");

/** The id is the access key id. Listed are the accounts whose quota was changed or applied for. */
export function adminQuotas(quotas: QuotaStore, accounts: Accounts, world: World): ObjectKind {
  const quotaOf = (account: string): Quota => {
    if (!accounts.exists(account)) throw new UnknownObject("quotas", account);
    return quotas.of(account, world.clock.now());
  };
  const view = (account: string): ObjectView => {
    const { submission, ...inForce } = quotaOf(account);
    const { status = "NONE", review = "", steps = [], ...applied } = submission ?? {};
    const nextSteps = steps.map((step) => ({ ...step, at: isoTime(step.at) }));
    return baiduView("quotas", account, account, status, { ...inForce, submission: submission && applied, review, nextSteps });
  };
  return {
    list: () => quotas.accounts().map(view),
    get: view,
    act: (account, action, reply) => {
      const quota = quotaOf(account);
      if (action !== "approve" && action !== "reject")
        throw new Error(`To ${action} is not possible among quotas. Allowed: approve, reject.`);
      if (quota.submission === null) throw new Error(`${account} has not applied for a quota: there is nothing to ${action}.`);
      const submission = { ...quota.submission };
      if (action === "approve") decide(submission, "PASS", reply ?? "");
      else decide(submission, "FAILURE", reply ?? world.review.reply);
      quotas.set(account, decided(quota, submission));
      return view(account);
    },
    edit: (account, changes, resubmit) => {
      requireNoReview("quotas", resubmit);
      const { submission, ...inForce } = quotaOf(account);
      const edited = parseOrExplain(quotaFieldsSchema, { ...inForce, ...Object(changes) }, `Edit of the quota of ${account}`);
      quotas.set(account, { ...edited, submission });
      return view(account);
    },
    remove: (account) => {
      quotaOf(account);
      quotas.forget(account);
    },
  };
}
