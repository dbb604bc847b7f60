// Tencent: specification 10.4 and 10.8.
/** Reads of single objects, of which those that come together share a call. */

import { PlatformError } from "../../../http/errors";
import { type Asker, type Coalesced, coalesce, createAsker } from "../../../http/gathering/coalesce";
import { createListBudget } from "../../../http/gathering/list-budget";
import { type Listing, listing } from "../../../http/gathering/listing";
import type { Clock } from "../../../ports/clock";
import { type Caller, idNumber, mostIds } from "./caller";
import { describeSmsSignList } from "./calls/signatures";
import { describeSmsTemplateList, pageOfTemplates } from "./calls/templates";
import { type International, internationals } from "./enumerations";
import type { Sign, Template } from "./types/management";

/** Reads that come within this time share a call. */
const gatherMs = 20;

type Lookup<T> = (id: string, International: International, signal: AbortSignal | undefined) => Promise<T | undefined>;

export interface Lookups {
  /** Undefined for what the answer does not hold. */
  readonly signature: Lookup<Sign>;
  readonly template: Lookup<Template>;
  /** From lists, where the key may list and lists pay. */
  readonly listedTemplate: Lookup<Template>;
  /** What was listed before a change of a template is shown no more. */
  forgetLists(): void;
}

export function createLookups(caller: Caller, clock: Clock): Lookups {
  const asker = createAsker();
  const budget = createListBudget(mostIds, asker);
  const signatures = perClass((International) =>
    coalesced(clock, asker, async (SignIdSet, signal) => {
      const { DescribeSignListStatusSet: rows } = await describeSmsSignList(caller, { SignIdSet, International }, { signal });
      return new Map(rows.map((row) => [row.SignId, row]));
    }),
  );
  const templates = perClass((International) =>
    coalesced(clock, asker, async (TemplateIdSet, signal) => {
      const { DescribeTemplateStatusSet: rows } = await describeSmsTemplateList(caller, { TemplateIdSet, International }, { signal });
      return byId(rows);
    }),
  );
  const lists = perClass(
    (International): Listing<Template> =>
      listing({
        budget,
        clock,
        async page(index, signal) {
          const { rows, isLast } = await pageOfTemplates(caller, International, index, { signal });
          return { things: byId(rows), isLast };
        },
        byKey: templates[International].loadUntil,
        isRefusal,
      }),
  );
  // One bad id would fail the call for all who share it.
  const checkSign = (SignId: string) => idNumber("DescribeSmsSignList", "SignId", SignId);
  const checkTemplate = (TemplateId: string) => idNumber("DescribeSmsTemplateList", "TemplateId", TemplateId);
  return {
    async signature(SignId, International, signal) {
      checkSign(SignId);
      return signatures[International].loadUntil(signal, SignId);
    },
    async template(TemplateId, International, signal) {
      checkTemplate(TemplateId);
      return templates[International].loadUntil(signal, TemplateId);
    },
    async listedTemplate(TemplateId, International, signal) {
      checkTemplate(TemplateId);
      return lists[International].show(signal, TemplateId);
    },
    forgetLists() {
      for (const International of internationals) lists[International].forget();
    },
  };
}

function byId(rows: readonly Template[]): ReadonlyMap<string, Template> {
  return new Map(rows.map((row) => [row.TemplateId, row]));
}

/** Sub-accounts may not list. */
function isRefusal(failure: unknown): boolean {
  return failure instanceof PlatformError && failure.meaning !== "unavailable" && failure.meaning !== "throttled";
}

function coalesced<V>(
  clock: Clock,
  asker: Asker,
  read: (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, V>>,
): Coalesced<V> {
  return coalesce({ most: mostIds, gatherMs, asker, clock, read });
}

/** Domestic and international objects are asked for in calls of their own. */
function perClass<T>(make: (International: International) => T): Record<International, T> {
  return { 0: make(0), 1: make(1) };
}
