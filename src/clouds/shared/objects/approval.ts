/**
 * Approvals: what waits for a review, on every platform in the same way.
 */
import {
  type Attributes,
  block,
  bool,
  computed,
  defineResource,
  error,
  inWords,
  isUnknown,
  nested,
  oneLine,
  optional,
  type Resource,
  type ReviewState,
  type Rule,
  type Scope,
  string,
} from "../../../schema";
import { parseDuration } from "./duration";
import { toldInReview } from "./review";

const defaultTimeout = "10m";

export const approvalAttributes = {
  // Never planned, though it could be: Terraform records an output whose value is planned also where what it comes from fails, and
  // would publish the id of an object that is not approved.
  id: computed(string, { doc: "The id of the approved object: consumers that take it from here wait for the approval." }),
  signature_id: optional(string, {
    doc: "The signature to wait for. Exactly one of `signature_id` and `template_id`.",
    forcesReplacement: true,
  }),
  template_id: optional(string, { doc: "The template to wait for.", forcesReplacement: true }),
  status: computed(string, { doc: "Review status of the object." }),
  review: computed(string, { doc: "The reviewer's words." }),
  usable: computed(bool, { doc: "Whether messages may be sent with the object now." }),
  timeouts: block(
    nested("single", {
      create: optional(string, { doc: `How long to wait, e.g. \`30m\`; \`0s\` is one look. Default \`${defaultTimeout}\`.` }),
    }),
    { doc: "How long to wait for the review.", local: true },
  ),
} as const satisfies Attributes;

/** What is waited for. */
export interface ApprovalTarget {
  readonly kind: "signature" | "template";
  readonly id: string;
}

export interface Look {
  readonly name: string;
  readonly status: string;
  /** The reviewer's words. */
  readonly review: string | null;
}

export interface ApprovalOptions<Client> {
  readonly type: string;
  /** What the import command takes. */
  readonly importId: string;
  readonly targetOf: (importId: string) => ApprovalTarget;
  readonly reviewState: (status: string) => ReviewState;
  /** What statuses mean, where the platform's own are no words. */
  readonly statusWords?: Readonly<Record<string, string>>;
  readonly rules?: readonly Rule<typeof approvalAttributes>[];
  /** Rejects where the object does not exist. */
  readonly look: (client: Client, target: ApprovalTarget, signal: AbortSignal) => Promise<Look>;
}

export function defineApproval<Client>(options: ApprovalOptions<Client>): Resource {
  const { type, importId, reviewState, statusWords = {}, rules = [] } = options;
  const attributes = { ...approvalAttributes, status: { ...approvalAttributes.status, words: statusWords } };

  async function look(client: Client, target: ApprovalTarget, signal: AbortSignal) {
    const { name, status, review } = await options.look(client, target, signal);
    return { name, seen: { id: target.id, status, review, usable: reviewState(status) === "usable" } };
  }

  /** Looks at once, then ever more seldom, until the review has ended or the time is up. */
  async function waitFor({ client, clock, signal, progress }: Scope<Client>, target: ApprovalTarget, timeoutMs: number) {
    const begun = clock.now();
    for (let pauseMs = 1000; ; pauseMs = Math.min(pauseMs * 1.5, 30_000)) {
      const { name, seen } = await look(client, target, signal);
      const now = reviewState(seen.status);
      if (now === "usable") return { seen };
      const title = `${target.kind} "${oneLine(name)}"`;
      const status = oneLine(inWords(attributes.status, seen.status));
      if (now !== "pending") return { seen, failure: refusal(target, title, now === "refused" ? undefined : status, seen.review) };
      const leftMs = begun + timeoutMs - clock.now();
      if (leftMs <= 0) return { seen, failure: timedOut(target, title, status, timeoutMs) };
      progress(`waiting for the review of ${title}: ${status}`);
      await clock.sleep(Math.min(pauseMs, leftMs), signal);
    }
  }

  return defineResource<Client>()({
    type,
    noun: "approval",
    doc:
      "Waits until a signature or template is approved. It has no object on the platform: when the review ends in a rejection or the time is up, " +
      "it fails with the reviewer's words and leaves the reviewed object as it is; the next run looks again.",
    attributes,
    isPartOf: "another object",
    review: toldInReview,
    title: (values) => values.template_id ?? values.signature_id,
    importId,
    rules,
    check({ signature_id, template_id, timeouts }) {
      const given = [signature_id, template_id].filter((id) => id !== null);
      const problems = [];
      if (given.length !== 1) {
        problems.push(
          error(
            "An approval waits for exactly one object",
            given.length === 0 ? "Set signature_id or template_id." : "Set either signature_id or template_id, not both.",
            [given.length === 0 ? "template_id" : "signature_id"],
          ),
        );
      }
      const wait = timeouts !== null && !isUnknown(timeouts) ? timeouts.create : null;
      if (typeof wait === "string" && parseDuration(wait) === undefined) {
        problems.push(
          error("timeouts.create must be a duration", `"${wait}" is none. Write for example "30m", "1h30m", or "0s" for one look.`, [
            "timeouts",
            "create",
          ]),
        );
      }
      return problems;
    },

    async read({ client, signal }, id, { signature_id, template_id }) {
      const target = targetOf(signature_id, template_id) ?? options.targetOf(id);
      const { seen } = await look(client, target, signal);
      return { ...seen, [`${target.kind}_id`]: target.id };
    },
    creation: {
      by: "repetition",
      async create(scope, { signature_id, template_id, timeouts }) {
        const target = targetOf(signature_id, template_id) ?? { kind: "signature", id: "" };
        const timeoutMs = parseDuration(timeouts?.create ?? defaultTimeout) ?? 0;
        return waitFor(scope, target, timeoutMs);
      },
    },
    async delete() {
      // Nothing stands for it on the platform.
    },
  });
}

/** @param status where the review ended otherwise than in a rejection */
function refusal({ kind, id }: ApprovalTarget, title: string, status: string | undefined, reply: string | null) {
  const review = reply === null ? "" : oneLine(reply);
  const says = review === "" ? "The platform gives no reason." : `The reviewer says: ${review}`;
  const what = status === undefined ? "was rejected" : `is ${status}`;
  return error(
    `Approval: ${title} ${what}${review === "" ? "" : `: ${review}`}`,
    `${says}\nThe ${kind} ${id} stays as it is. Correct it and apply again: it is changed in place, and this approval looks anew.`,
  );
}

function timedOut({ kind, id }: ApprovalTarget, title: string, status: string, timeoutMs: number) {
  const waited = timeoutMs === 0 ? "at the one look that timeouts.create allows" : `after ${timeoutMs / 1000} s`;
  return error(
    `Approval: ${title} is still under review ${waited}`,
    `The status of ${kind} ${id} is ${status}; it stays as it is. Apply again later, or set a longer timeouts { create = "…" }.`,
  );
}

function targetOf(signatureId: string | null | undefined, templateId: string | null | undefined): ApprovalTarget | undefined {
  if (templateId) return { kind: "template", id: templateId };
  return signatureId ? { kind: "signature", id: signatureId } : undefined;
}
