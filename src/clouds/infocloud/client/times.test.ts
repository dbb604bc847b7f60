import fc from "fast-check";
import { timeOf } from "./times";

test.each([
  ["2308071315", "2023-08-07T05:15:00Z"],
  ["2104091735", "2021-04-09T09:35:00Z"],
  ["0001010000", "1999-12-31T16:00:00Z"],
  ["2402292359", "2024-02-29T15:59:00Z"],
])("%s, in Beijing, is %s", (arriveTime, iso) => {
  expect(timeOf(arriveTime)).toBe(Date.parse(iso));
});

test.each(["", "230807131", "23080713155", "2302300000", "2313010000", "2308072400", "2308071360", "23-08-0713", "２３０８０７１３１５"])(
  "%j is no time",
  (text) => {
    expect(timeOf(text)).toBeUndefined();
  },
);

test("whatever else stands there is no time, and ends in no error", () => {
  fc.assert(fc.property(fc.string(), (text) => /^\d{10}$/.test(text) || timeOf(text) === undefined));
});
