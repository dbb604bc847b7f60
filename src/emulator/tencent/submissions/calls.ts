/** What the calls for signatures and those for templates have in common (Tencent's specification 10.1 to 10.8). */
import type { World } from "../../platform";
import type { Code } from "../calls/codes";
import { refusal } from "../calls/envelope";
import type { TencentSwitches } from "../switches";
import { passedStatuses, submit } from "./lifecycle";
import type { Ids, Store, Submission } from "./store";

/** What the calls need beside the request. */
export interface Context {
  readonly world: World;
  readonly switches: TencentSwitches;
  readonly ids: Ids;
}

/** Where signatures and templates differ. */
export interface SubmissionKind<Fields> {
  readonly noun: "signature" | "template";
  readonly codes: {
    readonly deleteUnknown: { readonly "not-exist": Code; readonly missing: Code };
    readonly modifyUnknown: Code;
    readonly modifyPassed: Code;
    readonly limit: Code;
  };
  /** Most of an account; `null` is no limit. */
  limitOf(account: string): number | null;
  /**
   * @param id of the object that takes these fields; undefined for a new one.
   * @throws Refusal when the state of the account does not allow it.
   */
  checkAccount(account: string, fields: Fields, id: string | undefined): void;
  /** Why no reviewer can approve it. */
  faultOf(fields: Fields): string | undefined;
  /** 0, 1, or 3 for both. */
  classOf(fields: Fields): number;
}

export interface SubmissionCalls<Fields> {
  /** @returns the new id. @throws Refusal */
  add(account: string, fields: Fields): string;
  /** @param change gives the new fields for the former ones. @throws Refusal */
  modify(account: string, id: string, international: number, change: (previous: Fields) => Fields): void;
  /** @returns seconds since 1970. @throws Refusal */
  remove(account: string, id: string): number;
  /** Those of the account that exist, each once. */
  select(account: string, ids: readonly string[], international: number): Submission<Fields>[];
  /** All of the account, in the order in which their ids were given out. */
  list(account: string, international: number): Submission<Fields>[];
}

export function createCalls<Fields>(kind: SubmissionKind<Fields>, store: Store<Fields>, context: Context): SubmissionCalls<Fields> {
  const { world, switches, ids } = context;

  const isOf = (international: number) => (submission: Submission<Fields>) => {
    const own = kind.classOf(submission.fields);
    return own === international || own === 3;
  };

  return {
    add: (account, fields) => {
      const limit = world.accountLimits === "off" ? null : kind.limitOf(account);
      if (limit !== null && store.countOf(account) >= limit) throw refusal(kind.codes.limit, `It is ${limit}.`);
      kind.checkAccount(account, fields, undefined);
      const submission = store.create({ id: ids.next(), account, fields, status: "1" });
      submit(submission, kind.faultOf(fields), context);
      return submission.id;
    },

    modify: (account, id, international, change) => {
      const submission = store.owned(account, id);
      if (submission === undefined) throw refusal(kind.codes.modifyUnknown, id);
      const { status } = submission;
      const mayModify = !passedStatuses.includes(status) || (status === "2" && switches.get("tencent.modify-held") === "allow");
      if (!mayModify) throw refusal(kind.codes.modifyPassed, `${id} has status ${status}.`);
      if (!isOf(international)(submission)) throw refusal("InvalidParameterValue.InvalidInternational", "It cannot change.");
      const fields = change(submission.fields);
      kind.checkAccount(account, fields, id);
      const now = world.clock.now();
      submission.fields = fields;
      submission.updatedAt = now;
      if (switches.get("tencent.modify-create-time") === "renewed") submission.createdAt = now;
      submit(submission, kind.faultOf(fields), context);
    },

    remove: (account, id) => {
      const submission = store.owned(account, id);
      if (submission === undefined) throw refusal(kind.codes.deleteUnknown[switches.get("tencent.unknown-id-delete")], id);
      store.remove(submission);
      return Math.floor(world.clock.now() / 1000);
    },

    select: (account, wanted, international) => {
      const found = [...new Set(wanted)].map((id) => store.owned(account, id)).filter((submission) => submission !== undefined);
      const shown = switches.get("tencent.other-class") === "return" ? found : found.filter(isOf(international));
      const order = switches.get("tencent.row-order");
      return order === "asked" ? shown : byId(shown, order);
    },

    list: (account, international) => {
      const own = [...store.all()].filter((submission) => submission.account === account && isOf(international)(submission));
      for (const submission of own) store.settle(submission, world.clock.now());
      return byId(own, switches.get("tencent.row-order") === "descending" ? "descending" : "ascending");
    },
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[], order: "ascending" | "descending"): Item[] {
  const ascending = [...items].sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
  return order === "ascending" ? ascending : ascending.reverse();
}
