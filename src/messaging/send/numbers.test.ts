import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { readNumber } from "./numbers";

test.each<[string, string]>([
  ["13800138000", "+8613800138000"],
  ["+8613800138000", "+8613800138000"],
  ["8613800138000", "+8613800138000"],
  ["008613800138000", "+8613800138000"],
  ["+86 138-0013-8000", "+8613800138000"],
  ["(138) 0013 8000", "+8613800138000"],
  ["１３８００１３８０００", "+8613800138000"],
  [" 13800138000\n", "+8613800138000"],
  ["19912345678", "+8619912345678"],
])("%j is the mainland number %s", (given, number) => {
  expect(readNumber(given)).toEqual({ number, reach: "domestic" });
});

test.each<[string, string]>([
  ["+1 415 555 2971", "+14155552971"],
  ["+85291234567", "+85291234567"],
  ["+886912345678", "+886912345678"],
  ["+44 7911 123456", "+447911123456"],
  ["00 1 415 555 2971", "+14155552971"],
])("%j is the number %s outside the mainland", (given, number) => {
  expect(readNumber(given)).toEqual({ number, reach: "international" });
});

test.each<[unknown, RegExp]>([
  ["", /^"" is no phone number/],
  ["+", /is no phone number/],
  ["abc", /is no phone number/],
  ["call 13800138000 now", /is no phone number/],
  ["13800138000;13800138001", /is no phone number. Write one number/],
  ["13800138000,13800138001", /is no phone number/],
  ["+8613800138000 ext. 5", /is no phone number/],
  ["1380013800", /is no (phone|mobile) number/],
  ["+86138001380001", /is no mobile number of the mainland: those have 11 digits and begin with 13 to 19/],
  ["010-12345678", /is no mobile number of the mainland/],
  ["12345678901", /is no (phone|mobile) number/],
  ["+999123456789", /is no phone number/],
  ["1".repeat(1000), /^"1{40}…" is no phone number/],
  ["\u0000+8613800138000", /is no phone number/],
  [13800138000, /^It is a number and no text; write it as "\+8613800138000"\.$/],
  [null, /^It is null and no text/],
  [undefined, /^It is nothing and no text/],
  [{}, /^It is an object and no text/],
])("%j is none", (given, problem) => {
  expect(readNumber(given)).toEqual({ problem: expect.stringMatching(problem) });
});

test("mainland numbers without blanks and signs, which the library does not see, are what it would make of them", () => {
  const prefix = fc.constantFrom("", "86", "+86", "0086");
  fc.assert(
    fc.property(prefix, fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (before, mobile) => {
      const read = parsePhoneNumberFromString(`${before}${mobile}`, { defaultCountry: "CN", extract: false });
      expect(readNumber(`${before}${mobile}`)).toEqual({ number: read?.number, reach: "domestic" });
    }),
  );
});
