/** What an account has of a kind, and what keeps that from being told. */
import { type FoundObject, listObjects } from "../../reconcile";
import { type Cloud, type Diagnostic, error, type ListingScope, type Resource } from "../../schema";

export interface Stock {
  readonly cloud: Cloud;
  readonly resource: Resource;
  /** After a problem, those that were told before. */
  readonly objects: readonly FoundObject[];
  /** Why the platform does not tell them. */
  readonly unlisted?: Unlisted;
  readonly problem?: Diagnostic;
}

export interface Unlisted {
  /** A sentence without its full stop. */
  readonly reason: string;
  /** How to get at the objects nevertheless. */
  readonly next: string;
}

export interface StockRequest {
  readonly cloud: Cloud;
  readonly resource: Resource;
  readonly scope: ListingScope<unknown>;
  /** Values that the platform may narrow its list to. */
  readonly asked: Readonly<Record<string, string>>;
}

export async function takeStock({ cloud, resource, scope, asked }: StockRequest): Promise<Stock> {
  const { listing } = resource;
  const objects: FoundObject[] = [];
  const stock = { cloud, resource, objects };
  if (!listing) return stock;
  if (listing.impossible !== undefined) return { ...stock, unlisted: { reason: listing.impossible, next: listing.waysLeft } };
  try {
    for await (const page of listObjects(resource, scope, asked)) objects.push(...page);
    return stock;
  } catch (failure) {
    const { meaning, summary, detail } = cloud.explain(failure, `list the ${resource.noun}s`);
    // Of a key that is not accepted nothing is known: neither whether it may list, nor whether there are lists.
    if (meaning === "unauthenticated") return { ...stock, problem: { ...error(summary, detail), once: "by summary" } };
    const isRefused = meaning === "denied" || meaning === "invalid";
    if (isRefused && listing.caution !== undefined)
      return { ...stock, unlisted: { reason: `${listing.caution} ${detail}`, next: listing.waysLeft } };
    const before = objects.length > 0 ? `\n${objects.length} were told before that.` : "";
    return { ...stock, problem: error(summary, `${detail}${isRefused ? `\n${listing.waysLeft}` : ""}${before}`) };
  }
}
