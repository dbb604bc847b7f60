/** The four calls that signatures and templates have in common, in the documented order of checks. */
import type { ReviewStatus } from "../../../clouds/baidu/client/enumerations";
import { timestampOf } from "../../../clouds/baidu/client/signing/sign";
import type { World } from "../../platform";
import { decide } from "../../review/review";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import type { Tokens } from "../../stores/tokens";
import { type DecodedRequest, userIdOf } from "../calls/authentication";
import { readJson } from "../calls/body";
import { clientTokenOf, digestOf } from "../calls/client-tokens";
import { jsonAnswer, voidAnswer } from "../calls/envelope";
import type { BaiduSwitches } from "../switches";
import { submit } from "./lifecycle";
import { freshId, type Store, type Submission } from "./store";

/** What the calls need beside the request. */
export interface Context {
  readonly world: World;
  readonly switches: BaiduSwitches;
  readonly tokens: Tokens;
}

/** Where signatures and templates differ. */
export interface SubmissionKind<Fields> {
  readonly noun: "signature" | "template";
  readonly idField: "signatureId" | "templateId";
  readonly idPrefix: () => string;
  /** Documented number per account, and the code of our choice for one more. */
  readonly limit: { readonly count: number; readonly code: string };
  readonly tokenRequired: () => boolean;
  readonly deleteDeprecates: () => boolean;
  /** The fields of a create. @throws Refusal InappropriateJSON naming the field. */
  readCreate(body: unknown): Fields;
  /** What a modify makes of the fields there are. @throws Refusal InappropriateJSON naming the field. */
  readModify(body: unknown): (previous: Fields) => Fields;
  /** @throws Refusal when the state of the account does not allow it. */
  checkCreate(account: string, fields: Fields): void;
  /** @throws Refusal when the state of the object does not allow it. */
  checkModify(submission: Submission<Fields>): void;
  /** Whether a modify leaves this status as it is until the new review is decided. */
  keepsStatus(status: ReviewStatus): boolean;
  /** Fields as GET returns them. */
  shown(fields: Fields): Record<string, unknown>;
}

/** Carries a call out for an authenticated account; the id is empty where the path has none. @throws Refusal */
export type Handler = (request: DecodedRequest, account: string, id: string) => Answer;

export type SubmissionCalls = Readonly<Record<"create" | "modify" | "get" | "remove", Handler>>;

export function createCalls<Fields>(kind: SubmissionKind<Fields>, store: Store<Fields>, context: Context): SubmissionCalls {
  const { world, switches, tokens } = context;

  const owned = (account: string, id: string): Submission<Fields> => {
    const submission = store.owned(account, id);
    if (submission === undefined) throw new Refusal(404, switches.get("baidu.not-found"), `The ${kind.noun} ${id} does not exist.`);
    return submission;
  };

  const insert = (account: string, fields: Fields) => {
    if (world.accountLimits === "documented" && store.countOf(account) >= kind.limit.count) {
      const limit = `An account may have ${kind.limit.count} ${kind.noun}s, and this one has them. Delete one, or ask for more by ticket.`;
      throw new Refusal(400, kind.limit.code, limit);
    }
    kind.checkCreate(account, fields);
    const id = freshId(world.random, kind.idPrefix(), (taken) => store.find(taken) !== undefined);
    const submission = store.create({ id, account, fields, status: "SUBMITTED" });
    submit(submission, context, false);
    return { [kind.idField]: id, status: submission.status };
  };

  return {
    create: (request, account) => {
      const fields = kind.readCreate(readJson(request));
      const token = clientTokenOf(request, kind.tokenRequired());
      const create = () => insert(account, fields);
      return jsonAnswer(world, token === undefined ? create() : tokens.once({ account, token, request: digestOf(request) }, create));
    },

    modify: (request, account, id) => {
      const change = kind.readModify(readJson(request));
      const submission = owned(account, id);
      const fields = change(submission.fields);
      kind.checkModify(submission);
      submission.fields = fields;
      submission.updatedAt = world.clock.now();
      submit(submission, context, kind.keepsStatus(submission.status));
      return voidAnswer(world);
    },

    get: (_request, account, id) => {
      const submission = owned(account, id);
      return jsonAnswer(world, {
        [kind.idField]: id,
        userId: userIdOf(account),
        ...kind.shown(submission.fields),
        status: submission.status,
        ...reviewShown(submission.review, switches),
        ...datesShown(submission, switches),
      });
    },

    remove: (_request, account, id) => {
      const submission = owned(account, id);
      const decided: readonly ReviewStatus[] = ["READY", "REJECTED"];
      if (switches.get("baidu.delete-states") === "decided-only" && !decided.includes(submission.status)) {
        const reason = `The ${kind.noun} ${id} is ${submission.status}; it can be deleted in ${decided.join(" or ")}.`;
        throw new Refusal(409, "StatusNotAllowed", reason);
      }
      if (kind.deleteDeprecates() && submission.status !== "DEPRECATED") {
        decide(submission, "DEPRECATED", submission.review);
        submission.updatedAt = world.clock.now();
      } else {
        store.remove(submission);
      }
      return voidAnswer(world);
    },
  };
}

function reviewShown(review: string, switches: BaiduSwitches): { review?: string | null } {
  if (review !== "") return { review };
  switch (switches.get("baidu.empty-review")) {
    case "empty":
      return { review: "" };
    case "null":
      return { review: null };
    case "absent":
      return {};
  }
}

function datesShown({ createdAt, updatedAt }: Submission<unknown>, switches: BaiduSwitches): { createDate?: string; updateDate?: string } {
  if (switches.get("baidu.dates") === "absent") return {};
  return { createDate: timestampOf(createdAt), updateDate: timestampOf(updatedAt) };
}
