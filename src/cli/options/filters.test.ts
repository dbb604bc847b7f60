import { filtersOf, meets } from "./filters";

interface Thing {
  readonly name: string;
  readonly tags: readonly string[];
}
const parts = new Map([
  ["name", ({ name }: Thing) => [name]],
  ["tag", ({ tags }: Thing) => tags],
]);

function isMeant(thing: Partial<Thing>, ...given: (readonly [string, string])[]): boolean {
  const read = filtersOf(given, parts);
  if ("problem" in read) throw new Error(read.problem.detail);
  return meets({ name: "", tags: [], ...thing }, read.filters);
}

test.each([
  ["登录验证码", "登录*", true],
  ["登录验证码", "*验证*", true],
  ["登录验证码", "登录", false],
  ["Login Code", "login*", true],
  ["aba", "ab*ba", false],
  ["abba", "ab*ba", true],
  ["abcabc", "a*b*c", true],
  ["acb", "a*b*c", false],
  ["aXbXc", "*X*X*", true],
  ["a.c", "a.c", true],
  ["abc", "a.c", false],
  ["", "*", true],
  ["a\nb", "a*b", true],
  ["caf\u00e9", "cafe\u0301", true],
])("%j is meant by %j: %s", (name, pattern, expected) => {
  expect(isMeant({ name }, ["name", pattern])).toBe(expected);
});

test("all filters have to be met, and of several texts one will do", () => {
  const thing = { name: "a", tags: ["x", "y"] };
  expect(isMeant(thing, ["name", "a"], ["tag", "y"])).toBe(true);
  expect(isMeant(thing, ["name", "b"], ["tag", "y"])).toBe(false);
});

test("a filter that there is none of is told with those that there are", () => {
  expect(filtersOf([["nmae", "x"]], parts)).toMatchObject({
    problem: {
      summary: '--filter knows no "nmae"',
      detail: "It takes: name, tag. For instance --filter 'name=登录*'. Did you mean \"name\"?",
    },
  });
});
