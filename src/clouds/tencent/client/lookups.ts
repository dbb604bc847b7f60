// Tencent: specification 10.4 and 10.8.
/** Reads of single objects, of which those that come together share a call. */

import { type Asker, type Coalesced, coalesce, createAsker } from "../../../http/gathering/coalesce";
import { createListBudget } from "../../../http/gathering/list-budget";
import { type Listing, lifeMs, listing } from "../../../http/gathering/listing";
import { type WholeList, wholeList } from "../../../http/gathering/whole-list";
import type { Clock } from "../../../ports/clock";
import { readArguments, text } from "../../shared/client/arguments";
import { type Decoded, object } from "../../shared/client/decoding";
import { refusesList } from "../../shared/client/failures";
import { type Caller, idNumber, mostIds, platform } from "./caller";
import { describeSmsSignList, pageOfSignatures } from "./calls/signatures";
import { describeSmsTemplateList, pageOfTemplates } from "./calls/templates";
import { type International, internationals } from "./enumerations";
import { international } from "./requests/management";
import { callOptions } from "./requests/options";
import type { Sign, Template } from "./types/management";

/** Reads that come within this time share a call. */
const gatherMs = 20;

const oneSign = object({ SignId: text, International: international, options: callOptions });
const oneTemplate = object({ TemplateId: text, International: international, options: callOptions });
const oneClass = object({ International: international, options: callOptions });

export interface Lookups {
  /** Undefined for what the answer does not hold. */
  signature(given: Decoded<typeof oneSign>): Promise<Sign | undefined>;
  template(given: Decoded<typeof oneTemplate>): Promise<Template | undefined>;
  /** From lists, where the key may list and lists pay. */
  listedTemplate(given: Decoded<typeof oneTemplate>): Promise<Template | undefined>;
  /** Everything of a class, page after page. */
  signaturePages(given: Decoded<typeof oneClass>): AsyncIterable<readonly Sign[]>;
  templatePages(given: Decoded<typeof oneClass>): AsyncIterable<readonly Template[]>;
  /** What was listed before a change is shown no more. */
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
      return new Map(rows.map((row) => [row.TemplateId, row]));
    }),
  );
  const lists = perClass(
    (International): Listing<Template> =>
      listing({
        budget,
        clock,
        page: (offset, signal) => pageOfTemplates(caller, International, offset, { signal }),
        byKey: templates[International].loadUntil,
        // Sub-accounts may not list.
        isRefusal: refusesList,
      }),
  );
  const signatureLists = perClass(
    (International): WholeList<Sign> =>
      wholeList({
        clock,
        lifeMs,
        page: (offset, signal) => pageOfSignatures(caller, International, offset, { signal }),
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
    async *signaturePages(given) {
      const { International, options } = readArguments({ platform, call: "DescribeSmsSignList" }, given, oneClass);
      for await (const things of signatureLists[International].pages(options.signal)) yield [...things.values()];
    },
    async *templatePages(given) {
      const { International, options } = readArguments({ platform, call: "DescribeSmsTemplateList" }, given, oneClass);
      yield* lists[International].pages(options.signal);
    },
    forgetLists() {
      for (const International of internationals) {
        lists[International].forget();
        signatureLists[International].forget();
      }
    },
  };
}

function readTemplate(given: unknown): Decoded<typeof oneTemplate> {
  const call = "DescribeSmsTemplateList";
  const read = readArguments({ platform, call }, given, oneTemplate);
  idNumber(call, "TemplateId", read.TemplateId);
  return read;
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
