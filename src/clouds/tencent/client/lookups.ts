// Tencent: specification 10.4 and 10.8.
/** Reads of single objects, of which those that come together share a call. */

import { PlatformError } from "../../../http/errors";
import { type Asker, type Coalesced, coalesce, createAsker } from "../../../http/gathering/coalesce";
import { createListBudget } from "../../../http/gathering/list-budget";
import { type Listing, listing } from "../../../http/gathering/listing";
import type { Clock } from "../../../ports/clock";
import { readArguments } from "../../shared/client/arguments";
import { type Decoded, object, text } from "../../shared/client/decoding";
import { type Caller, idNumber, mostIds, platform } from "./caller";
import { describeSmsSignList } from "./calls/signatures";
import { describeSmsTemplateList, pageOfTemplates } from "./calls/templates";
import { type International, internationals } from "./enumerations";
import { international } from "./requests/management";
import { callOptions } from "./requests/options";
import type { Sign, Template } from "./types/management";

/** Reads that come within this time share a call. */
const gatherMs = 20;

const oneSign = object({ SignId: text, International: international, options: callOptions });
const oneTemplate = object({ TemplateId: text, International: international, options: callOptions });

export interface Lookups {
  /** Undefined for what the answer does not hold. */
  signature(given: Decoded<typeof oneSign>): Promise<Sign | undefined>;
  template(given: Decoded<typeof oneTemplate>): Promise<Template | undefined>;
  /** From lists, where the key may list and lists pay. */
  listedTemplate(given: Decoded<typeof oneTemplate>): Promise<Template | undefined>;
  /** What was listed before a change of a template is shown no more. */
  forgetLists(): void;
}

export function createLookups(caller: Caller, clock: Clock): Lookups {
  const asker = createAsker();
  const budget = createListBudget(mostIds, asker);
  const signatures = perClass((International) =>
    coalesced(clock, asker, async (SignIdSet, signal) => {
      const { DescribeSignListStatusSet: rows } = await describeSmsSignList(caller, {
        request: { SignIdSet, International },
        options: { signal },
      });
      return new Map(rows.map((row) => [row.SignId, row]));
    }),
  );
  const templates = perClass((International) =>
    coalesced(clock, asker, async (TemplateIdSet, signal) => {
      const request = { TemplateIdSet, International };
      const { DescribeTemplateStatusSet: rows } = await describeSmsTemplateList(caller, { request, options: { signal } });
      return byId(rows);
    }),
  );
  const lists = perClass(
    (International): Listing<Template> =>
      listing({
        budget,
        clock,
        async page(offset, signal) {
          const { rows, isLast } = await pageOfTemplates(caller, International, offset, { signal });
          return { things: byId(rows), received: rows.length, isLast };
        },
        byKey: templates[International].loadUntil,
        isRefusal,
      }),
  );
  return {
    async signature(given) {
      const { SignId, International, options } = readArguments({ platform, call: "DescribeSmsSignList" }, given, oneSign);
      // One bad id would fail the call for all who share it.
      idNumber("DescribeSmsSignList", "SignId", SignId);
      return signatures[International].loadUntil(options.signal, SignId);
    },
    async template(given) {
      const { TemplateId, International, options } = readTemplate(given);
      return templates[International].loadUntil(options.signal, TemplateId);
    },
    async listedTemplate(given) {
      const { TemplateId, International, options } = readTemplate(given);
      return lists[International].show(options.signal, TemplateId);
    },
    forgetLists() {
      for (const International of internationals) lists[International].forget();
    },
  };
}

function readTemplate(given: unknown): Decoded<typeof oneTemplate> {
  const call = "DescribeSmsTemplateList";
  const read = readArguments({ platform, call }, given, oneTemplate);
  idNumber(call, "TemplateId", read.TemplateId);
  return read;
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
