/**
 * Approvals: what waits for a review, on every platform in the same way. What is waited for has the platform's own name.
 */
import { PlatformError } from "../../../http/errors";
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
  withArticle,
} from "../../../schema";
import { parseDuration, writeDuration } from "./duration";
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
  /** What a review status means. @param values where more than the status decides, of the outputs */
  readonly stateOf: (status: string, values: SeenValues) => ReviewState;
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
    const [state, review] = [stateOf(status, { ...told }), words(reply)];
    const seen = { ...told, id, status, review, usable: state === "usable" };
    const statusText = oneLine(inWords(statusWords && { words: statusWords }, status));
    return { title: `${target.noun} "${oneLine(name)}"`, called: `${target.noun} ${id}`, statusText, state, review, seen };
  }

  /**
   * Looks at once, then ever more seldom, until the object is usable, the review has ended otherwise, or the time is up. What the platform has once
   * told survives that it does not answer for a while: a wait of days must not end because of an outage of minutes.
   */
  async function waitFor({ client, clock, signal, progress }: Scope<Client>, target: NamedTarget, timeoutMs: number) {
    const begun = clock.now();
    let latest: Awaited<ReturnType<typeof look>> | undefined;
    let heardAt = begun;
    for (let pauseMs = 1000; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs(clock.now() - begun))) {
      let leftMs = begun + timeoutMs - clock.now();
      try {
        latest = await look(client, target, signal);
        heardAt = clock.now();
        leftMs = begun + timeoutMs - heardAt;
        const { seen, state } = latest;
        if (state === "usable") return { seen };
        if (state === "refused" || state === "withdrawn") return { seen, failure: refusal(latest, state) };
        if (leftMs <= 0) return { seen, failure: timedOut(latest, state, timeoutMs) };
        progress(`${waitsFor(state)} of ${latest.title}: ${latest.statusText}`);
      } catch (failure) {
        if (!latest || leftMs <= 0 || !isPassing(failure) || clock.now() - heardAt > longestOutageMs) throw failure;
        progress(`the platform does not answer for ${latest.title} at the moment: ${latest.statusText} when it last did`);
      }
      await clock.sleep(Math.min(pauseMs, leftMs), signal);
    }
  }

  return composeResource<Client>({
    type,
    noun: "approval",
    doc:
      `Waits until ${withArticle(nouns.join(" or "))} is approved and in effect. It has no object on the platform: when the review ends in a rejection or the time is up, ` +
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
      standing(values) {
        const { status, usable } = values;
        return { state: typeof status === "string" ? stateOf(status, values) : "pending", usable: usable === true };
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
        create: optional(string, {
          doc: `How long to wait, e.g. \`30m\`, or \`30d\` (which is \`720h\`); \`0s\` is one look. Default \`${defaultTimeout}\`.`,
        }),
      }),
      { doc: "How long to wait for the review.", local: true },
    ),
  };
}

function timeoutIn(timeouts: Value): Value | undefined {
  return isObject(timeouts) ? timeouts.create : undefined;
}

function noDuration(wait: string): Diagnostic {
  const detail = `"${wait}" is none. Write for example "30m", "1h30m", "30d", or "0s" for one look.`;
  return error("timeouts.create must be a duration", detail, ["timeouts", "create"]);
}

/** Half a minute at first; of a wait that takes days, ten minutes. */
function longestPauseMs(waitedMs: number): number {
  return Math.min(Math.max(30_000, waitedMs / 60), 600_000);
}

const longestOutageMs = 3_600_000;

function isPassing(failure: unknown): boolean {
  return failure instanceof PlatformError && (failure.meaning === "throttled" || (failure.meaning === "unavailable" && !failure.lasting));
}

/** What is still open, where something is. */
type Open = Extract<ReviewState, "pending" | "registering">;

function waitsFor(state: Open): string {
  return state === "pending" ? "waiting for the review" : "waiting for the registration with the carriers";
}

/** What is waited for, in messages. */
interface Waited {
  /** `template "login code"` */
  readonly title: string;
  /** `template sms-tmpl-…` */
  readonly called: string;
  readonly statusText: string;
  readonly review: string | null;
}

function refusal({ title, called, statusText, review: reply }: Waited, state: ReviewState) {
  const review = reply === null ? "" : oneLine(reply);
  const says = review === "" ? "The platform gives no reason." : `The reviewer says: ${review}`;
  const what = state === "refused" ? "was rejected" : `is ${statusText}`;
  return error(
    `Approval: ${title} ${what}${review === "" ? "" : `: ${review}`}`,
    `${says}\nThe ${called} stays as it is. Correct it and apply again: it is changed in place, and this approval looks anew.`,
  );
}

function timedOut({ title, called, statusText }: Waited, state: Open, timeoutMs: number): Diagnostic {
  const waited = timeoutMs === 0 ? "at the one look that timeouts.create allows" : `after ${writeDuration(timeoutMs)}`;
  const stands = `The status of ${called} is ${statusText}; it stays as it is.`;
  const next = `Apply again later, or set a longer timeouts { create = "…" }.`;
  const open =
    state === "pending"
      ? { summary: `Approval: ${title} is still under review ${waited}`, detail: `${stands} ${next}` }
      : {
          summary: `Approval: ${title} is approved and not in effect yet ${waited}`,
          detail: `${stands} Its review is passed; its registration with the carriers is open, which nobody here can hasten. ${next}`,
        };
  return { ...error(open.summary, open.detail), code: "review_open" };
}
