/**
 * Single signatures and templates, by ids that may not tell whether they are domestic or international. Their reads share calls.
 */
import { PlatformError } from "../../http/errors";
import type { Audience, Reads } from "../../schema";
import type { CallName } from "./client/call-table";
import { platform } from "./client/caller";
import type { TencentSms } from "./client/client";
import { type International, internationals } from "./client/enumerations";
import type { Sign, Template } from "./client/types/management";

/** What an import command takes, for messages. */
export const importIdOf = (noun: string) => `the ${noun}'s International and id as 0/1110 or 1/1110, or the id alone`;

export function importId(International: International, id: string): string {
  return `${International}/${id}`;
}

/** The platform's own id, of one that may still stand as it was imported. */
export function ownId(id: string): string {
  return partsOf(id).own;
}

export interface Found<T> {
  readonly object: T;
  readonly id: string;
  /** The class that the object was found in; one that is valid for both is found in either. */
  readonly asked: International;
}

/** What is known of an object, and when not to look for it any more. */
interface Search {
  /** Domestic or international. */
  readonly international?: number | null | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly reads?: Reads | undefined;
}

/**
 * @param id as the platform gives it, or as an import takes it
 * @throws PlatformError, `not_found` where the account has no such signature
 */
export function findSignature(client: TencentSms, id: string, { international, signal }: Search): Promise<Found<Sign>> {
  return find("signature", "DescribeSmsSignList", id, international, (own, asked) => client.signature(own, asked, { signal }));
}

/** The same for a template. */
export function findTemplate(client: TencentSms, id: string, { international, signal, reads }: Search): Promise<Found<Template>> {
  return find("template", "DescribeSmsTemplateList", id, international, (own, asked, isSure) =>
    reads === "shared" && isSure ? client.listedTemplate(own, asked, { signal }) : client.template(own, asked, { signal }),
  );
}

async function find<T>(
  noun: string,
  call: CallName,
  given: string,
  known: number | null | undefined,
  /** @param isSure it is in this class, or gone */
  read: (id: string, asked: International, isSure: boolean) => Promise<T | undefined>,
): Promise<Found<T>> {
  const { prefix, own: id } = partsOf(given);
  const only = internationals.find((each) => String(each) === prefix) ?? internationals.find((each) => each === known);
  for (const asked of only === undefined ? internationals : [only]) {
    const object = await read(id, asked, only !== undefined);
    if (object) return { object, id, asked };
  }
  const where = only === undefined ? "" : ` whose International is ${only}`;
  throw new PlatformError({ platform, call }, { meaning: "not_found", reason: `the account has no ${noun} ${id}${where}` });
}

function partsOf(given: string): { readonly prefix: string | undefined; readonly own: string } {
  const [, prefix, own = given] = /^([01])\/(.*)$/.exec(given) ?? [];
  return { prefix, own };
}

/** The classes that are listed: the one that is asked for, or both. */
export function classesOf(asked: string | undefined): readonly International[] {
  return asked === undefined ? internationals : internationals.filter((each) => String(each) === asked);
}

/** The class of a listed object, which may tell another one than was asked for (Tencent L7317), or both. */
export function classIn({ International }: { readonly International: number }, asked: International): International {
  return internationals.find((each) => each === International) ?? asked;
}

export function audienceOf({ International }: { readonly International: number }): Audience | undefined {
  return audiences.get(International);
}

// Tencent: L10644.
const audiences: ReadonlyMap<number, Audience> = new Map([
  [0, "domestic"],
  [1, "international"],
  [3, "global"],
]);
