/** Calls of a client as a program without types makes them: with something of another kind at each place in turn. */
import { inspect } from "node:util";
import fc from "fast-check";
import { PlatformError } from "../../src/http/errors";
import type { Reaction, Recorded } from "./recording-server";

/** May be left out. */
export class Optional {
  constructor(readonly value: unknown) {}
}
export const optional = (value: unknown) => new Optional(value);

type Filled<T> = { readonly [Name in keyof T]-?: undefined extends T[Name] ? Optional : unknown };
/** A request with all the fields of its type; the compiler tells which of them are optional, and misses a new one. */
export function filled<T>(fields: Filled<T>): object {
  return fields;
}

export interface CallWithAll {
  readonly method: string;
  /** The name of the call in errors. */
  readonly call: string;
  /** By the names of the parameters, in order. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What a refusal of the platform is to it, where that is its result and no error. */
  readonly refusal?: object;
}

interface Place {
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
  readonly isOptional: boolean;
}

/** One of each kind, by its name in errors. */
const kinds: Readonly<Record<string, unknown>> = {
  "a text": "7",
  "a text with half a character": "7\ud83d",
  "a number": 7,
  "a bigint": 7n,
  "a boolean": true,
  null: null,
  "a list": [],
  "an object": {},
  "a function": () => "7",
  "a symbol": Symbol("7"),
};

interface Clients<Sms> {
  clientOf(react: (request: Recorded) => Reaction): Promise<{ readonly sms: Sms; readonly requests: readonly Recorded[] }>;
}

export function describeWrongKinds<Sms extends object>({ clientOf }: Clients<Sms>, calls: readonly CallWithAll[]): void {
  const refused: Reaction = { status: 400 };

  test("every method of the client is called", async () => {
    const { sms } = await clientOf(() => refused);
    const methods = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(sms)));
    const names = methods.flatMap(([name, { value }]) => (typeof value === "function" && name !== "constructor" ? [name] : []));
    expect([...new Set(calls.map(({ method }) => method))].sort()).toEqual(names.sort());
  });

  test.each(calls)("$method, with all that it takes, is sent", async (call) => {
    const { sms, requests } = await clientOf(() => refused);
    expect(await endOf(sms, call, plain(call.given))).toMatchObject(call.refusal ?? { call: call.call, sent: "yes" });
    expect(requests.length).toBeGreaterThan(0);
  });

  test.each(calls)("$method refuses every other kind at every place, by its path, and sends nothing", async (call) => {
    const { sms, requests } = await clientOf(() => refused);
    for (const { steps, value: right, isOptional } of placesIn(call.given)) {
      const wrong = Object.entries(kinds).filter(([kind]) => kind !== kindOf(right));
      for (const [kind, value] of [...wrong, ...(isOptional ? [] : [["missing", undefined] as const])]) {
        const end = await endOf(sms, call, put(plain(call.given), steps, value));
        const problem = expect.stringContaining(`${call.call} failed: ${pathOf(steps)} is ${kind}; it must be `);
        expect(end).toMatchObject({ meaning: "invalid", sent: "no", call: call.call, message: problem });
      }
    }
    expect(requests).toHaveLength(0);
  });

  test.each(calls)("$method takes undefined for what may be left out", async (call) => {
    const { sms } = await clientOf(() => refused);
    for (const { steps } of placesIn(call.given).filter(({ isOptional }) => isOptional)) {
      const end = await endOf(sms, call, put(plain(call.given), steps, undefined));
      expect(end).not.toMatchObject({ message: expect.stringContaining("it must be a ") });
    }
  });

  test("whatever stands anywhere, a call ends in a result or a PlatformError", async () => {
    const { sms } = await clientOf(() => refused);
    const somewhere = fc
      .constantFrom(...calls)
      .chain((call) => fc.record({ call: fc.constant(call), place: fc.constantFrom(...placesIn(call.given)) }));
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    await fc.assert(
      fc.asyncProperty(somewhere, anything, async ({ call, place }, value) => {
        const end = await endOf(sms, call, put(plain(call.given), place.steps, value));
        if (end instanceof Error && !(end instanceof PlatformError)) throw new Error(`${call.method} ended in ${inspect(end)}`);
      }),
      { numRuns: 300 },
    );
  });
}

/** The result, or the error that it rejects with; nothing may be thrown at once. */
async function endOf(sms: object, { method }: CallWithAll, given: unknown): Promise<unknown> {
  const call: unknown = Reflect.get(sms, method);
  if (typeof call !== "function" || typeof given !== "object" || given === null) throw new Error(`the client has no ${method}`);
  const result: Promise<unknown> | AsyncIterable<unknown> = call.apply(sms, Object.values(given));
  const end = Symbol.asyncIterator in result ? allOf(result) : result;
  return end.catch((error: unknown) => error);
}

async function allOf(pages: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

function placesIn(value: unknown, steps: Place["steps"] = []): Place[] {
  if (value instanceof Optional) return placesIn(value.value, steps).map((place, i) => (i === 0 ? { ...place, isOptional: true } : place));
  const members = membersOf(value).flatMap(([step, member]) => placesIn(member, [...steps, step]));
  // The arguments as a whole are no place.
  return steps.length === 0 ? members : [{ steps, value, isOptional: false }, ...members];
}

function membersOf(value: unknown): (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return isPlain(value) ? Object.entries(value) : [];
}

function plain(value: unknown): unknown {
  if (value instanceof Optional) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)])) : value;
}

function put(whole: unknown, [step, ...rest]: Place["steps"], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) return whole.map((member, index) => (index === step ? put(member, rest, value) : member));
  if (!isPlain(whole)) throw new Error(`nothing can stand at ${step}`);
  return Object.fromEntries(Object.entries(whole).map(([name, member]) => [name, name === step ? put(member, rest, value) : member]));
}

function pathOf(steps: Place["steps"]): string {
  return steps
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1);
}

/** Undefined for what is none of them, such as a signal. */
function kindOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return "a list";
  if (isPlain(value)) return "an object";
  return typeof value === "object" ? undefined : `a ${typeof value === "string" ? "text" : typeof value}`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
