import { Kept, type Scope } from "../../schema";
import { dayIn } from "../shared/client/days";
import { defaultTimeZone } from "../shared/client/time-zone";
import type { BaiduSms } from "./client/client";

/**
 * The account's user id, which every object carries and no create answers.
 * One look at the first object made tells it for the whole run, so that creating n objects costs n + 1 calls and not 2 n.
 */
const owner = new Kept<Promise<string | null>>();

export async function ownerOf(
  { store, account }: Pick<Scope<BaiduSms>, "store" | "account">,
  look: () => Promise<{ readonly userId?: string | undefined }>,
): Promise<string | null> {
  if (account !== undefined) return account;
  // The object exists by now: a look that fails must not fail its create. The next refresh tells the owner.
  return store.of(owner, () =>
    look().then(
      ({ userId }) => userId ?? null,
      () => null,
    ),
  );
}

/** No call is about the account; of those that tell it along, only the statistics need no object to be there: their sum row always is. */
export async function askOwner({
  client,
  clock,
  signal,
}: Pick<Scope<BaiduSms>, "client" | "clock" | "signal">): Promise<string | undefined> {
  const day = dayIn(defaultTimeZone)(clock.now());
  const period = { startTime: `${day} 00:00:00`, endTime: `${day} 23:59:59` };
  await client.businessStatistics({ smsType: "all", dimension: "day", ...period }, { signal });
  return client.account;
}
