import fc from "fast-check";
import { didYouMean, nearest } from "./nearest";

const names = ["content", "content_type", "country_type", "description"];

test.each([
  ["contnt", "content"],
  ["contenttype", "content_type"],
  ["Description", "description"],
  ["kountry_typ", "country_type"],
])("%s was probably meant to be %s", (given, meant) => {
  expect(nearest(given, names)).toBe(meant);
  expect(didYouMean(given, names)).toBe(` Did you mean "${meant}"?`);
});

test.each(["", "zone", "phone_numbers"])("%j resembles none of them", (given) => {
  expect(nearest(given, names)).toBeUndefined();
  expect(didYouMean(given, names)).toBe("");
});

test("a name with one letter left out, put in or changed is recognised", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{3,12}$/),
      fc.nat(),
      fc.stringMatching(/^[A-Z]$/),
      fc.constantFrom("out", "in", "changed"),
      (name, n, letter, how) => {
        const at = n % name.length;
        const slip = name.slice(0, at) + (how === "out" ? "" : letter) + name.slice(how === "in" ? at : at + 1);
        return nearest(slip, ["something-quite-different", name]) === name;
      },
    ),
  );
});

test("an exact name is its own nearest", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1 }),
      fc.nat(),
      (all, n) => nearest(all[n % all.length] ?? "", all) === all[n % all.length],
    ),
  );
});
