/** Accounts as the console and the vendor's staff set them up. */
import type { z } from "zod";
import type { ObjectKind, ObjectView } from "../../platform";
import type { SettingsStore } from "../../stores/settings";
import { parseOrExplain } from "../../values/validation";
import { noReview, required, requireNoReview, viewer } from "./object-kind";

export interface AdminAccounts<Schema extends z.ZodType<{ readonly status: string }>> {
  readonly platform: string;
  readonly schema: Schema;
  readonly accounts: SettingsStore<z.infer<Schema>>;
  /** Settings as the view shows them: without secrets. */
  shown?(settings: z.infer<Schema>, account: string): object;
}

/** The id is the access key id. Listed are the accounts that were changed. */
export function adminAccounts<Schema extends z.ZodType<{ readonly status: string }>>({
  platform,
  schema,
  accounts,
  shown = (settings) => settings,
}: AdminAccounts<Schema>): ObjectKind {
  const viewOf = viewer(platform);
  const view = (account: string): ObjectView => {
    required(accounts.exists(account) || undefined, "accounts", account);
    const settings = accounts.of(account);
    return viewOf("accounts", account, account, settings.status, shown(settings, account));
  };
  return {
    list: () => accounts.list().map(([account]) => view(account)),
    get: view,
    act: noReview("accounts"),
    edit: (account, changes, resubmit) => {
      requireNoReview("accounts", resubmit);
      view(account);
      accounts.set(account, parseOrExplain(schema, { ...accounts.of(account), ...Object(changes) }, `Edit of ${account}`));
      return view(account);
    },
    remove: (account) => {
      view(account);
      accounts.forget(account);
    },
  };
}
