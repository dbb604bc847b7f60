import { block, bool, computed, defineResource, error, isUnknown, nested, optional, type Rule, type Scope, string } from "../../schema";
import { parseDuration } from "../duration";
import type { BaiduSms } from "./client";
import { standingOf, words } from "./review";

const defaultTimeout = "10m";

const attributes = {
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
} as const;

interface Subject {
  readonly kind: "signature" | "template";
  readonly id: string;
}

export const approval = defineResource<BaiduSms>()({
  type: "sms_baidu_approval",
  noun: "approval",
  doc:
    "Waits until a signature or template is approved. It has no object on the platform: when the review ends in a rejection or the time is up, " +
    "it fails with the reviewer's words and leaves the reviewed object as it is; the next run looks again.",
  attributes,
  title: (values) => values.template_id ?? values.signature_id,
  importId: "the id of the signature or template",
  rules: [idRule("signature_id", "sms-sign"), idRule("template_id", "sms-tmpl-")],
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
    const subject = signature_id || template_id ? subjectOf(signature_id, template_id) : subjectById(id);
    return { ...(await look(client, subject, signal)), [`${subject.kind}_id`]: subject.id };
  },
  async create(scope, { signature_id, template_id, timeouts }) {
    const subject = subjectOf(signature_id, template_id);
    const timeoutMs = parseDuration(timeouts?.create ?? defaultTimeout) ?? 0;
    return waitFor(scope, subject, timeoutMs);
  },
  async delete() {
    // Nothing stands for it on the platform.
  },
});

/** Looks at once, then ever more seldom, until the review has ended or the time is up. */
async function waitFor({ client, clock, signal, progress }: Scope<BaiduSms>, subject: Subject, timeoutMs: number) {
  const begun = clock.now();
  for (let pauseMs = 1000; ; pauseMs = Math.min(pauseMs * 1.5, 30_000)) {
    const { name, ...seen } = await look(client, subject, signal);
    const standing = standingOf(seen.status);
    if (standing === "usable") return { seen };
    const title = `${subject.kind} "${name}"`;
    if (standing !== "pending") return { seen, failure: refusal(subject, title, seen.status, seen.review) };
    const leftMs = begun + timeoutMs - clock.now();
    if (leftMs <= 0) return { seen, failure: timedOut(subject, title, seen.status, timeoutMs) };
    progress(`waiting for the review of ${title}: ${seen.status}`);
    await clock.sleep(Math.min(pauseMs, leftMs), signal);
  }
}

async function look(client: BaiduSms, { kind, id }: Subject, signal: AbortSignal) {
  const found =
    kind === "signature"
      ? await client.getSignature(id, { signal }).then((it) => ({ ...it, name: it.content }))
      : await client.getTemplate(id, { signal });
  return { id, name: found.name, status: found.status, review: words(found.review), usable: standingOf(found.status) === "usable" };
}

function refusal({ kind, id }: Subject, title: string, status: string, review: string | null) {
  const says = review === null ? "The platform gives no reason." : `The reviewer says: ${review}`;
  const what = status === "REJECTED" ? "was rejected" : `is ${status}`;
  return error(
    `Approval: ${title} ${what}${review === null ? "" : `: ${review}`}`,
    `${says}\nThe ${kind} ${id} stays as it is. Correct it and apply again: it is changed in place, and this approval looks anew.`,
  );
}

function timedOut({ kind, id }: Subject, title: string, status: string, timeoutMs: number) {
  const waited = timeoutMs === 0 ? "at the one look that timeouts.create allows" : `after ${timeoutMs / 1000} s`;
  return error(
    `Approval: ${title} is still under review ${waited}`,
    `The status of ${kind} ${id} is ${status}; it stays as it is. Apply again later, or set a longer timeouts { create = "…" }.`,
  );
}

function subjectOf(signatureId: string | null | undefined, templateId: string | null | undefined): Subject {
  if (templateId) return { kind: "template", id: templateId };
  return { kind: "signature", id: signatureId ?? "" };
}

function subjectById(id: string): Subject {
  return { kind: id.startsWith("sms-sign") ? "signature" : "template", id };
}

function idRule(name: "signature_id" | "template_id", prefix: string): Rule<typeof attributes> {
  return {
    id: "V53",
    demands: "The id begins as ids of its kind do: `sms-sign` or `sms-tmpl-`.",
    looksAt: [name],
    level: "warn",
    source: "specification 6.7, 6.11",
    check(values) {
      const id = values[name];
      if (typeof id !== "string" || id.startsWith(prefix)) return undefined;
      return { problem: `"${id}" does not look like a ${name}`, fix: `Such ids begin with ${prefix}.` };
    },
  };
}
