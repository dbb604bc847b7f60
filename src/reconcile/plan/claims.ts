/** What objects of one account need of each other, so that none deletes what another one needs. */
import {
  type Claims,
  type Deleting,
  type Diagnostic,
  error,
  isUnknown,
  Kept,
  type Need,
  type Resource,
  type Retirement,
  type ReviewedObject,
  type RunStore,
  type Values,
  warning,
} from "../../schema";

/** An object as it is and as it will be. */
export interface Claimant {
  /** How users know it: its address, where there is one. */
  readonly name: string;
  readonly resource: Resource;
  readonly before: Values | undefined;
  readonly after: Values;
}

interface Of<Claim> {
  readonly by: Claimant;
  readonly claim: Claim;
}

/** What is told of one object of several. */
interface Told {
  readonly name: string;
  readonly diagnostic: Diagnostic;
}

/** Claims of many objects, by what they are about. */
export class ClaimIndex {
  readonly #needs = new Map<string, Of<Need>[]>();
  readonly #deletes = new Map<string, Of<Deleting>[]>();
  /** In their order. Most plans ask nothing of what objects need: nothing is made of them before somebody does. */
  #unread: Claimant[] = [];

  /** @param retirement counts for all of them, where the run is one */
  constructor(
    claimants: Iterable<Claimant> = [],
    private readonly retirement?: Retirement,
  ) {
    for (const claimant of claimants) this.add(claimant);
  }

  add(claimant: Claimant): void {
    this.#unread.push(claimant);
  }

  #read(): void {
    const unread = this.#unread;
    this.#unread = [];
    for (const claimant of unread) {
      const { needs, deletes } = claimsOf(claimant, this.retirement);
      for (const claim of needs) put(this.#needs, { by: claimant, claim });
      for (const claim of deletes) put(this.#deletes, { by: claimant, claim });
    }
  }

  /** Who needs an object, with the reason: `sms_baidu_message.b sends with it`. @param now Infinity asks who does for ever */
  neededBy(object: ReviewedObject, now: number, isOther: (claimant: Claimant) => boolean = () => true): readonly string[] {
    this.#read();
    const needs = this.#needs.get(keyOf(object)) ?? [];
    const others = needs.filter(({ by, claim: { until } }) => isOther(by) && (until === undefined || until > now));
    // Of several reasons the first one will do.
    return [...new Map(others.toReversed().map(({ by, claim }) => [by, `${by.name} ${claim.because}`])).values()];
  }

  /** Whether an object that is here is changed so that nobody knows yet how its review will stand. */
  isReviewedAgain(object: ReviewedObject): boolean {
    this.#read();
    const needs = this.#needs.get(keyOf(object)) ?? [];
    return needs.some(({ by: { resource, after } }) => {
      const { review } = resource;
      return (
        review?.stateOf !== undefined && after.id === object.id && resource.type === object.type && isUnknown(after[review.status] ?? null)
      );
    });
  }

  /** Deletions of what another object needs. */
  contested(now: number): readonly Told[] {
    // Only what claims something else than itself deletes.
    if (this.#deletes.size === 0 && this.#unread.every(({ resource }) => resource.claims === undefined)) return [];
    this.#read();
    return [...this.#deletes.values()].flat().flatMap(({ by, claim }) => {
      const needed = this.neededBy(claim, claim.when === "now" ? now : Number.POSITIVE_INFINITY, (other) => other !== by);
      return needed.length === 0 ? [] : [told(by.name, claim, needed)];
    });
  }

  /** What is between an object and those that are here. */
  contestedBy(claimant: Claimant, now: number): readonly Told[] {
    this.#read();
    const own = claimsOf(claimant, this.retirement);
    const about = new Set([...own.needs, ...own.deletes].map(keyOf));
    const near = new ClaimIndex([], this.retirement);
    for (const key of about) {
      near.#needs.set(key, [...(this.#needs.get(key) ?? [])]);
      near.#deletes.set(key, [...(this.#deletes.get(key) ?? [])]);
    }
    near.add(claimant);
    return near.contested(now);
  }
}

const recorded = new Kept<ClaimIndex>();
const planned = new Kept<ClaimIndex>();

/** Where objects come one by one, what is recorded of them is remembered for the length of a run. */
export function recordedSoFar(store: RunStore): ClaimIndex {
  return store.of(recorded, () => new ClaimIndex());
}

/** The same of what is planned. */
export function plannedSoFar(store: RunStore): ClaimIndex {
  return store.of(planned, () => new ClaimIndex());
}

function put<Claim extends ReviewedObject>(index: Map<string, Of<Claim>[]>, entry: Of<Claim>): void {
  const key = keyOf(entry.claim);
  const known = index.get(key);
  if (known) known.push(entry);
  else index.set(key, [entry]);
}

function keyOf({ type, id }: ReviewedObject): string {
  return `${type} ${id}`;
}

function told(name: string, { id, when }: Deleting, needed: readonly string[]): Told {
  const who = needed.join(", and ");
  const next = "It is deleted by a later run, once nothing of the stack needs it any more.";
  if (when === "later") return { name, diagnostic: warning(`${name} keeps ${id}, which it is to delete: ${who}`, next) };
  const wayOut = "Take back the change by which it is needed, or let the other one keep it for now: a message does without retire_after.";
  return { name, diagnostic: error(`${name} must not delete ${id}: ${who}`, `Nothing was sent. ${wayOut} ${next}`) };
}

/** An object needs itself, and one that waits for a review what is reviewed. */
function claimsOf({ resource, before, after }: Claimant, retirement: Retirement | undefined): Claims {
  const { id } = after;
  const { needs, deletes } = resource.claims?.(after, before, retirement) ?? { needs: [], deletes: [] };
  const reviewed = resource.claims ? undefined : resource.review?.of?.(after);
  return {
    needs: [
      ...(typeof id === "string" ? [{ type: resource.type, id, because: "manages it" }] : []),
      ...(reviewed ? [{ ...reviewed, because: "looks at its review" }] : []),
      ...needs,
    ],
    deletes,
  };
}
