/** Quotas: what the console sets and operations decide. */
import { isoTime } from "../../admin/kinds/object-kind";
import type { ManagedObject, ObjectKind, World } from "../../platform";
import { decide } from "../../review/review";
import { parseOrExplain } from "../../values/validation";
import type { Accounts } from "../accounts";
import { decided, type QuotaStore, quotaFieldsSchema } from "./store";

/** The id is the access key id. Listed are the accounts whose quota was changed or applied for. */
export function adminQuotas(quotas: QuotaStore, accounts: Accounts, world: World): ObjectKind {
  const object = (account: string): ManagedObject => {
    const quota = () => quotas.of(account, world.clock.now());
    return {
      show: () => {
        const { submission, ...inForce } = quota();
        const { status = "NONE", review = "", steps = [], ...applied } = submission ?? {};
        const nextSteps = steps.map((step) => ({ ...step, at: isoTime(step.at) }));
        return { ...inForce, submission: submission && applied, id: account, account, status, review, nextSteps };
      },
      edit: (changes) => {
        const { submission, ...inForce } = quota();
        const edited = parseOrExplain(quotaFieldsSchema, { ...inForce, ...Object(changes) }, `Edit of the quota of ${account}`);
        quotas.set(account, { ...edited, submission });
      },
      remove: () => quotas.forget(account),
      review: {
        act: (action, reply) => {
          const present = quota();
          if (action !== "approve" && action !== "reject")
            throw new Error(`To ${action} is not possible among quotas. Allowed: approve, reject.`);
          if (present.submission === null) throw new Error(`${account} has not applied for a quota: there is nothing to ${action}.`);
          const submission = { ...present.submission };
          if (action === "approve") decide(submission, "PASS", reply ?? "");
          else decide(submission, "FAILURE", reply ?? world.review.reply);
          quotas.set(account, decided(present, submission));
        },
      },
    };
  };
  return {
    all: () => quotas.accounts().map(object),
    find: (account) => (accounts.exists(account) ? object(account) : undefined),
  };
}
