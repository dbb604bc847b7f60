/**
 * What handlers see of a declaration. The assertions are types: the compiler checks them (`tsc -p tsconfig.test.json`).
 */
import {
  block,
  bool,
  computed,
  defaulted,
  defineResource,
  derived,
  type Known,
  list,
  map,
  nested,
  number,
  oneOf,
  optional,
  type Planned,
  required,
  type Seen,
  set,
  string,
  type Unknown,
  type Wanted,
} from ".";

const doc = { doc: "For this test." };
const attributes = {
  id: computed(string, doc),
  content: required(string, doc),
  kind: required(oneOf(["Sale", "Notice"]), doc),
  scope: defaulted(oneOf(["HOME", "ABROAD"]), "HOME", doc),
  note: optional(string, doc),
  format: derived(string, doc),
  count: optional(number, doc),
  kept: defaulted(bool, true, doc),
  phones: optional(set(string), doc),
  tags: optional(map(list(number)), doc),
  parts: required(nested("list", { name: required(string, doc), size: optional(number, doc) }), doc),
  timeouts: block(nested("single", { create: optional(string, doc) }), doc),
} as const;

/** Compiles only when both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [K in keyof T]: T[K] };
const holds = <T extends true>(proof: T) => expect(proof).toBe(true);

type Part = { readonly name: string; readonly size: number | null };

test("a known object has every attribute; what may be left out may be null, what has a default is never", () => {
  holds<
    Same<
      Flat<Known<typeof attributes>>,
      {
        readonly id: string | null;
        readonly content: string;
        readonly kind: "Sale" | "Notice";
        readonly scope: "HOME" | "ABROAD";
        readonly note: string | null;
        readonly format: string | null;
        readonly count: number | null;
        readonly kept: boolean;
        readonly phones: readonly string[] | null;
        readonly tags: Readonly<Record<string, readonly number[]>> | null;
        readonly parts: readonly Known<{ readonly name: typeof attributes.content; readonly size: typeof attributes.count }>[];
        readonly timeouts: Known<{ readonly create: typeof attributes.note }> | null;
      }
    >
  >(true);
  holds<Same<Flat<Known<typeof attributes>["parts"][number]>, Part>>(true);
});

test("in a plan any attribute may be unknown or null", () => {
  holds<Same<Planned<typeof attributes>["content"], string | Unknown | null>>(true);
  holds<Same<Planned<typeof attributes>["scope"], "HOME" | "ABROAD" | Unknown | null>>(true);
  holds<Same<Planned<typeof attributes>["id"], string | Unknown | null>>(true);
});

test("what is wanted has no computed attribute", () => {
  holds<Same<keyof Wanted<typeof attributes>, Exclude<keyof typeof attributes, "id">>>(true);
  holds<Same<Wanted<typeof attributes>["kind"], "Sale" | "Notice">>(true);
});

test("what a platform said may leave attributes out, and may go beyond a closed list", () => {
  holds<Same<Seen<typeof attributes>["kind"], string | null | undefined>>(true);
  holds<Same<Seen<typeof attributes>["kept"], boolean | null | undefined>>(true);
  const nothing: Seen<typeof attributes> = {};
  expect(nothing).toEqual({});
});

test("a definition's functions see its own attributes, and a value of another type does not compile", () => {
  const resource = defineResource<{ readonly account: string }>()({
    type: "sms_test_thing",
    noun: "thing",
    doc: "A thing.",
    attributes,
    importId: "the thing's id",
    title: ({ content }) => content,
    rules: [
      // @ts-expect-error: there is no such attribute
      { id: "T1", looksAt: ["contents"], level: "warn", source: "here", check: () => undefined },
      {
        id: "T2",
        demands: "What T2 demands.",
        looksAt: ["content"],
        level: "warn",
        source: "here",
        check: ({ content }) => (content === "" ? { problem: "p", fix: "f" } : undefined),
      },
    ],
    read: async ({ client }, id, { content }) => ({ id, content: content ?? client.account }),
    creation: {
      by: "token",
      lifetimeMs: 1000,
      create: async ({ client, token }, wanted) => {
        holds<Same<typeof client.account, string>>(true);
        holds<Same<typeof wanted.parts, Known<typeof attributes>["parts"]>>(true);
        return { seen: { id: token } };
      },
    },
    delete: async ({ client }) => {
      holds<Same<typeof client.account, string>>(true);
    },
  });
  expect(resource.attributes).toBe(attributes);
  // @ts-expect-error: a default is one of the listed values
  defaulted(oneOf(["HOME", "ABROAD"]), "home", doc);
  // @ts-expect-error: a default is of the attribute's type
  defaulted(bool, "true", doc);
});
