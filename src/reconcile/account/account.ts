/**
 * Keeps what is recorded of one account away from the key of another. With a key of another account nothing is found, so that "gone" would
 * be believed of everything, and a deletion that finds nothing would count as done.
 */
import { type Cloud, containsUnknown, type Diagnostic, error, idOf, type Resource, sameValue, type Value, type Values } from "../../schema";
import type { AccountGuard, Environment, RecordedObject } from "../environment";
import { nameOf } from "../naming";
import { observe } from "../observe";
import type { ObjectState } from "../state";
import { allowedLater, type Block, notAllowed, nothingFound, notTold, otherAccount } from "./account-messages";
import type { KeyMemory } from "./key-memory";

interface GuardOptions {
  readonly cloud: Cloud;
  readonly client: unknown;
  /** Of the cloud, as configured. */
  readonly settings: Values;
  readonly key: KeyMemory;
}

/** One call reads as many, where calls read several. */
const mostProbed = 100;

export function createAccountGuard({ cloud, client, settings, key }: GuardOptions): AccountGuard {
  const { account: telling } = cloud;
  const allowed = textsIn(telling && settings[telling.allowed]);
  const isAllowedLater = telling !== undefined && containsUnknown(settings[telling.allowed] ?? null);
  /** Addresses by account. */
  const recordedBy = new Map<string, string[]>();
  /** Names by type and id: an object may be looked for more than once. */
  const missing = new Map<string, string>();
  let block: Block = { cloud, name: 'provider "sms"' };
  let objects: readonly RecordedObject[] = [];
  let refused: Diagnostic | undefined;
  let probing: Promise<Diagnostic | undefined> | undefined;
  let isUnanswered = false;
  let doubted = false;
  let inFlight = 0;
  let waiting: (() => void)[] = [];

  const known = (): string | undefined => {
    key.account ??= telling?.told(client);
    return key.account;
  };
  const isComparable = () => allowed.length > 0 || recordedBy.size > 0;
  const ownerOf = (resource: Resource, { values, private: memory }: ObjectState): string | undefined => {
    const value = telling && values[telling.attribute];
    return typeof value === "string" && hasOwner(resource) ? value : memory.account;
  };
  const hasOwner = ({ attributes }: Resource) => telling !== undefined && telling.attribute in attributes;

  /** What came from another provider's state is not known before it was seen. */
  const confirmedOwnerOf = (resource: Resource, object: ObjectState) => (object.private.imported ? undefined : ownerOf(resource, object));

  function note(owner: string | undefined, address?: string): void {
    if (owner === undefined) return;
    const addresses = recordedBy.get(owner) ?? [];
    recordedBy.set(owner, addresses);
    if (address !== undefined) addresses.push(address);
  }

  /** Whoever was refused once is refused for good. @param owner of the object in question, where it has one */
  function verdict(owner?: string): Diagnostic | undefined {
    const account = known();
    if (refused || account === undefined) return refused;
    if (allowed.length > 0 && !allowed.includes(account)) refused = notAllowed(block, account, allowed);
    else if (owner === undefined ? recordedBy.size > 0 && !recordedBy.has(account) : owner !== account) {
      const others = owner === undefined ? recordedBy : new Map([[owner, recordedBy.get(owner) ?? []]]);
      refused = otherAccount(block, account, others);
    }
    return refused;
  }

  /**
   * Learns whose the key is, if that can be learnt; asks only when no answer is to come that tells it.
   * @returns why that could not be asked now
   */
  async function learn(environment: Environment): Promise<Diagnostic | undefined> {
    const { clock, signal } = environment;
    if (!telling || known() !== undefined) return undefined;
    await foundOrIdle();
    if (known() !== undefined) return undefined;
    const isWaiting = key.asking !== undefined;
    key.asking ??= telling.ask({ client, clock, signal }).then((account) => {
      key.account ??= account;
    });
    try {
      await key.asking;
      return undefined;
    } catch (failure) {
      const { meaning, summary, detail } = cloud.explain(failure, `ask ${cloud.title} whose the key is`);
      // Who may not ask is not told later either.
      if (meaning === "denied") return undefined;
      key.asking = undefined;
      // Who asked was stopped, and not who waits for the answer.
      if (meaning === "cancelled" && isWaiting && !signal.aborted) return learn(environment);
      isUnanswered = true;
      return { ...error(summary, `${detail}\nNothing was sent, and nothing counts as gone.`), once: true };
    }
  }

  /** Until something that is recorded was found, or nothing is being read any more. */
  async function foundOrIdle(): Promise<void> {
    while (!key.hasFound && inFlight > 0) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function wake(): void {
    const awake = waiting;
    waiting = [];
    for (const resolve of awake) resolve();
  }

  function looked(resource: Resource, recorded: ObjectState, wasThere: boolean): void {
    if (wasThere && resource.isPartOf !== "every account") {
      key.hasFound = true;
      wake();
    } else if (!wasThere && resource.isPartOf === undefined && !recorded.private.imported) {
      missing.set(`${resource.type} ${idOf(recorded.values)}`, nameOf(resource, recorded.values));
    }
  }

  /** Looks for recorded objects where nothing else tells whether the key shows them. */
  async function probe(environment: Environment): Promise<Diagnostic | undefined> {
    const own = objects.filter(({ resource }) => resource.isPartOf === undefined);
    if (own.length < 2 || key.hasFound) return undefined;
    const look = ({ resource, object }: RecordedObject) => observe(resource, environment, object);
    try {
      await Promise.all(own.slice(0, 1).map(look));
      if (!key.hasFound) await Promise.all(own.slice(1, mostProbed).map(look));
    } catch (failure) {
      const { summary, detail } = environment.explain(failure, "look for the recorded objects before something is sent");
      return { ...error(summary, `${detail}\nNothing was sent.`), once: true };
    }
    refused ??= doubt();
    return refused;
  }

  function doubt(): Diagnostic | undefined {
    const isSettled = isComparable() && (known() !== undefined || isUnanswered);
    return missing.size < 2 || key.hasFound || isSettled ? undefined : nothingFound(block, [...missing.values()]);
  }

  return {
    get id() {
      return known();
    },
    expect(expected) {
      block = { cloud, name: expected.name };
      objects = expected.objects;
      for (const { resource, object, address } of objects) note(confirmedOwnerOf(resource, object), address);
      for (const account of expected.accounts) note(account);
    },
    note: (resource, recorded) => note(confirmedOwnerOf(resource, recorded)),
    async reading(read) {
      inFlight++;
      try {
        return await read;
      } finally {
        inFlight--;
        wake();
      }
    },
    looked,
    async distrust(resource, environment, recorded, seen) {
      const owner = seen ? confirmedOwnerOf(resource, recorded) : ownerOf(resource, recorded);
      note(owner);
      // What every account has is found with every key, but hardly as it is recorded.
      const isOdd = !seen || (owner !== undefined && resource.isPartOf === "every account" && !sameIn(resource, recorded.values, seen));
      const problem = isOdd && isComparable() ? await learn(environment) : undefined;
      return verdict(owner) ?? problem;
    },
    async beforeWrite(environment, resource, recorded) {
      const owner = resource && recorded ? ownerOf(resource, recorded) : undefined;
      note(owner);
      if (isAllowedLater) refused ??= allowedLater(block);
      if (refused) return refused;
      const problem = isComparable() ? await learn(environment) : undefined;
      const found = verdict(owner) ?? problem;
      if (found || known() !== undefined) return found;
      if (allowed.length > 0) refused = notTold(block, allowed);
      probing ??= refused ? undefined : probe(environment);
      return refused ?? probing;
    },
    refusal: () => verdict(),
    async owned(resource, environment, state, made) {
      if (!telling || hasOwner(resource)) return state;
      // One look tells it for the whole run. What was made is made, whatever becomes of the look.
      if (made === "made" && resource.isPartOf === "every account") await learn(environment);
      const account = known();
      return account === undefined ? state : { ...state, private: { ...state.private, account } };
    },
    doubt,
    async newDoubt() {
      await foundOrIdle();
      if (doubted) return undefined;
      const found = doubt();
      doubted = found !== undefined;
      return found;
    },
  };
}

function textsIn(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function sameIn({ attributes }: Resource, a: Values, b: Values): boolean {
  return Object.keys(attributes).every((name) => sameValue(a[name], b[name]));
}
