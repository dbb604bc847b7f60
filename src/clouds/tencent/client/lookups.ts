// Tencent: specification 10.4 and 10.8.
/** Reads of single objects, of which those that come together share a call. */
import type { Clock } from "../../../http/clock";
import { type Asker, type Coalesced, coalesce, createAsker } from "../../../http/coalesce";
import { type Caller, idNumber, mostIds } from "./caller";
import { describeSmsSignList } from "./calls/signatures";
import { describeSmsTemplateList } from "./calls/templates";
import { type International, internationals } from "./enumerations";
import type { Sign, Template } from "./types/management";

/** Reads that come within this time share a call. */
const gatherMs = 20;

export interface Lookups {
  /** Undefined for what the answer does not hold. */
  signature(SignId: string, International: International, signal: AbortSignal | undefined): Promise<Sign | undefined>;
  template(TemplateId: string, International: International, signal: AbortSignal | undefined): Promise<Template | undefined>;
}

export function createLookups(caller: Caller, clock: Clock): Lookups {
  const asker = createAsker();
  const signatures = perClass(clock, asker, async (SignIdSet, International, signal) => {
    const { DescribeSignListStatusSet: rows } = await describeSmsSignList(caller, { SignIdSet, International }, { signal });
    return new Map(rows.map((row) => [row.SignId, row]));
  });
  const templates = perClass(clock, asker, async (TemplateIdSet, International, signal) => {
    const { DescribeTemplateStatusSet: rows } = await describeSmsTemplateList(caller, { TemplateIdSet, International }, { signal });
    return new Map(rows.map((row) => [row.TemplateId, row]));
  });
  return {
    async signature(SignId, International, signal) {
      // One bad id would fail the call for all who share it.
      idNumber("DescribeSmsSignList", "SignId", SignId);
      return signatures[International].loadUntil(signal, SignId);
    },
    async template(TemplateId, International, signal) {
      idNumber("DescribeSmsTemplateList", "TemplateId", TemplateId);
      return templates[International].loadUntil(signal, TemplateId);
    },
  };
}

/** Domestic and international objects are asked for in calls of their own. */
function perClass<V>(
  clock: Clock,
  asker: Asker,
  read: (ids: readonly string[], International: International, signal: AbortSignal) => Promise<ReadonlyMap<string, V>>,
): Record<International, Coalesced<V>> {
  const [domestic, abroad] = internationals.map((International) =>
    coalesce({ most: mostIds, gatherMs, asker, clock, read: (ids, signal) => read(ids, International, signal) }),
  ) as [Coalesced<V>, Coalesced<V>];
  return { 0: domestic, 1: abroad };
}
