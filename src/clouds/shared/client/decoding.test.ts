import fc from "fast-check";
import { saidIn } from "./answers";
import {
  type Decoded,
  type Decoder,
  each,
  field,
  filled,
  flag,
  id,
  integer,
  lenient,
  list,
  number,
  type Open,
  object,
  open,
  optional,
  ownObject,
  text,
  Unreadable,
  word,
} from "./decoding";

/** What is read, or what is wrong. */
const read = <T>(decode: Decoder<T>, value: unknown) => {
  const found = decode(value);
  return found instanceof Unreadable ? found.describe("the answer") : found;
};

describe("values", () => {
  test.each<[string, Decoder<unknown>, unknown, unknown]>([
    ["a text keeps its blanks", text, " a ", " a "],
    ["a text may be empty", text, "", ""],
    ["a text that must hold something", filled, "", "the answer is an empty text; it must be a text that is not empty"],
    ["a word loses them", word, " a ", "a"],
    ["of blanks there are many", word, "\u3000a b\u00a0", "a b"],
    ["one may stand at one end", word, "a\n", "a"],
    ["a word of one letter", word, "字", "字"],
    ["a number is a word", word, 1000, "1000"],
    ["blanks are none", word, " ", "the answer is a text; it must be a text that is not blank, or a number"],
    ["a number", number, 1.5, 1.5],
    ["a number as a text", number, "-7", -7],
    ["words are no number", number, "many", "the answer is a text; it must be a number"],
    ["half is no integer", integer, 0.5, "the answer is a number; it must be an integer"],
    ["digits beyond a number's reach are no integer", integer, "9007199254740993", "the answer is a text; it must be an integer"],
    ["a flag as a text", flag, "false", false],
    ["null is no flag", flag, null, "the answer is null; it must be true or false"],
    ["a number as an id", id("an id", /^\d+$/.test.bind(/^\d+$/)), 7, "7"],
    ["what is no id is shown", id("an id", /^\d+$/.test.bind(/^\d+$/)), "../x", 'the answer is "../x"; it must be an id'],
    ["nothing", text, undefined, "the answer has no content; it must be a text"],
  ])("%s", (_, decode, value, expected) => {
    expect(read(decode, value)).toEqual(expected);
  });
});

describe("fields", () => {
  const described = object({ id: filled, note: optional(text), count: lenient(number), tags: list(text, "empty") });

  test("those without a value are left out, unknown ones ignored", () => {
    expect(read(described, { id: "x", note: null, count: "many", more: 1 })).toStrictEqual({ id: "x", tags: [] });
  });

  test("an optional one may be missing, but not something else; a lenient one may", () => {
    expect(read(described, { id: "x", note: 7 })).toBe("note in the answer is a number; it must be a text");
  });

  test("what is wrong is named by its path, and never quoted", () => {
    const nested = field("Response", object({ rows: list(object({ name: object({ first: text }) })) }));
    const rows = [{ name: { first: "a" } }, { name: { first: ["secret"] } }];
    expect(read(nested, { Response: { rows } })).toBe("Response.rows[1].name.first in the answer is a list; it must be a text");
    expect(read(nested, { Response: { rows: [{}] } })).toBe("the answer has no Response.rows[0].name; it must be an object");
    expect(read(nested, [])).toBe("the answer is a list; it must be an object");
  });

  test("a list that is null is empty, one that is missing is none", () => {
    expect(read(list(text), null)).toEqual([]);
    expect(read(object({ rows: list(text) }), {})).toBe("the answer has no rows; it must be a list");
  });

  test("of an object of one's own are the same, and what is as it should be is not copied", () => {
    const fields = { id: filled, note: optional(text), count: lenient(number), tags: list(text, "empty"), word: lenient(word) };
    const copied = object(fields);
    const own = ownObject(fields);
    const scraps = fc.constantFrom<unknown>("x", " x ", "", 7, "7", null, undefined, [], ["a"], {});
    const names = fc.constantFrom("id", "note", "count", "tags", "word", "more", "__proto__", "toString");
    fc.assert(
      fc.property(fc.array(fc.tuple(names, scraps)), (members) => {
        const json = JSON.stringify(Object.fromEntries(members));
        expect(read(own, JSON.parse(json))).toStrictEqual(read(copied, JSON.parse(json)));
      }),
    );
    const withoutTags = ownObject({ id: filled, note: optional(text), more: lenient(text) });
    const known = { note: "a", id: "x" };
    expect(withoutTags(known)).toBe(known);
    expect(withoutTags({ id: "x", note: null })).toStrictEqual({ id: "x" });
    expect(read(withoutTags, { note: "a" })).toBe("the answer has no id; it must be a text that is not empty");
    expect(read(withoutTags, [])).toBe("the answer is a list; it must be an object");
  });

  test("a second name is looked at where the first has nothing", () => {
    const named = object({ rateLimitWhiteList: flag }, { rateLimitWhiteList: "rateLimitWhitelist" });
    expect(read(named, { rateLimitWhitelist: true })).toEqual({ rateLimitWhiteList: true });
    expect(read(named, { rateLimitWhiteList: false, rateLimitWhitelist: true })).toEqual({ rateLimitWhiteList: false });
  });

  test("names that are alike are written once", () => {
    expect(read(object(each(["a", "b"], number)), { a: 1, b: "2" })).toEqual({ a: 1, b: 2 });
  });

  test("their types follow", () => {
    const typedFields = object({ id: filled, status: open<"READY">(filled), note: optional(text), tags: list(number) });
    const typed: Decoded<typeof typedFields> = { id: "x", status: "READY", tags: [1] };
    const status: Open<"READY"> = typed.status;
    const note: string | undefined = typed.note;
    // @ts-expect-error: an id is a text.
    const wrong: number = typed.id;
    // @ts-expect-error: what must be there is not optional.
    const incomplete: Decoded<typeof typedFields> = { status: "READY", tags: [] };
    expect([status, note, wrong, incomplete]).toHaveLength(4);
  });
});

test("a text that is no JSON says nothing, one with a long integer keeps its digits", () => {
  expect(saidIn({ text: "<html>" }, object({ id: text }))).toBeUndefined();
  expect(saidIn({ text: '{"id":18446744073709551615}' }, object({ id: text }))).toEqual({ id: "18446744073709551615" });
});
