/**
 * Reads of single objects, of which those that come together share a call (specification sections 10.4 and 10.8).
 */
import type { Clock } from "../../http/clock";
import { type Asker, type Coalesced, coalesce, createAsker } from "../../http/coalesce";
import { type Caller, idNumber, mostIds } from "./caller";
import { describeSmsSignList } from "./calls/signatures";
import { describeSmsTemplateList } from "./calls/templates";
import { type International, internationals } from "./enumerations";
import type { Sign, Template } from "./types";

/** Reads that come within this time share a call. */
const gatherMs = 20;

export interface Lookups {
  /** Undefined for what the answer does not hold. */
  signature(SignId: string, International: International): Promise<Sign | undefined>;
  template(TemplateId: string, International: International): Promise<Template | undefined>;
}

export function createLookups(caller: Caller, clock: Clock): Lookups {
  const asker = createAsker();
  const signatures = perClass(clock, asker, async (SignIdSet, International) => {
    const { DescribeSignListStatusSet: rows } = await describeSmsSignList(caller, { SignIdSet, International }, {});
    return new Map(rows.map((row) => [row.SignId, row]));
  });
  const templates = perClass(clock, asker, async (TemplateIdSet, International) => {
    const { DescribeTemplateStatusSet: rows } = await describeSmsTemplateList(caller, { TemplateIdSet, International }, {});
    return new Map(rows.map((row) => [row.TemplateId, row]));
  });
  return {
    async signature(SignId, International) {
      // One bad id would fail the call for all who share it.
      idNumber("DescribeSmsSignList", "SignId", SignId);
      return signatures[International].load(SignId);
    },
    async template(TemplateId, International) {
      idNumber("DescribeSmsTemplateList", "TemplateId", TemplateId);
      return templates[International].load(TemplateId);
    },
  };
}

/** Domestic and international objects are asked for in calls of their own. */
function perClass<V>(
  clock: Clock,
  asker: Asker,
  read: (ids: readonly string[], International: International) => Promise<ReadonlyMap<string, V>>,
): Record<International, Coalesced<V>> {
  const [domestic, abroad] = internationals.map((International) =>
    coalesce({ most: mostIds, gatherMs, asker, clock, read: (ids) => read(ids, International) }),
  ) as [Coalesced<V>, Coalesced<V>];
  return { 0: domestic, 1: abroad };
}
