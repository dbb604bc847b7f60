/**
 * Approvals: what waits for a review, on every platform in the same way. What is waited for has the platform's own name.
 */
import {
  type Attribute,
  type Attributes,
  block,
  composeResource,
  computed,
  type Diagnostic,
  error,
  inWords,
  isObject,
  nested,
  oneLine,
  optional,
  type Resource,
  type ReviewState,
  type Rule,
  type Scope,
  type SeenValues,
  string,
  type Value,
  type Values,
} from "../../../schema";
import { parseDuration } from "./duration";
import { reviewAttributes, toldInReview } from "./review";
import { words } from "./words";

const defaultTimeout = "10m";

export interface ApprovalOptions<Client> {
  readonly type: string;
  /** What can be waited for, by the attribute that names it. */
  readonly targets: Readonly<Record<string, ApprovalTarget<Client>>>;
  /** What else the approved object tells, and consumers take from here. */
  readonly outputs?: Attributes;
  /** What the import command takes. */
  readonly importId: string;
  readonly targetOf: (importId: string) => NamedTarget;
  /** What a review status means. */
  readonly stateOf: (status: string) => ReviewState;
  /** What statuses mean in words, where the platform's own are none. */
  readonly statusWords?: Attribute["words"];
  readonly rules?: readonly Rule<Attributes, Values>[];
}

export interface ApprovalTarget<Client> {
  /** Terraform type of the resource that it is. */
  readonly type: string;
  /** What the platform calls it. */
  readonly noun: string;
  /** Rejects where the object does not exist. */
  readonly look: (client: Client, id: string, signal: AbortSignal) => Promise<Look>;
}

export interface NamedTarget {
  readonly attribute: string;
  readonly id: string;
}

export interface Look {
  readonly name: string;
  readonly status: string;
  /** The reviewer's words; none or empty where nothing was said. */
  readonly review?: string | null | undefined;
  readonly outputs?: SeenValues;
}

export function defineApproval<Client>(options: ApprovalOptions<Client>): Resource {
  const { type, targets, outputs = {}, importId, targetOf, stateOf, statusWords, rules = [] } = options;
  const names = Object.keys(targets);
  const nouns = Object.values(targets).map(({ noun }) => noun);
  const attributes = attributesOf(targets, outputs, statusWords);

  function targetIn(values: SeenValues): NamedTarget | undefined {
    for (const attribute of names) {
      const id = values[attribute];
      if (typeof id === "string" && id !== "") return { attribute, id };
    }
    return undefined;
  }

  async function look(client: Client, { attribute, id }: NamedTarget, signal: AbortSignal) {
    const target = targets[attribute];
    if (!target) throw new Error(`an approval waits for ${nouns.join(" or ")}, and not for what "${attribute}" names`);
    const { name, status, review: reply, outputs: told } = await target.look(client, id, signal);
    const [state, review] = [stateOf(status), words(reply)];
    const seen = { ...told, id, status, review, usable: state === "usable" };
    return { title: `${target.noun} "${oneLine(name)}"`, noun: target.noun, status, state, review, seen };
  }

  /** Looks at once, then ever more seldom, until the review has ended or the time is up. */
  async function waitFor({ client, clock, signal, progress }: Scope<Client>, target: NamedTarget, timeoutMs: number) {
    const begun = clock.now();
    for (let pauseMs = 1000; ; pauseMs = Math.min(pauseMs * 1.5, 30_000)) {
      const { title, noun, status, state, review, seen } = await look(client, target, signal);
      if (state === "usable") return { seen };
      const object = { title, called: `${noun} ${target.id}`, status: oneLine(inWords(statusWords && { words: statusWords }, status)) };
      if (state !== "pending") return { seen, failure: refusal(object, state, review) };
      const leftMs = begun + timeoutMs - clock.now();
      if (leftMs <= 0) return { seen, failure: timedOut(object, timeoutMs) };
      progress(`waiting for the review of ${title}: ${object.status}`);
      await clock.sleep(Math.min(pauseMs, leftMs), signal);
    }
  }

  return composeResource<Client>({
    type,
    noun: "approval",
    doc:
      `Waits until a ${nouns.join(" or ")} is approved. It has no object on the platform: when the review ends in a rejection or the time is up, ` +
      "it fails with the reviewer's words and leaves the reviewed object as it is; the next run looks again. To `smsform apply` a review " +
      "that is still open is no error: it does all else and ends with exit code 3.",
    attributes,
    isPartOf: "another object",
    review: {
      ...toldInReview,
      of(values) {
        const named = targetIn(values);
        const target = named && targets[named.attribute];
        return target && { type: target.type, id: named.id };
      },
    },
    title: (values) => targetIn(values)?.id,
    identifiedBy: names,
    importId,
    rules,
    exactlyOneOf: [{ of: names, because: "An approval waits for exactly one object" }],
    check: ({ timeouts = null }) => {
      const wait = timeoutIn(timeouts);
      return typeof wait === "string" && parseDuration(wait) === undefined ? [noDuration(wait)] : [];
    },

    async read({ client, signal }, id, prior) {
      const target = targetIn(prior) ?? targetOf(id);
      const { seen } = await look(client, target, signal);
      return { ...seen, [target.attribute]: target.id };
    },
    // What it only says of a review is told by the next plan; what consumers take from here must not outlive the approval.
    follows(values) {
      const named = targetIn(values);
      const target = named && targets[named.attribute];
      const given = Object.keys(outputs).filter((name) => (values[name] ?? null) !== null);
      if (!target || given.length === 0) return undefined;
      return { object: { type: target.type, id: named.id }, attributes: [...Object.values(toldInReview), ...given] };
    },
    creation: {
      by: "repetition",
      async create(scope, wanted) {
        const target = targetIn(wanted);
        if (!target) throw new Error(`an approval that waits for nothing: one of ${names.join(", ")} is to be given`);
        const wait = timeoutIn(wanted.timeouts ?? null);
        return waitFor(scope, target, parseDuration(typeof wait === "string" ? wait : defaultTimeout) ?? 0);
      },
    },
    async delete() {
      // Nothing stands for it on the platform.
    },
  });
}

function attributesOf<Client>(
  targets: ApprovalOptions<Client>["targets"],
  outputs: Attributes,
  statusWords: Attribute["words"],
): Attributes {
  const names = Object.keys(targets).map((name) => `\`${name}\``);
  const inputs = Object.entries(targets).map(([name, { noun }], i) => {
    const choice = i === 0 && names.length > 1 ? ` Exactly one of ${names.slice(0, -1).join(", ")} and ${names.at(-1)}.` : "";
    return [name, optional(string, { doc: `The ${noun} to wait for.${choice}`, forcesReplacement: true })] as const;
  });
  return {
    // Never planned, though it could be: Terraform records an output whose value is planned also where what it comes from fails, and
    // would publish the id of an object that is not approved.
    id: computed(string, { doc: "The id of the approved object: consumers that take it from here wait for the approval." }),
    ...Object.fromEntries(inputs),
    ...reviewAttributes({
      status: "Review status of the object.",
      usable: "Whether messages may be sent with the object now.",
      statusWords,
      volatile: false,
    }),
    ...outputs,
    timeouts: block(
      nested("single", {
        create: optional(string, { doc: `How long to wait, e.g. \`30m\`; \`0s\` is one look. Default \`${defaultTimeout}\`.` }),
      }),
      { doc: "How long to wait for the review.", local: true },
    ),
  };
}

function timeoutIn(timeouts: Value): Value | undefined {
  return isObject(timeouts) ? timeouts.create : undefined;
}

function noDuration(wait: string): Diagnostic {
  const detail = `"${wait}" is none. Write for example "30m", "1h30m", or "0s" for one look.`;
  return error("timeouts.create must be a duration", detail, ["timeouts", "create"]);
}

/** What is waited for, in messages. */
interface Waited {
  /** `template "login code"` */
  readonly title: string;
  /** `template sms-tmpl-…` */
  readonly called: string;
  readonly status: string;
}

function refusal({ title, called, status }: Waited, state: ReviewState, reply: string | null) {
  const review = reply === null ? "" : oneLine(reply);
  const says = review === "" ? "The platform gives no reason." : `The reviewer says: ${review}`;
  const what = state === "refused" ? "was rejected" : `is ${status}`;
  return error(
    `Approval: ${title} ${what}${review === "" ? "" : `: ${review}`}`,
    `${says}\nThe ${called} stays as it is. Correct it and apply again: it is changed in place, and this approval looks anew.`,
  );
}

function timedOut({ title, called, status }: Waited, timeoutMs: number): Diagnostic {
  const waited = timeoutMs === 0 ? "at the one look that timeouts.create allows" : `after ${timeoutMs / 1000} s`;
  const summary = `Approval: ${title} is still under review ${waited}`;
  const next = `Apply again later, or set a longer timeouts { create = "…" }.`;
  return { ...error(summary, `The status of ${called} is ${status}; it stays as it is. ${next}`), code: "review_open" };
}
