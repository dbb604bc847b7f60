import type { BaiduSms } from "./client";

/**
 * The account's user id, which every object carries and no create answers.
 * One look at the first object made tells it for the whole run, so that creating n objects costs n + 1 calls and not 2 n.
 */
const owners = new WeakMap<BaiduSms, Promise<string | null>>();

export function ownerOf(client: BaiduSms, look: () => Promise<{ readonly userId?: string | undefined }>): Promise<string | null> {
  const known = owners.get(client);
  if (known) return known;
  // The object exists by now: a look that fails must not fail its create. The next refresh tells the owner.
  const asked = look().then(
    ({ userId }) => userId ?? null,
    () => null,
  );
  owners.set(client, asked);
  return asked;
}
