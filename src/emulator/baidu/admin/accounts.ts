/** Accounts as the console and the vendor's staff set them up. */
import { type ObjectKind, type ObjectView, UnknownObject } from "../../platform";
import { parseOrExplain } from "../../validation";
import { type Accounts, settingsSchema } from "../accounts";
import { userIdOf } from "../authentication";
import { baiduView, noReview, requireNoReview } from "./object-kind";

/** The id is the access key id. Listed are the accounts that were changed. */
export function adminAccounts(accounts: Accounts): ObjectKind {
  const view = (account: string): ObjectView => {
    if (!accounts.exists(account)) throw new UnknownObject("accounts", account);
    const { status, token, ...settings } = accounts.of(account);
    const shown = { ...settings, userId: userIdOf(account), token: token === null ? null : "(hidden)" };
    return baiduView("accounts", account, account, status, shown);
  };
  return {
    list: () => accounts.list().map(([account]) => view(account)),
    get: view,
    act: noReview("accounts"),
    edit: (account, changes, resubmit) => {
      requireNoReview("accounts", resubmit);
      view(account);
      accounts.set(account, parseOrExplain(settingsSchema, { ...accounts.of(account), ...Object(changes) }, `Edit of ${account}`));
      return view(account);
    },
    remove: (account) => {
      view(account);
      accounts.forget(account);
    },
  };
}
