// Huawei: specification 13, "Reading many at once".
/** Reads of single objects, which lists tell as well: as long as that takes fewer calls, a list answers for many. */

import { createListBudget } from "../../../http/gathering/list-budget";
import { type Listing, listing } from "../../../http/gathering/listing";
import type { Clock } from "../../../ports/clock";
import { readArguments, text } from "../../shared/client/arguments";
import { type Decoded, object } from "../../shared/client/decoding";
import { refusesList } from "../../shared/client/failures";
import type { CallName } from "./call-table";
import { type Caller, platform } from "./caller";
import { listAppDetails, showApp } from "./calls/apps";
import { longestPages, type SliceQuery } from "./calls/paging";
import { listSignatureDetails, showSignature } from "./calls/signatures";
import { listTemplateDetails, showTemplate } from "./calls/templates";
import { callOptions } from "./requests/options";
import type { App, CallOptions, Signature, Template } from "./types/management";

const everything = object({ options: callOptions });
const oneObject = object({ id: text, options: callOptions });

interface Kind<T> {
  readonly call: CallName;
  readonly show: (caller: Caller, asked: { readonly id: string; readonly options: CallOptions }) => Promise<T>;
  readonly list: (
    caller: Caller,
    asked: { readonly query: SliceQuery; readonly options: CallOptions },
  ) => Promise<{ readonly results: readonly T[]; readonly total: number }>;
}

/** Each kind of object has lists of its own. */
export interface Lookup<T> {
  /** From lists, where the user may list and lists pay; `not_found` when there is none. */
  listed(given: Decoded<typeof oneObject>): Promise<T>;
  /** Everything, page after page. */
  pages(given: Decoded<typeof everything>): AsyncIterable<readonly T[]>;
  /** What was listed before a change is shown no more. */
  forget(): void;
}

export interface Lookups {
  readonly apps: Lookup<App>;
  readonly signatures: Lookup<Signature>;
  readonly templates: Lookup<Template>;
}

export function createLookups(caller: Caller, clock: Clock): Lookups {
  return {
    apps: lookup(caller, clock, { call: "ListAppDetails", show: showApp, list: listAppDetails }),
    signatures: lookup(caller, clock, { call: "ListSignatureDetails", show: showSignature, list: listSignatureDetails }),
    templates: lookup(caller, clock, { call: "ListTemplateDetails", show: showTemplate, list: listTemplateDetails }),
  };
}

/** By its id each object takes a call of its own. */
const keysPerCall = 1;

function lookup<T extends { readonly id: string }>(caller: Caller, clock: Clock, { call, show, list }: Kind<T>): Lookup<T> {
  const page = longestPages<T>();
  const shown: Listing<T> = listing({
    budget: createListBudget(keysPerCall),
    clock,
    page: (offset, signal) => page(offset, (query) => list(caller, { query, options: { signal } })),
    byKey: (signal, id) => show(caller, { id, options: { signal } }),
    // Users may be allowed to look at objects and not to list them.
    isRefusal: refusesList,
  });
  return {
    async listed(given) {
      const read = readArguments({ platform, call }, given, oneObject);
      const found = await shown.show(read.options.signal, read.id);
      return found ?? show(caller, read);
    },
    async *pages(given) {
      yield* shown.pages(readArguments({ platform, call }, given, everything).options.signal);
    },
    forget: () => shown.forget(),
  };
}
