/** What an account has, as one document for programs. */

import type { ListedObject } from "../../adoption/inventory/listed";
import { diagnosticJson } from "../json/json-messages";
import { nothingKept } from "./render";
import type { Report } from "./report";

/** Raised when a field is lost or changes its meaning. */
const formatVersion = "1.0";

export function documentOf({ objects, stocks, bare, diagnostics }: Report, now: number): object {
  return {
    format_version: formatVersion,
    listed_at: new Date(now).toISOString(),
    objects: objects.map(objectJson),
    unlisted: [
      ...stocks.flatMap(({ cloud, resource, unlisted }) => (unlisted ? [{ platform: cloud.name, type: resource.type, ...unlisted }] : [])),
      ...bare.map(({ name }) => ({ platform: name, type: null, reason: nothingKept, next: null })),
    ],
    diagnostics: diagnostics.map(diagnosticJson),
  };
}

function objectJson({
  resource,
  platform,
  id,
  importId,
  name,
  review,
  audience,
  madeAt,
  links,
  unshown,
  state,
  address,
}: ListedObject): object {
  return {
    platform: platform.name,
    type: resource.type,
    id,
    import_id: importId,
    name,
    audience: audience ?? null,
    status: review?.status ?? null,
    review: review?.words ?? null,
    usable: review?.usable ?? null,
    made_at: madeAt === undefined ? null : new Date(madeAt).toISOString(),
    managed: address === null ? null : address !== undefined,
    address: address ?? null,
    links,
    // What the list tells of its attributes; secrets are in no list, and would be left out.
    attributes: Object.fromEntries(
      Object.entries(state.values).filter(([attribute, value]) => value !== null && !resource.attributes[attribute]?.sensitive),
    ),
    unshown,
  };
}
