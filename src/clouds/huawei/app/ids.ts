/** Signatures and templates tell the key of their application, and not the id that they were applied for with. */
import { Kept, type Scope } from "../../../schema";
import type { HuaweiSms } from "../client/client";

interface Lookup {
  ids?: Promise<ReadonlyMap<string, string>> | undefined;
}
const lookup = new Kept<Lookup>();

/** The id of an application, by its key. One list serves a whole run. @returns undefined where there is none such */
export async function appIdOf({ client, signal, store }: Scope<HuaweiSms>, key: string | undefined): Promise<string | undefined> {
  if (key === undefined) return undefined;
  const kept = store.of(lookup, (): Lookup => ({}));
  const list = () =>
    client.allApps({}, { signal }).then(
      (apps) => new Map(apps.map(({ app_key, id }) => [app_key, id])),
      (failure: unknown) => {
        kept.ids = undefined;
        throw failure;
      },
    );
  kept.ids ??= list();
  return (await kept.ids).get(key);
}
