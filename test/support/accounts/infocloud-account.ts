/** Accounts of infocloud, and what the tests ask them for. */
import { infocloud } from "../../../src/clouds/infocloud";
import { InfocloudSms } from "../../../src/clouds/infocloud/client/client";
import { nothingPending } from "../../../src/schema";
import { always } from "../random";
import { accountsOf, type OpenAccount, start } from "./account";

export * from "./account";

/** Calls by their names, e.g. `queryAllowance`. */
export function infocloudAccounts(): OpenAccount {
  const open = accountsOf({
    platform: "infocloud",
    connect: (endpoint, clock) =>
      new InfocloudSms({ apiKey: "emulator", accessKey: "emulator-secret", endpoint, clock, random: always(0.5) }),
    explain: infocloud.explain,
    told: ({ call }) => call ?? "unknown",
  });
  const pending = { ...nothingPending("not in this test"), begin: begun, resumed: async () => undefined };
  return (options = {}, environment = {}) => open(options, { pending, ...environment });
}

/** For sends that are not cut off. */
export async function begun() {
  return { since: start, same: true, remedy: "Forget it." };
}
