/** Lists of the project that serve all objects of a run: what the platform tells of an object names others by ids that only a list turns into primary keys. */

import { type SharedAnswer, shareAnswer } from "../../http/gathering/shared-answer";
import { collected } from "../../http/gathering/whole-list";
import { Kept, type ListingScope } from "../../schema";
import type { HuaweiSms } from "./client/client";
import type { App, Signature, Template } from "./client/types/management";

/** So long a list is believed. */
const lifeMs = 60_000;

function keptList<T>(read: (client: HuaweiSms, signal: AbortSignal) => Promise<readonly T[]>) {
  const kept = new Kept<SharedAnswer<readonly T[]>>();
  return ({ client, clock, signal, store }: ListingScope<HuaweiSms>): Promise<readonly T[]> =>
    store.of(kept, () => shareAnswer({ clock, lifeMs, read: (deserted) => read(client, deserted) })).get(signal);
}

export const listedApps = keptList<App>((client, signal) => collected(client.appPages({ signal })));
export const listedSignatures = keptList<Signature>((client, signal) => collected(client.signaturePages({ signal })));
/** Asked for anew: it tells what was not there before. */
export const listedTemplates = keptList<Template>((client, signal) => client.allTemplates({}, { signal }));

/** Of a class of objects: the list that serves all, or an own one of those that are asked for. */
export function listedOrAsked<Asked extends object, T>(
  asked: Asked,
  all: () => AsyncIterable<readonly T[]>,
  some: (asked: Asked) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  return Object.keys(asked).length === 0 ? collected(all()) : some(asked);
}
